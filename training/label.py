"""What the teacher thinks of records: soft labels that the small reader learns from."""

import argparse
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


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--model')
    ap.add_argument('--checkpoint')
    ap.add_argument('--out')
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
        chunk, start = [], 0

        def flush():
            nonlocal chunk, start
            got = {id(r): o for r, o in predict(m, examples(chunk, tok, False), 0.08)}
            for i, r in enumerate(chunk):
                if id(r) in got:
                    labels[start + i] = compact(got[id(r)])
            start += len(chunk)
            chunk = []
            print(name, start, round(time.time() - t0), 's', flush=True)

        for r in load(path):
            chunk.append(r)
            if len(chunk) == 2000:
                flush()
        if chunk:
            flush()
    pickle.dump(result, open(a.out, 'wb'))


if __name__ == '__main__':
    main()
