"""What several teachers think together: the mean of their labels, and how good it is on the development sets."""

import argparse
import pickle
import numpy as np
from places import READING, WORK
from records import EVENTS, load
from scoring import score

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


def labels_of(paths):
    """The labels of several files by the name of the set."""
    labels = {}
    for path in paths:
        for name, some in pickle.load(open(path, 'rb')).items():
            labels.setdefault(name, {}).update(some)
    return labels


def mean(one, other, share):
    """The mean of the labels of the records that both have."""
    return {i: [merged(x, y, share) for x, y in zip(one[i], other[i])] for i in one.keys() & other.keys()}


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument('--out')
    ap.add_argument('--share', type=float, default=0.5, help='how much the first counts')
    ap.add_argument('--one', nargs='+', help='label files of a teacher')
    ap.add_argument('--other', nargs='+', help='those of another')
    a = ap.parse_args()
    one, other = labels_of(a.one), labels_of(a.other)
    both = {name: mean(one[name], other[name], a.share) for name in one.keys() & other.keys()}
    for name, labels in both.items():
        print(name, len(labels), flush=True)
        if name.endswith('.dev'):
            records = dict(enumerate(load(WORK / f'{name}.jsonl')))
            for title, given in (('one', one[name]), ('other', other[name]), ('both', labels)):
                print(' ', title, score([(records[i], given[i]) for i in sorted(labels)], READING / f'{name}.jsonl')[1])
    if a.out:
        pickle.dump(both, open(a.out, 'wb'))


if __name__ == '__main__':
    main()
