"""Records as the teacher sees them: word pieces, features of the words, and how pairs of words hang together."""

import numpy as np
import torch
from records import gold_of

UPOS = [
    'ADJ',
    'ADP',
    'ADV',
    'AUX',
    'CCONJ',
    'DET',
    'INTJ',
    'NOUN',
    'NUM',
    'PART',
    'PRON',
    'PROPN',
    'PUNCT',
    'SCONJ',
    'SYM',
    'VERB',
    'X',
]
KINDS = ['none', 'state', 'organisation', 'person', 'group']
FORMS = ['name', 'nominal', 'pronoun']
MAXLEN = 256
DEPRELS = {}


def deprel(name):
    return DEPRELS.setdefault(
        name.split(':')[0] if name not in ('nsubj:pass', 'obl:agent', 'nmod:poss') else name, len(DEPRELS)
    )


def relation_ids(heads, deps, n):
    """n x n ids of how token e (column) hangs on token t (row): child, parent, grandchild, sibling, other; with the relation's name."""
    R = np.zeros((n, n), np.int64)
    D = 48
    for e in range(n):
        h = heads[e]
        if h >= 0:
            R[h, e] = 1 + deps[e]
            R[e, h] = 1 + D + deps[e]
            g = heads[h]
            if g >= 0:
                if R[g, e] == 0:
                    R[g, e] = 1 + 2 * D + deps[e]
                if R[e, g] == 0:
                    R[e, g] = 1 + 3 * D + deps[e]
    for a in range(n):
        for b in range(n):
            if a != b and heads[a] == heads[b] and heads[a] >= 0 and R[a, b] == 0:
                R[a, b] = 1 + 4 * D + deps[b]
    return R


RELS = 1 + 5 * 48


def chunks(record):
    """Runs of sentences short enough for the encoder."""
    run, size = [], 0
    for i, s in enumerate(record['sentences']):
        n = len(s['t'])
        if run and size + n > 150:
            yield run
            run, size = [], 0
        run.append(i)
        size += n
    if run:
        yield run


def examples(records, tokenizer, with_gold=True):
    out = []
    for record in records:
        gold = gold_of(record) if with_gold else None
        for run in chunks(record):
            words, starts, feats = [], [], []
            for i in run:
                s = record['sentences'][i]
                starts.append(len(words))
                kind = [0] * len(s['t'])
                for m in s['m']:
                    for k in range(m[0], m[1] + 1):
                        v = (
                            1
                            + KINDS.index(m[7][0]) * 12
                            + FORMS.index(m[3]) * 4
                            + (2 if m[4] else 0)
                            + (1 if k == m[2] else 0)
                        )
                        if k == m[2] or kind[k] == 0:
                            kind[k] = v
                for k, t in enumerate(s['t']):
                    caps = 0 if t[0].islower() else 1 if t[0].isupper() else 2 if t[0][:1].isupper() else 3
                    feats.append((UPOS.index(t[4]), kind[k], deprel(t[7]), caps))
                    words.append(t[0])
            enc = tokenizer(words, is_split_into_words=True, truncation=True, max_length=MAXLEN)
            first = {}
            for pos, w in enumerate(enc.word_ids()):
                if w is not None and w not in first:
                    first[w] = pos
            pos = [first.get(w, 0) for w in range(len(words))]
            sents = [record['sentences'][i] for i in run]
            out.append(
                dict(
                    record=record,
                    run=run,
                    ids=enc['input_ids'],
                    pos=pos,
                    feats=feats,
                    starts=starts,
                    sents=sents,
                    gold=[gold[i] for i in run] if gold else None,
                )
            )
    return out


def rel_of(s):
    """The ids of a sentence's pairs, made once."""
    if 'rel' not in s:
        s['rel'] = relation_ids([t[6] for t in s['t']], [deprel(t[7]) for t in s['t']], len(s['t'])).astype(np.int16)
    return s['rel']


def bucket(d):
    """A distance in tokens as a row of the table of distances."""
    return int(max(-32, min(32, d))) + 33


def batch_pairs(batch, triggers_of):
    """Of the pairs of triggers and ends, then of parts and wholes: rows of both, ids of their ways and distances, and where they stand."""
    A, B, R, D, where = [], [], [], [], []
    A2, B2, R2, D2, where2 = [], [], [], [], []
    base = 0
    for ei, e in enumerate(batch):
        for si, (s, st) in enumerate(zip(e['sents'], e['starts'])):
            rel = rel_of(s)
            ends = s['ends']
            for t in triggers_of(ei, si):
                for k in ends:
                    A.append(base + st + t)
                    B.append(base + st + k)
                    R.append(rel[t, k])
                    D.append(bucket(k - t))
                    where.append((ei, si, t, k))
            for a in ends:
                for b in ends:
                    if a != b and abs(a - b) < 16:
                        A2.append(base + st + a)
                        B2.append(base + st + b)
                        R2.append(rel[a, b])
                        D2.append(bucket(b - a))
                        where2.append((ei, si, a, b))
        base += len(e['pos'])
    T = lambda v: torch.tensor(np.array(v, dtype=np.int64))
    return (T(A), T(B), T(R), T(D), where), (T(A2), T(B2), T(R2), T(D2), where2)
