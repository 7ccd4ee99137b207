"""F1 of what a network says, by the scorer of the annotated data, at the best of several floors."""

import json
import subprocess
import sys
import tempfile
from decode import lines_of
from places import SCORER


def score(pairs, gold, floors=(0.2, 0.25, 0.3, 0.35, 0.4, 0.5), verbose=False):
    best = None
    for f in floors:
        with tempfile.NamedTemporaryFile('w', suffix='.jsonl', delete=False) as o:
            for r, outs in pairs:
                o.write(json.dumps(lines_of(r, outs, float(f)), default=float) + '\n')
        path = o.name
        res = json.loads(
            subprocess.run(
                [sys.executable, str(SCORER), path, str(gold), '--json'], capture_output=True, text=True
            ).stdout
        )
        e, n, a, al = res['event relations'], res['named'], res['affiliations'], res['all']
        row = (
            e['triple']['F1'],
            f"floor {f} triple {e['triple']['F1']} (P {e['triple']['P']} R {e['triple']['R']}) dyad {e['dyad']['F1']} named {n['triple']['F1']}/{n['dyad']['F1']} affil {a['triple']['F1']} all {al['triple']['F1']} att {res['attitudes']['triple']} status {res['status right']} speaker {res['speaker or none right']}",
        )
        if verbose:
            print(row[1])
        if best is None or row[0] > best[0]:
            best = row
    return best
