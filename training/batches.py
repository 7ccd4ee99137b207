"""Sentences as the network sees them, from the files that `npm run train -- examples` writes, and what it should say of them."""

import json
import numpy as np
import torch
from places import WORK
from records import EVENTS, gold_of

P = 5
MOST_HINTS = 18
LONGEST = 150


class Set:
    """Sentences with what is needed of them, from the files that `npm run train -- examples` writes."""

    def __init__(self, name, rows, hints, labels=None, gold=True, limit=None, keep_records=False, weight=1.0):
        self.blob = np.memmap(WORK / f'{name}.bin', np.uint8, 'r')
        self.items = []
        self.records = []
        self.hints = hints
        self.weight = weight
        for index, line in enumerate(open(WORK / f'{name}.jsonl', encoding='utf-8')):
            if limit and index >= limit:
                break
            record = json.loads(line)
            golds = gold_of(record) if gold else None
            soft = labels.get(index) if labels else None
            if labels is not None and soft is None:
                continue
            for i, s in enumerate(record['sentences']):
                n = len(s['t'])
                if n == 0 or n > LONGEST:
                    continue
                if not gold and len(s['ends']) < 2:
                    continue
                hs = np.full((n, MOST_HINTS), hints, np.int16)
                for k, h in enumerate(s['hints']):
                    hs[k, : min(MOST_HINTS, len(h))] = h[:MOST_HINTS]
                it = dict(
                    n=n,
                    words=np.array([rows.get(w, 0) for w in s['words']], np.int32),
                    hints=hs,
                    a=s['affixes'],
                    s=s['states'],
                    r=s['roles'],
                    f=s['affiliations'],
                    trig=np.array(s['triggers'], np.int16),
                    ends=np.array(s['ends'], np.int16),
                    where=(len(self.records), i),
                )
                if golds:
                    it['gold'] = golds[i]
                if soft:
                    it['soft'] = soft[i]
                self.items.append(it)
            if keep_records:
                self.records.append(record)

    def array(self, at, dtype, shape):
        count = int(np.prod(shape))
        return self.blob[at : at + count * np.dtype(dtype).itemsize].view(dtype).reshape(shape)


def batch_of(pairs):
    T = max(it['n'] for _, it in pairs)
    B = len(pairs)
    b = dict(
        words=np.zeros((T, B), np.int64),
        affixes=np.zeros((T, B, 6), np.int64),
        hints=np.full((T, B, MOST_HINTS), pairs[0][0].hints, np.int64),
        states=np.zeros((T, B, 128), np.float32),
        mask=np.zeros((T, B, 1), np.float32),
    )
    for k, (s, it) in enumerate(pairs):
        n = it['n']
        b['words'][:n, k] = it['words']
        b['hints'][:n, k] = it['hints']
        b['mask'][:n, k] = 1
        b['affixes'][:n, k] = s.array(it['a'], np.uint16, (n, 6))
        b['states'][:n, k] = s.array(it['s'], np.int16, (n, 128))
    b['states'] /= 8191
    return {k: torch.from_numpy(v) for k, v in b.items()}


def targets_of(pairs, alpha):
    """Flat indices (token * B + sentence) with their targets."""
    B = len(pairs)
    T = max(it['n'] for _, it in pairs)
    ev = np.zeros((T, B, len(EVENTS)), np.float32)
    ev[..., 0] = 1
    w = np.zeros((T, B), np.float32)
    st_at, st_y = [], []
    ra, re_, rp, ry, rw = [], [], [], [], []
    fa, fe, fp, fy, fw = [], [], [], [], []
    for k, (s, it) in enumerate(pairs):
        n = it['n']
        w[:n, k] = s.weight
        nt, ne = len(it['trig']), len(it['ends'])
        slot = {int(t): i for i, t in enumerate(it['trig'])}
        eslot = {int(e): i for i, e in enumerate(it['ends'])}
        gold, soft = it.get('gold'), it.get('soft')
        g = 1.0 if soft is None else (1 - alpha if gold else 0.0)
        E = np.zeros((n, len(EVENTS)), np.float32)
        E[:, 0] = 1
        rolesof = {}
        statusof = {}
        if gold:
            for f in gold.frames:
                E[f.trigger] = 0
                E[f.trigger, f.event] = 1
                R = np.zeros((ne, 4), np.float32)
                for e, r in f.roles:
                    if e in eslot:
                        R[eslot[e], r] = 1
                rolesof[f.trigger] = [R, 1.0]
                st = np.zeros(5, np.float32)
                st[f.status] = 1
                statusof[f.trigger] = st
        if soft:
            E *= g
            listed = set()
            for t, p, stp, roles in soft['triggers']:
                E[t] += (1 - g) * p
                listed.add(t)
                pt = 1 - p[0]
                if pt > 0.08:
                    R = np.zeros((ne, 4), np.float32)
                    for e, r in roles.items():
                        if e in eslot:
                            R[eslot[e]] = r
                    if t in rolesof:
                        rolesof[t][0] = g * rolesof[t][0] + (1 - g) * R
                    elif not gold:
                        rolesof[t] = [R, float(pt)]
                        statusof[t] = stp * pt
            rest = [t for t in range(n) if t not in listed]
            E[rest, 0] += 1 - g
        ev[:n, k] = E
        path = s.array(it['r'], np.uint16, (nt, ne, P)) if ne else None
        for t, (R, weight) in rolesof.items():
            if t not in slot or not ne:
                continue
            ra.append(np.full(ne, t * B + k))
            re_.append(it['ends'].astype(np.int64) * B + k)
            rp.append(path[slot[t]])
            ry.append(R)
            rw.append(np.full(ne, weight * s.weight, np.float32))
            st_at.append(t * B + k)
            st_y.append(statusof[t] * s.weight)
        if ne > 1:
            A = np.zeros((ne, ne), np.float32)
            if gold:
                for a, c in gold.affiliations:
                    if a in eslot and c in eslot:
                        A[eslot[a], eslot[c]] = g
            if soft:
                for a, c, p in soft['affiliations']:
                    if a in eslot and c in eslot:
                        A[eslot[a], eslot[c]] += (1 - g) * p
            far = np.abs(it['ends'][:, None].astype(int) - it['ends'][None].astype(int))
            i, j = np.nonzero((far > 0) & (far < 24))
            fpath = s.array(it['f'], np.uint16, (ne, ne, P))
            fa.append(it['ends'][i].astype(np.int64) * B + k)
            fe.append(it['ends'][j].astype(np.int64) * B + k)
            fp.append(fpath[i, j])
            fy.append(A[i, j])
            fw.append(np.full(len(i), s.weight, np.float32))
    c = lambda v, d: torch.from_numpy(np.concatenate(v).astype(d)) if v else None
    return dict(
        ev=torch.from_numpy(ev.reshape(T * B, -1)),
        w=torch.from_numpy(w.reshape(-1)),
        st_at=torch.tensor(st_at, dtype=torch.long),
        st_y=torch.from_numpy(np.array(st_y, np.float32)),
        r=(c(ra, np.int64), c(re_, np.int64), c(rp, np.int64), c(ry, np.float32), c(rw, np.float32)),
        f=(c(fa, np.int64), c(fe, np.int64), c(fp, np.int64), c(fy, np.float32), c(fw, np.float32)),
    )
