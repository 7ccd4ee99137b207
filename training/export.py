"""Write a trained reader as the model file that the program loads: 8-bit integers with their scales."""

import argparse
import json
import numpy as np
import torch
from model_file import dense, table, write_model
from network import Reader
from places import WORK
from records import EVENTS, STATUSES


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('checkpoint')
    ap.add_argument('out')
    ap.add_argument('--floor', type=float, default=0.3)
    ap.add_argument('--attitude', type=float, default=0.5)
    ap.add_argument('--affiliation', type=float, default=0.5)
    ap.add_argument(
        '--calibration', default='', help='how often relations so sure are right on dev: 0.35:0.41,0.85:0.97'
    )
    a = ap.parse_args()
    m, words = Reader.load(a.checkpoint)
    size = m.size
    hints = json.load(open(WORK / 'reading.dev.json'))['hints']
    m.eval()
    with torch.no_grad():
        w = (m.word.weight + m.vectors @ m.project.weight.T).numpy()
        scales = np.maximum(np.abs(w).max(1), 1e-6).astype(np.float32) / np.float32(127)
        affix, affix_step = table(m.affix.weight.numpy())
        hint, hint_step = table(m.hint.weight.numpy()[: len(hints)])
        rp, rp_step = table(m.rolepath.weight.numpy())
        fp, fp_step = table(m.affpath.weight.numpy())
        sections = [
            ('words', '\n'.join(words).encode()),
            ('word-table', np.clip(np.rint(w / scales[:, None]), -127, 127).astype(np.int8).tobytes()),
            ('word-scales', scales.astype('<f4').tobytes()),
            ('affix-table', affix),
            ('hint-table', hint),
            ('input', dense((m.input, size['hidden']))),
        ]
        sections += [(f'layer-{i}', dense((l.gates, 3 * size['hidden']))) for i, l in enumerate(m.layers)]
        r, q = size['role'], size['affiliation']
        sections += [
            ('heads', dense((m.events, 24), (m.status, 8), (m.trigger, r), (m.end, r), (m.part, q), (m.whole, q))),
            ('role-paths', rp),
            ('affiliation-paths', fp),
            (
                'roles',
                m.roles.weight.T.contiguous().numpy().astype('<f4').tobytes()
                + m.roles.bias.numpy().astype('<f4').tobytes(),
            ),
            ('affiliation', m.aff.weight.numpy().astype('<f4').tobytes() + m.aff.bias.numpy().astype('<f4').tobytes()),
        ]
    meta = {
        'reader': {
            'shape': {
                **size,
                'affixStep': affix_step,
                'hintStep': hint_step,
                'rolePathStep': rp_step,
                'affiliationPathStep': fp_step,
            },
            'events': EVENTS,
            'statuses': STATUSES,
            'hints': hints,
            'floors': {'relation': a.floor, 'attitude': a.attitude, 'affiliation': a.affiliation, 'speaker': 0.5},
            'calibration': [[0, 0], *([float(x) for x in p.split(':')] for p in a.calibration.split(',') if p), [1, 1]],
        }
    }
    write_model(a.out, meta, sections)


if __name__ == '__main__':
    main()
