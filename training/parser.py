"""Train the parser's network: a small one and two wide ones on treebanks and names, then the small one on what all think."""

import argparse
import json
import random
import time
import numpy as np
import torch
import torch.nn.functional as F
from optimiser import Optimiser
from parser_batches import LONGEST, TAGS, batches, column, inputs, read, varied
from parser_export import write_network
from parser_network import ParserNetwork
from places import ROOT
from trees import best_tree

SMALL = dict(word=64, affix=64, hidden=128, layers=3, arc=64, label=96)
WIDE = dict(word=96, affix=96, hidden=256, layers=3, arc=128, label=128)
DROPOUT = dict(input=0.2, hidden=0.3, word=0.03, affix=0.05, rare=1)
LESSONS = [
    dict(epochs=6, rate=1.5e-3, dropout={**DROPOUT, 'input': 0.15, 'hidden': 0.2}),
    dict(epochs=6, rate=1e-3, dropout={**DROPOUT, 'input': 0.05, 'hidden': 0.05}),
]
# How much the networks' probabilities count beside the annotation.
SHARE = 0.6
BATCH = 750


def cross_entropy(scores, sentences, name, targets):
    """Sum over the tokens that have a label, or probabilities in its place (`targets`: [T, B, n] and their mask)."""
    losses = F.cross_entropy(scores.flatten(0, 1), column(sentences, name).flatten(), ignore_index=-1, reduction='sum')
    if targets is None:
        return losses
    return -(targets * scores.log_softmax(-1)).sum()


def soft_tags(batch, kind, width):
    out = torch.zeros(max(s.n for s in batch), len(batch), width)
    for b, s in enumerate(batch):
        out[: s.n, b] = torch.from_numpy(s.soft[kind].astype(np.float32))
    return out


def loss_of(model, batch):
    """Mean over the tokens: arcs and labels whole, tags and entities half."""
    words, affixes, mask = inputs(batch)
    soft = batch[0].soft is not None
    tags, views = model.heads(model.encode(words, affixes, mask))
    loss = 0
    for kind in TAGS:
        targets = soft_tags(batch, kind, model.kinds[kind]) if soft else None
        loss = loss + 0.5 * cross_entropy(tags[kind], batch, kind, targets)
    with_tree = [b for b, s in enumerate(batch) if s.has_tree]
    if with_tree:
        trees = [batch[b] for b in with_tree]
        heads = column(trees, 'heads')
        present = column(trees, 'deprel') >= 0
        views, mask = views[:, with_tree], mask[:, with_tree]
        views, mask = views[: len(heads)], mask[: len(heads)]
        arcs = model.arc_scores(views, mask)
        labels = model.label_scores(views, heads)
        if soft:
            target = torch.zeros_like(arcs)
            for b, s in enumerate(trees):
                target[b, : s.n, : s.n + 1] = torch.from_numpy(s.soft['arcs'].astype(np.float32))
            loss = loss - (target * arcs.log_softmax(-1)).sum()
            loss = loss - (soft_tags(trees, 'labels', labels.shape[-1]) * labels.log_softmax(-1)).sum()
        else:
            gold = torch.where(present, heads + 1, -1).T
            loss = loss + F.cross_entropy(arcs.flatten(0, 1), gold.flatten(), ignore_index=-1, reduction='sum')
            loss = loss + cross_entropy(labels, trees, 'deprel', None)
    return loss / sum(s.n for s in batch)


def train(model, sentences, epochs, rate, dropout, seed, report):
    """Epochs of shuffled batches with a rate that falls to zero."""
    random.seed(seed)
    torch.manual_seed(seed)
    model.rates = dropout
    usable = [s for s in sentences if s.n <= LONGEST]
    optimiser = Optimiser(model.parameters(), model.tables())
    steps, step = epochs * len(batches(usable, BATCH)), 0
    for epoch in range(epochs):
        started, total = time.time(), 0
        drawn = usable if usable[0].soft else [varied(s) for s in usable]
        model.train()
        plan = batches(drawn, BATCH)
        for batch in plan:
            loss = loss_of(model, batch)
            loss.backward()
            optimiser.step(rate * min(1, (step + 1) / 200) * (0.01 + 0.99 * max(0, 1 - step / steps)))
            total += loss.item()
            step += 1
        report(epoch, total / len(plan), time.time() - started)


def train_entities(model, sentences, report):
    """The weights of the entity labels alone, on more kinds of text than the trees come from."""
    model.requires_grad_(False)
    model.tags['entity'].requires_grad_(True)
    model.rates = dict.fromkeys(DROPOUT, 0)
    optimiser = torch.optim.Adam(model.tags['entity'].parameters(), lr=2e-3, betas=(0.9, 0.98))
    epochs, step = 8, 0
    steps = epochs * len(batches(sentences, 500))
    for epoch in range(epochs):
        total = 0
        plan = batches(sentences, 500)
        for batch in plan:
            optimiser.param_groups[0]['lr'] = 2e-3 * max(0.01, 1 - step / steps)
            with torch.no_grad():
                x = model.encode(*inputs(batch))
            scores = model.tags['entity'](F.dropout(x, 0.3))
            loss = cross_entropy(scores, batch, 'entity', None) / sum(s.n for s in batch)
            loss.backward()
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            total += loss.item()
            step += 1
        report(epoch, total / len(plan), 0)
    model.requires_grad_(True)


