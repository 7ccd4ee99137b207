"""What teacher and reader think together: soft labels for the reader's last rounds, and how good they are on dev."""

import argparse
import json
import pickle
import time
import numpy as np
import torch
from batches import Set
from network import Reader
from places import READING, WORK
from records import EVENTS
from scoring import score
from student import predict

NONE = np.eye(len(EVENTS), dtype=np.float32)[0]


def merged(one, other, share):
    """The mean of two readings of a sentence, `share` being the first one's."""
    a, b = ({t: (p, s, r) for t, p, s, r in x['triggers']} for x in (one, other))
    triggers = []
    for t in sorted(a.keys() | b.keys()):
        pa, sa, ra = a.get(t, (NONE, None, None))
        pb, sb, rb = b.get(t, (NONE, None, None))
        p = share * pa.astype(np.float32) + (1 - share) * pb.astype(np.float32)
        if p[0] > 0.97:
            continue
        wa, wb = (share if sa is not None else 0), (1 - share if sb is not None else 0)
        mix = lambda x, y: ((wa * x.astype(np.float32) if wa else 0) + (wb * y.astype(np.float32) if wb else 0)) / (
            wa + wb
        )
        zero = np.zeros(4, np.float32)
        roles = {
            k: mix((ra or {}).get(k, zero), (rb or {}).get(k, zero)) for k in (ra or {}).keys() | (rb or {}).keys()
        }
        triggers.append(
            (
                t,
                p.astype(np.float16),
                mix(sa, sb).astype(np.float16),
                {k: v.astype(np.float16) for k, v in roles.items()},
            )
        )
    pairs = {}
    for x, w in ((one, share), (other, 1 - share)):
        for part, whole, p in x['affiliations']:
            pairs[part, whole] = pairs.get((part, whole), 0) + w * p
    return {'triggers': triggers, 'affiliations': [(i, j, p) for (i, j), p in pairs.items() if p > 0.02]}


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--student')
    ap.add_argument('--labels')
    ap.add_argument('--out')
    ap.add_argument('--share', type=float, default=0.5)
    ap.add_argument('names', nargs='+')
    a = ap.parse_args()
    torch.set_flush_denormal(True)
    c = torch.load(a.student)
    rows = {w: i for i, w in enumerate(c['words'])}
    hints = len(json.load(open(WORK / 'reading.dev.json'))['hints'])
    m = Reader(len(c['words']), c['state']['vectors'], hints, c['size'])
    m.load_state_dict(c['state'])
    labels = pickle.load(open(a.labels, 'rb'))
    out = {}
    for name in a.names:
        t0 = time.time()
        data = Set(name, rows, hints, gold=False, keep_records=True)
        got = predict(m, data, 0.08)
        out[name] = {}
        both = []
        for i, (record, own) in enumerate(got):
            other = labels[name].get(i)
            if other is None:
                continue
            out[name][i] = [merged(x, y, a.share) for x, y in zip(own, other)]
            if name.endswith('.dev'):
                both.append((record, out[name][i]))
        print(name, len(out[name]), round(time.time() - t0), flush=True)
        if name.endswith('.dev'):
            print(' student', score(got, READING / f'{name}.jsonl')[1])
            print(' both', score(both, READING / f'{name}.jsonl')[1], flush=True)
    pickle.dump(out, open(a.out, 'wb'))


if __name__ == '__main__':
    main()
