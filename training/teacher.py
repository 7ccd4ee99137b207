"""The teacher: a pretrained encoder (MiniLM or another BERT-like one) fine-tuned to read relations."""

import argparse
import math
import random
import time
import torch
from torch import nn
import torch.nn.functional as F
from transformers import AutoModel, AutoTokenizer
from places import READING, WORK
from records import EVENTS, load
from scoring import score
from teacher_batches import DEPRELS, RELS, batch_pairs, examples


class PairHead(nn.Module):
    """Scores of pairs of words, by what each is, how they hang together and how far apart they stand."""

    def __init__(self, size, width, outputs):
        super().__init__()
        self.first = nn.Linear(size, width)
        self.second = nn.Linear(size, width)
        self.way = nn.Embedding(RELS, width)
        self.distance = nn.Embedding(66, width)
        self.out = nn.Linear(width, outputs)
        self.drop = nn.Dropout(0.1)

    def forward(self, x, pairs):
        a, b, way, distance, _ = pairs
        return self.out(
            self.drop(F.gelu(self.first(x)[a] + self.second(x)[b] + self.way(way) + self.distance(distance)))
        )


class Teacher(nn.Module):
    def __init__(self, path, width=128):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            path, dtype=torch.bfloat16, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
        )
        self.encoder.embeddings.requires_grad_(False)
        h = self.encoder.config.hidden_size
        self.feats = nn.ModuleList(nn.Embedding(n, 24) for n in (17, 64, 48, 4))
        self.mix = nn.Linear(h + 96, h)
        self.events = nn.Linear(h, len(EVENTS))
        self.status = nn.Linear(h, 5)
        self.roles = PairHead(h, width, 4)
        self.affiliation = PairHead(h, width, 1)
        self.drop = nn.Dropout(0.1)
        # Most words tell nothing and most pairs have no part in each other: to start there saves hundreds of steps.
        with torch.no_grad():
            self.events.bias[0] = 5
            self.roles.out.bias.fill_(-2.5)
            self.affiliation.out.bias.fill_(-4)

    def encode(self, batch):
        L = max(len(e['ids']) for e in batch)
        ids = torch.zeros(len(batch), L, dtype=torch.long)
        mask = torch.zeros(len(batch), L, dtype=torch.long)
        for i, e in enumerate(batch):
            ids[i, : len(e['ids'])] = torch.tensor(e['ids'])
            mask[i, : len(e['ids'])] = 1
        h = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        rows = torch.cat([torch.tensor(e['pos']) + i * L for i, e in enumerate(batch)])
        f = torch.tensor([x for e in batch for x in e['feats']])
        x = torch.cat([h.reshape(-1, h.shape[-1])[rows]] + [emb(f[:, k]) for k, emb in enumerate(self.feats)], 1)
        return self.drop(F.gelu(self.mix(x)))


def loss_of(model, batch):
    x = model.encode(batch)
    ev = []
    trig = {}
    status_rows, status_gold = [], []
    base = 0
    for ei, e in enumerate(batch):
        y = [0] * len(e['pos'])
        for si, (g, st) in enumerate(zip(e['gold'], e['starts'])):
            trig[ei, si] = {f.trigger: f for f in g.frames}
            for f in g.frames:
                y[st + f.trigger] = f.event
                status_rows.append(base + st + f.trigger)
                status_gold.append(f.status)
        ev += y
        base += len(e['pos'])
    loss = F.cross_entropy(model.events(x), torch.tensor(ev), reduction='sum')
    roles, owns = batch_pairs(batch, lambda ei, si: list(trig[ei, si]))
    if len(roles[0]):
        y = torch.zeros(len(roles[0]), 4)
        for i, (ei, si, t, k) in enumerate(roles[-1]):
            for r in range(4):
                if (k, r) in trig[ei, si][t].roles:
                    y[i, r] = 1
        loss = loss + F.binary_cross_entropy_with_logits(model.roles(x, roles), y, reduction='sum')
        loss = loss + 0.5 * F.cross_entropy(
            model.status(x[torch.tensor(status_rows)]), torch.tensor(status_gold), reduction='sum'
        )
    if len(owns[0]):
        y = torch.tensor([float((a, b) in batch[ei]['gold'][si].affiliations) for ei, si, a, b in owns[-1]])
        loss = loss + F.binary_cross_entropy_with_logits(model.affiliation(x, owns)[:, 0], y, reduction='sum')
    return loss / len(batch)


