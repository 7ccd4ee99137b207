"""What the teacher thinks of records: soft labels that the small reader learns from."""

import argparse
import os
import pickle
import time
import numpy as np
import torch
from transformers import AutoTokenizer

from teacher import Teacher, predict
from teacher_batches import DEPRELS, examples
from records import load


def compact(outs):
    return [
        {
            'triggers': [
                (t, p.astype(np.float16), s.astype(np.float16), {k: r.astype(np.float16) for k, r in roles.items()})
                for t, p, s, roles in o['triggers']
            ],
            'affiliations': o['affiliations'],
        }
        for o in outs
    ]


def parts(path, part, of):
    """Numbers and records of every `of`th line from the line `part` on, in runs."""
    run = []
    for number, record in enumerate(load(path)):
        if number % of != part:
            continue
        run.append((number, record))
        if len(run) == 2000:
            yield run
            run = []
    if run:
        yield run


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--model')
    ap.add_argument('--checkpoint')
    ap.add_argument('--out')
    ap.add_argument('--part', type=int, default=0, help='with --of: several processes share the work')
    ap.add_argument('--of', type=int, default=1)
    ap.add_argument('inputs', nargs='+')
    a = ap.parse_args()
    torch.set_flush_denormal(True)
    c = torch.load(a.checkpoint)
    DEPRELS.update(c['deprels'])
    m = Teacher(a.model)
    m.load_state_dict(c['state'])
    m.eval()
    tok = AutoTokenizer.from_pretrained(a.model)
    result = {}
    for path in a.inputs:
        name = path.split('/')[-1].rsplit('.', 1)[0]
        labels = result.setdefault(name, {})
        t0 = time.time()
        for run in parts(path, a.part, a.of):
            records = [record for _, record in run]
            got = {id(r): o for r, o in predict(m, examples(records, tok, False), 0.08)}
            labels.update({number: compact(got[id(r)]) for number, r in run if id(r) in got})
            print(name, run[-1][0] + 1, round(time.time() - t0), 's', flush=True)
            with open(f'{a.out}.part', 'wb') as out:
                pickle.dump(result, out)
            os.replace(f'{a.out}.part', a.out)


if __name__ == '__main__':
    main()
