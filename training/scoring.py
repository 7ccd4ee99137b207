"""F1 of what a network says, by the scorer of the annotated data, at the best of several floors."""

import json
import subprocess
import sys
import tempfile
from decode import lines_of
from places import SCORER


def figures(pairs, gold, floor):
    """All figures of the scorer for relations that reach a floor."""
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl') as lines:
        for record, outs in pairs:
            lines.write(json.dumps(lines_of(record, outs, float(floor)), default=float) + '\n')
        lines.flush()
        command = [sys.executable, str(SCORER), lines.name, str(gold), '--json']
        return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def score(pairs, gold, floors=(0.2, 0.25, 0.3, 0.35, 0.4, 0.5), verbose=False):
    """F1 of event triples at the best of several floors, and a line that tells the other figures there."""
    best = None
    for f in floors:
        res = figures(pairs, gold, f)
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
