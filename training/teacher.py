"""The teacher: a pretrained encoder (MiniLM or another BERT-like one) fine-tuned to read relations."""
import argparse, math, random, time
import numpy as np, torch
from torch import nn
import torch.nn.functional as F
from transformers import AutoModel, AutoTokenizer
from records import EVENTS, ROLES, gold_of, load
from places import READING, WORK
from scoring import score

UPOS = ['ADJ','ADP','ADV','AUX','CCONJ','DET','INTJ','NOUN','NUM','PART','PRON','PROPN','PUNCT','SCONJ','SYM','VERB','X']
KINDS = ['none', 'state', 'organisation', 'person', 'group']
FORMS = ['name', 'nominal', 'pronoun']
ENDS = {'NOUN', 'PROPN', 'PRON', 'NUM', 'ADJ', 'DET', 'SYM', 'X'}
MAXLEN = 256
DEPRELS = {}

def deprel(name):
    return DEPRELS.setdefault(name.split(':')[0] if name not in ('nsubj:pass','obl:agent','nmod:poss') else name, len(DEPRELS))

def relation_ids(heads, deps, n):
    """n x n ids of how token e (column) hangs on token t (row): child, parent, grandchild, sibling, other; with the relation's name."""
    R = np.zeros((n, n), np.int64); D = 48
    for e in range(n):
        h = heads[e]
        if h >= 0:
            R[h, e] = 1 + deps[e]
            R[e, h] = 1 + D + deps[e]
            g = heads[h]
            if g >= 0:
                if R[g, e] == 0: R[g, e] = 1 + 2 * D + deps[e]
                if R[e, g] == 0: R[e, g] = 1 + 3 * D + deps[e]
    for a in range(n):
        for b in range(n):
            if a != b and heads[a] == heads[b] and heads[a] >= 0 and R[a, b] == 0: R[a, b] = 1 + 4 * D + deps[b]
    return R

RELS = 1 + 5 * 48

def chunks(record):
    """Runs of sentences short enough for the encoder."""
    run, size = [], 0
    for i, s in enumerate(record['sentences']):
        n = len(s['t'])
        if run and size + n > 150: yield run; run, size = [], 0
        run.append(i); size += n
    if run: yield run

def examples(records, tokenizer, with_gold=True):
    out = []
    for record in records:
        gold = gold_of(record) if with_gold else None
        for run in chunks(record):
            words, starts, feats = [], [], []
            for i in run:
                s = record['sentences'][i]; starts.append(len(words))
                kind = [0] * len(s['t'])
                for m in s['m']:
                    for k in range(m[0], m[1] + 1):
                        v = 1 + KINDS.index(m[7][0]) * 12 + FORMS.index(m[3]) * 4 + (2 if m[4] else 0) + (1 if k == m[2] else 0)
                        if k == m[2] or kind[k] == 0: kind[k] = v
                for k, t in enumerate(s['t']):
                    caps = 0 if t[0].islower() else 1 if t[0].isupper() else 2 if t[0][:1].isupper() else 3
                    feats.append((UPOS.index(t[4]), kind[k], deprel(t[7]), caps))
                    words.append(t[0])
            enc = tokenizer(words, is_split_into_words=True, truncation=True, max_length=MAXLEN)
            first = {}
            for pos, w in enumerate(enc.word_ids()):
                if w is not None and w not in first: first[w] = pos
            pos = [first.get(w, 0) for w in range(len(words))]
            sents = [record['sentences'][i] for i in run]
            out.append(dict(record=record, run=run, ids=enc['input_ids'], pos=pos, feats=feats, starts=starts, sents=sents,
                            gold=[gold[i] for i in run] if gold else None))
    return out

class Teacher(nn.Module):
    def __init__(self, path, width=128):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(path, dtype=torch.bfloat16, hidden_dropout_prob=0.05, attention_probs_dropout_prob=0.0)
        self.encoder.embeddings.requires_grad_(False)
        h = self.encoder.config.hidden_size
        self.feats = nn.ModuleList(nn.Embedding(n, 24) for n in (17, 64, 48, 4))
        self.mix = nn.Linear(h + 96, h)
        self.events = nn.Linear(h, len(EVENTS)); self.status = nn.Linear(h, 5)
        self.trigger = nn.Linear(h, width); self.end = nn.Linear(h, width)
        self.rel = nn.Embedding(RELS, width); self.dist = nn.Embedding(66, width)
        self.roles = nn.Linear(width, 4)
        self.part = nn.Linear(h, width); self.whole = nn.Linear(h, width)
        self.rel2 = nn.Embedding(RELS, width); self.dist2 = nn.Embedding(66, width)
        self.aff = nn.Linear(width, 1)
        self.drop = nn.Dropout(0.1)
    def encode(self, batch):
        L = max(len(e['ids']) for e in batch)
        ids = torch.zeros(len(batch), L, dtype=torch.long); mask = torch.zeros(len(batch), L, dtype=torch.long)
        for i, e in enumerate(batch):
            ids[i, :len(e['ids'])] = torch.tensor(e['ids']); mask[i, :len(e['ids'])] = 1
        h = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        rows = torch.cat([torch.tensor(e['pos']) + i * L for i, e in enumerate(batch)])
        f = torch.tensor([x for e in batch for x in e['feats']])
        x = torch.cat([h.reshape(-1, h.shape[-1])[rows]] + [emb(f[:, k]) for k, emb in enumerate(self.feats)], 1)
        return self.drop(F.gelu(self.mix(x)))
    def pairs(self, x, a, b, rel, dist, first, second, r, d, out):
        return out(self.drop(F.gelu(first(x)[a] + second(x)[b] + r(rel) + d(dist))))

