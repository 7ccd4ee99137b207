"""How sure a trained reader must be to be believed, and how often it is right when so sure: arguments for `export.py`.

The floor is the calibrated probability with the best F1 of event triples on the annotated development items. The calibration has a point in the middle of each
band of probabilities: of the relations in it, told for the development items and articles, how many are right; a surer band is right at
least as often (pool adjacent violators; Ayer et al. 1955).
"""

import argparse
import numpy as np
from batches import Set
from network import Reader
from places import READING
from scoring import figures
from student import predict

SETS = ('reading.dev', 'articles.dev')
BANDS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


def rising(right, told):
    """Shares that never fall, closest to right / told."""
    pools = []
    for r, t in zip(right, told):
        pools.append([r, t, 1])
        while len(pools) > 1 and pools[-2][0] * pools[-1][1] >= pools[-1][0] * pools[-2][1]:
            r2, t2, n2 = pools.pop()
            pools[-1] = [pools[-1][0] + r2, pools[-1][1] + t2, pools[-1][2] + n2]
    return [r / t for r, t, n in pools for _ in range(n)]


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument('checkpoint')
    a = ap.parse_args()
    model, words = Reader.load(a.checkpoint)
    rows = {word: i for i, word in enumerate(words)}
    read = {name: predict(model, Set(name, rows, model.hints, keep_records=True)) for name in SETS}
    at = lambda name, floor: figures(read[name], READING / f'{name}.jsonl', floor)['event relations']['triple']
    floors = np.arange(0.22, 0.46, 0.02).round(2)
    f1 = [at('reading.dev', floor)['F1'] for floor in floors]
    smooth = np.convolve(np.pad(f1, 1, 'edge'), np.ones(3) / 3, 'valid')  # of neighbours, lest one lucky floor is taken
    print(*(f'{floor} {score}' for floor, score in zip(floors, f1)), sep='\n')
    counts = [[at(name, low) for name in SETS] for low in BANDS]
    above = np.array([[sum(c[key] for c in band) for key in ('right', 'told')] for band in counts])
    right, told = (above[:-1] - above[1:]).T
    shares = rising(right, np.maximum(told, 1))
    middles = [(low + min(high, 1)) / 2 for low, high in zip(BANDS, BANDS[1:])]
    floor = np.interp(floors[smooth.argmax()], middles, shares)
    print('told', told, 'right', right)
    print(f'--floor {floor:.2f} --calibration', ','.join(f'{m:.2f}:{s:.2f}' for m, s in zip(middles, shares)))


if __name__ == '__main__':
    main()