@torch.no_grad()
def predict(model, exs, floor=0.03):
    model.eval()
    order = sorted(range(len(exs)), key=lambda i: len(exs[i]['ids']))
    outs = [None] * len(exs)
    for b in range(0, len(order), 48):
        idx = order[b : b + 48]
        batch = [exs[i] for i in idx]
        x = model.encode(batch)
        ev = model.events(x).softmax(1).numpy()
        st = model.status(x).softmax(1).numpy()
        cand = {}
        base = 0
        for ei, e in enumerate(batch):
            for si, (s, s0) in enumerate(zip(e['sents'], e['starts'])):
                cand[ei, si] = [k for k in range(len(s['t'])) if ev[base + s0 + k, 0] < 1 - floor]
            base += len(e['pos'])
        pairs, owns = batch_pairs(batch, lambda ei, si: cand[ei, si])
        roles = model.roles(x, pairs).sigmoid().numpy() if len(pairs[0]) else []
        affiliations = model.affiliation(x, owns)[:, 0].sigmoid().numpy() if len(owns[0]) else []
        per = [[{'triggers': [], 'affiliations': []} for _ in e['sents']] for e in batch]
        byt = {}
        for (ei, si, t, k), r in zip(pairs[-1], roles):
            if r.max() > 0.02:
                byt.setdefault((ei, si, t), {})[k] = r
        base = 0
        for ei, e in enumerate(batch):
            for si, s0 in enumerate(e['starts']):
                for t in cand[ei, si]:
                    per[ei][si]['triggers'].append((t, ev[base + s0 + t], st[base + s0 + t], byt.get((ei, si, t), {})))
            base += len(e['pos'])
        for (ei, si, a, b2), p in zip(owns[-1], affiliations):
            if p > 0.02:
                per[ei][si]['affiliations'].append((a, b2, float(p)))
        for ei, i in enumerate(idx):
            outs[i] = per[ei]
    byrec = {}
    for e, o in zip(exs, outs):
        d = byrec.setdefault(id(e['record']), (e['record'], {}))[1]
        for i, s in zip(e['run'], o):
            d[i] = s
    model.train()
    return [
        (r, [d.get(i, {'triggers': [], 'affiliations': []}) for i in range(len(r['sentences']))])
        for r, d in byrec.values()
    ]


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--model')
    ap.add_argument('--out')
    ap.add_argument('--epochs', type=float, default=3)
    ap.add_argument('--lr', type=float, default=2e-4)
    ap.add_argument('--seed', type=int, default=1)
    ap.add_argument('--limit', type=int)
    ap.add_argument('--batch', type=int, default=32)
    ap.add_argument('--frozen', type=int, default=0, help='layers from below that stay as they were pretrained')
    a = ap.parse_args()
    random.seed(a.seed)
    torch.manual_seed(a.seed)
    tok = AutoTokenizer.from_pretrained(a.model)
    t0 = time.time()
    train = examples([*load(WORK / 'reading.train.jsonl', a.limit), *load(WORK / 'articles.train.jsonl', a.limit)], tok)
    dev = examples(load(WORK / 'reading.dev.jsonl'), tok)
    art = examples(load(WORK / 'articles.dev.jsonl'), tok)
    print(len(train), 'examples', len(DEPRELS), 'deprels', time.time() - t0, flush=True)
    model = Teacher(a.model)
    for layer in model.encoder.encoder.layer[: a.frozen]:
        layer.requires_grad_(False)
    enc = list(model.encoder.parameters())
    ids = {id(p) for p in enc}
    enc = [p for p in enc if p.requires_grad]
    master = [p.detach().float().clone() for p in enc]
    for p in master:
        p.requires_grad_(True)
    opt = torch.optim.AdamW(
        [
            {'params': master, 'lr': a.lr, 'weight_decay': 0.01},
            {'params': [p for p in model.parameters() if id(p) not in ids], 'lr': 1e-3, 'weight_decay': 0.0},
        ],
        fused=True,
    )
    steps = int(a.epochs * math.ceil(len(train) / a.batch))
    sched = torch.optim.lr_scheduler.LambdaLR(opt, lambda s: min(1, s / (0.06 * steps)) * max(0.02, 1 - s / steps))
    model.train()
    for epoch in range(math.ceil(a.epochs)):
        t0 = time.time()
        total = 0
        order = list(range(len(train)))
        random.shuffle(order)
        pools = [
            sorted(order[i : i + a.batch * 20], key=lambda k: len(train[k]['ids']))
            for i in range(0, len(order), a.batch * 20)
        ]
        batches = [pool[i : i + a.batch] for pool in pools for i in range(0, len(pool), a.batch)]
        random.shuffle(batches)
        batches = batches[: steps - epoch * len(batches)]
        for n, b in enumerate(batches):
            loss = loss_of(model, [train[k] for k in b])
            loss.backward()
            for p, q in zip(enc, master):
                q.grad = None if p.grad is None else p.grad.float()
                p.grad = None
            nn.utils.clip_grad_norm_([q for g in opt.param_groups for q in g['params']], 1.0)
            opt.step()
            sched.step()
            opt.zero_grad(set_to_none=True)
            with torch.no_grad():
                torch._foreach_copy_(enc, master)
            total += loss.item()
            if n % 100 == 0:
                print(epoch, n, len(batches), round(total / (n + 1), 3), round(time.time() - t0), flush=True)
        print('epoch', epoch, total / len(batches), time.time() - t0)
        print('  dev', score(predict(model, dev), READING / 'reading.dev.jsonl')[1])
        print('  art', score(predict(model, art), READING / 'articles.dev.jsonl')[1], flush=True)
        torch.save({'state': model.state_dict(), 'deprels': DEPRELS}, a.out)


if __name__ == '__main__':
    main()