@torch.no_grad()
def scores_of(model, batch):
    """Of each sentence: tags by kind [n, …], arcs [n, 1 + n]; and a function from heads to labels [n, …]."""
    model.eval()
    words, affixes, mask = inputs(batch)
    tags, views = model.heads(model.encode(words, affixes, mask))
    arcs = model.arc_scores(views, mask)
    found = [
        {
            **{kind: tags[kind][: s.n, b].softmax(-1).numpy() for kind in TAGS},
            'arcs': arcs[b, : s.n, : s.n + 1].softmax(-1).numpy(),
        }
        for b, s in enumerate(batch)
    ]
    labels = lambda heads: model.label_scores(views, heads).softmax(-1)
    return found, labels


def padded(rows, batch):
    out = torch.full((max(s.n for s in batch), len(batch)), -1)
    for b, row in enumerate(rows):
        out[: len(row), b] = torch.from_numpy(np.asarray(row).astype(np.int64))
    return out


@torch.no_grad()
def teach(networks, sentences):
    """Give the sentences the mean of what the networks think, moved towards what is annotated, and a tree where they have none."""
    for batch in batches(sentences, 1500, shuffled=False):
        views = [scores_of(network, batch) for network in networks]
        found = [
            {key: np.mean([view[b][key] for view, _ in views], 0) for key in (*TAGS, 'arcs')} for b in range(len(batch))
        ]
        trees = [s.heads if s.has_tree else best_tree(np.log(f['arcs'] + 1e-12)) for s, f in zip(batch, found)]
        labels = torch.stack([label(padded(trees, batch)) for _, label in views]).mean(0).numpy()
        for b, (s, f, tree) in enumerate(zip(batch, found, trees)):
            f['labels'] = labels[: s.n, b]
            gold = {'upos': s.upos, 'xpos': s.xpos, 'entity': s.entity}
            if s.has_tree:
                gold |= {'arcs': s.heads + 1, 'labels': s.deprel}
            for key, values in gold.items():
                annotated = np.flatnonzero(values >= 0)
                f[key][annotated] *= SHARE
                f[key][annotated, values[annotated]] += 1 - SHARE
            s.soft = {key: value.astype(np.float16) for key, value in f.items()}
            if not s.has_tree:
                s.heads = tree.astype(np.int16)
                s.deprel = f['labels'].argmax(1).astype(np.int16)


@torch.no_grad()
def measure(model, sentences):
    """Shares of right UPOS, XPOS, heads, and heads with label, in percent."""
    right, tokens = np.zeros(4), 0
    for batch in batches(sentences, 3000, shuffled=False):
        found, labels = scores_of(model, batch)
        trees = [best_tree(np.log(f['arcs'] + 1e-12)) for f in found]
        names = labels(padded(trees, batch)).argmax(-1).numpy()
        for b, (s, f, tree) in enumerate(zip(batch, found, trees)):
            good = tree == s.heads
            right += [
                (f['upos'].argmax(1) == s.upos).sum(),
                (f['xpos'].argmax(1) == s.xpos).sum(),
                good.sum(),
                (good & (names[: s.n, b] == s.deprel)).sum(),
            ]
            tokens += s.n
    return dict(zip(('UPOS', 'XPOS', 'UAS', 'LAS'), (100 * right / tokens).round(2)))


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument('--work', default=ROOT / '.cache' / 'parser', help='folder of `npm run train -- parser-examples`')
    ap.add_argument('--seed', type=int, default=0)
    a = ap.parse_args()
    torch.set_flush_denormal(True)
    work = lambda name: f'{a.work}/{name}'
    meta = json.load(open(work('parser.json')))
    vectors = torch.from_numpy(
        np.fromfile(work('parser.vectors'), '<f4').reshape(len(meta['words']), meta['vectorSize'])
    )
    counts = torch.tensor(meta['counts'], dtype=torch.float32)
    sets = {
        name: read(work(f'parser.{name}.jsonl')) for name in ('annotated', 'web', 'plain', 'en_ewt-dev', 'en_gum-dev')
    }

    def trained(name, size, sentences, rounds, model=None):
        """The network of that name, from its file where an earlier run came so far."""
        path = work(f'{name}.pt')
        if model is None:
            torch.manual_seed(a.seed + rounds[0]['seed'])
            model = ParserNetwork(size, vectors, counts, meta['labels'])
        try:
            model.load_state_dict(torch.load(path))
            return model
        except FileNotFoundError:
            pass
        for number, settings in enumerate(rounds):

            def report(epoch, loss, seconds):
                dev = {dev: measure(model, sets[dev]) for dev in ('en_ewt-dev', 'en_gum-dev')}
                print(f'{name}.{number + 1} epoch {epoch + 1} loss {loss:.3f} {seconds:.0f} s', dev, flush=True)

            train(model, sentences, report=report, **{**settings, 'seed': a.seed + settings['seed']})
        torch.save(model.state_dict(), path)
        return model

    first = [dict(epochs=20, rate=3e-3, dropout=DROPOUT, seed=1), dict(epochs=8, rate=1.5e-3, dropout=DROPOUT, seed=2)]
    small = trained('small', SMALL, sets['annotated'], first)
    wide = [
        trained(
            f'wide-{seed}',
            WIDE,
            sets['annotated'],
            [dict(epochs=14, rate=2e-3, dropout={**DROPOUT, 'hidden': 0.4}, seed=seed)],
        )
        for seed in (11, 12)
    ]
    named = [s for s in sets['annotated'] if (s.entity >= 0).any()]
    teach([small, *wide], sets['annotated'] + sets['plain'])
    lessons = [{**settings, 'seed': 21 + i} for i, settings in enumerate(LESSONS)]
    small = trained('taught', SMALL, sets['annotated'] + sets['plain'], lessons, small)
    train_entities(
        small, named + sets['web'], lambda epoch, loss, _: print('entities', epoch + 1, f'{loss:.4f}', flush=True)
    )
    write_network(work('network.model'), small, meta)


if __name__ == '__main__':
    main()