def ends_of(s):
    heads = {m[2] for m in s['m']}
    return [k for k, t in enumerate(s['t']) if t[4] in ENDS or k in heads]

def rel_of(s):
    if 'rel' not in s:
        s['rel'] = relation_ids([t[6] for t in s['t']], [deprel(t[7]) for t in s['t']], len(s['t'])).astype(np.int16)
        s['ends'] = ends_of(s)
    return s['rel']

def bucket(d):
    return int(max(-32, min(32, d))) + 33

def batch_pairs(batch, triggers_of):
    A, B, R, D, where = [], [], [], [], []; A2, B2, R2, D2, where2 = [], [], [], [], []
    base = 0
    for ei, e in enumerate(batch):
        for si, (s, st) in enumerate(zip(e['sents'], e['starts'])):
            rel = rel_of(s); ends = s['ends']
            for t in triggers_of(ei, si):
                for k in ends:
                    if True:
                        A.append(base + st + t); B.append(base + st + k); R.append(rel[t, k]); D.append(bucket(k - t)); where.append((ei, si, t, k))
            for a in ends:
                for b in ends:
                    if a != b and abs(a - b) < 16:
                        A2.append(base + st + a); B2.append(base + st + b); R2.append(rel[a, b]); D2.append(bucket(b - a)); where2.append((ei, si, a, b))
        base += len(e['pos'])
    T = lambda v: torch.tensor(np.array(v, dtype=np.int64))
    return (T(A), T(B), T(R), T(D), where), (T(A2), T(B2), T(R2), T(D2), where2)

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
                y[st + f.trigger] = f.event; status_rows.append(base + st + f.trigger); status_gold.append(f.status)
        ev += y; base += len(e['pos'])
    loss = F.cross_entropy(model.events(x), torch.tensor(ev), reduction='sum')
    (A, B, R, D, where), (A2, B2, R2, D2, where2) = batch_pairs(batch, lambda ei, si: list(trig[ei, si]))
    if len(A):
        y = torch.zeros(len(A), 4)
        for i, (ei, si, t, k) in enumerate(where):
            for r in range(4):
                if (k, r) in trig[ei, si][t].roles: y[i, r] = 1
        loss = loss + F.binary_cross_entropy_with_logits(model.pairs(x, A, B, R, D, model.trigger, model.end, model.rel, model.dist, model.roles), y, reduction='sum')
        loss = loss + 0.5 * F.cross_entropy(model.status(x[torch.tensor(status_rows)]), torch.tensor(status_gold), reduction='sum')
    if len(A2):
        y = torch.tensor([float((a, b) in batch[ei]['gold'][si].affiliations) for ei, si, a, b in where2])
        loss = loss + F.binary_cross_entropy_with_logits(model.pairs(x, A2, B2, R2, D2, model.part, model.whole, model.rel2, model.dist2, model.aff)[:, 0], y, reduction='sum')
    return loss / len(batch)

@torch.no_grad()
def predict(model, exs, floor=0.03):
    model.eval(); result = []
    order = sorted(range(len(exs)), key=lambda i: len(exs[i]['ids']))
    outs = [None] * len(exs)
    for b in range(0, len(order), 48):
        idx = order[b:b + 48]; batch = [exs[i] for i in idx]
        x = model.encode(batch)
        ev = model.events(x).softmax(1).numpy(); st = model.status(x).softmax(1).numpy()
        cand = {}; base = 0
        for ei, e in enumerate(batch):
            for si, (s, s0) in enumerate(zip(e['sents'], e['starts'])):
                cand[ei, si] = [k for k in range(len(s['t'])) if ev[base + s0 + k, 0] < 1 - floor]
            base += len(e['pos'])
        (A, B, R, D, where), (A2, B2, R2, D2, where2) = batch_pairs(batch, lambda ei, si: cand[ei, si])
        roles = model.pairs(x, A, B, R, D, model.trigger, model.end, model.rel, model.dist, model.roles).sigmoid().numpy() if len(A) else []
        aff = model.pairs(x, A2, B2, R2, D2, model.part, model.whole, model.rel2, model.dist2, model.aff)[:, 0].sigmoid().numpy() if len(A2) else []
        per = [[{'triggers': [], 'affiliations': []} for _ in e['sents']] for e in batch]
        byt = {}
        for (ei, si, t, k), r in zip(where, roles):
            if r.max() > 0.02: byt.setdefault((ei, si, t), {})[k] = r
        base = 0
        for ei, e in enumerate(batch):
            for si, s0 in enumerate(e['starts']):
                for t in cand[ei, si]:
                    per[ei][si]['triggers'].append((t, ev[base + s0 + t], st[base + s0 + t], byt.get((ei, si, t), {})))
            base += len(e['pos'])
        for (ei, si, a, b2), p in zip(where2, aff):
            if p > 0.02: per[ei][si]['affiliations'].append((a, b2, float(p)))
        for ei, i in enumerate(idx): outs[i] = per[ei]
    byrec = {}
    for e, o in zip(exs, outs):
        d = byrec.setdefault(id(e['record']), (e['record'], {}))[1]
        for i, s in zip(e['run'], o): d[i] = s
    model.train()
    return [(r, [d.get(i, {'triggers': [], 'affiliations': []}) for i in range(len(r['sentences']))]) for r, d in byrec.values()]

def main():
    ap = argparse.ArgumentParser(); ap.add_argument('--model'); ap.add_argument('--out'); ap.add_argument('--epochs', type=int, default=5)
    ap.add_argument('--lr', type=float, default=2e-4); ap.add_argument('--seed', type=int, default=1); ap.add_argument('--limit', type=int); ap.add_argument('--batch', type=int, default=32)
    a = ap.parse_args()
    random.seed(a.seed); torch.manual_seed(a.seed)
    tok = AutoTokenizer.from_pretrained(a.model)
    t0 = time.time()
    train = examples([*load(WORK / 'reading.train.jsonl', a.limit), *load(WORK / 'articles.train.jsonl', a.limit)], tok)
    dev = examples(load(WORK / 'reading.dev.jsonl'), tok); art = examples(load(WORK / 'articles.dev.jsonl'), tok)
    print(len(train), 'examples', len(DEPRELS), 'deprels', time.time() - t0, flush=True)
    model = Teacher(a.model)
    enc = list(model.encoder.parameters()); ids = {id(p) for p in enc}
    enc = [p for p in enc if p.requires_grad]
    master = [p.detach().float().clone() for p in enc]
    for p in master: p.requires_grad_(True)
    opt = torch.optim.AdamW([{'params': master, 'lr': a.lr, 'weight_decay': 0.01}, {'params': [p for p in model.parameters() if id(p) not in ids], 'lr': 1e-3, 'weight_decay': 0.0}])
    steps = a.epochs * math.ceil(len(train) / a.batch)
    sched = torch.optim.lr_scheduler.LambdaLR(opt, lambda s: min(1, s / (0.06 * steps)) * max(0.02, 1 - s / steps))
    model.train()
    for epoch in range(a.epochs):
        t0 = time.time(); total = 0
        order = list(range(len(train))); random.shuffle(order)
        pools = [sorted(order[i:i + a.batch * 20], key=lambda k: len(train[k]['ids'])) for i in range(0, len(order), a.batch * 20)]
        batches = [pool[i:i + a.batch] for pool in pools for i in range(0, len(pool), a.batch)]; random.shuffle(batches)
        for n, b in enumerate(batches):
            loss = loss_of(model, [train[k] for k in b]); loss.backward()
            for p, q in zip(enc, master): q.grad = None if p.grad is None else p.grad.float(); p.grad = None
            nn.utils.clip_grad_norm_([q for g in opt.param_groups for q in g['params']], 1.0); opt.step(); sched.step(); opt.zero_grad(set_to_none=True)
            with torch.no_grad(): torch._foreach_copy_(enc, master)
            total += loss.item()
            if n % 100 == 0: print(epoch, n, len(batches), round(total / (n + 1), 3), round(time.time() - t0), flush=True)
        print('epoch', epoch, total / len(batches), time.time() - t0)
        print('  dev', score(predict(model, dev), READING / 'reading.dev.jsonl')[1])
        print('  art', score(predict(model, art), READING / 'articles.dev.jsonl')[1], flush=True)
        torch.save({'state': model.state_dict(), 'deprels': DEPRELS}, a.out)

if __name__ == '__main__':
    main()
