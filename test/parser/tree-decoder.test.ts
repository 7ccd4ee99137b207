import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTree } from '../../src/parser/tree-decoder.ts';
import { isTree } from './is-tree.ts';

const STRIDE = 8;

/** Scores of `length` tokens from a list of numbers. */
function scoresOf(values: readonly number[], length: number): Float32Array {
  const scores = new Float32Array(length * STRIDE);
  for (let token = 0; token < length; token++) {
    for (let head = 0; head <= length; head++)
      scores[token * STRIDE + head] = values[token * (length + 1) + head] ?? 0;
  }
  return scores;
}

/** The best single-rooted tree with the given root, by trying all. */
function bestTotal(scores: Float32Array, length: number, root: number): number {
  let best = -Infinity;
  const heads = Array.from({ length }, () => -1);
  const total = (): number =>
    heads.reduce((sum, head, token) => sum + (scores[token * STRIDE + head + 1] as number), 0);
  const visit = (token: number): void => {
    if (token === length) {
      if (isTree(heads) && heads[root] === -1) best = Math.max(best, total());
      return;
    }
    for (let head = -1; head < length; head++) {
      heads[token] = head;
      visit(token + 1);
    }
  };
  visit(0);
  return best;
}

const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 20, maxLength: 20 });

describe('decodeTree', () => {
  it('keeps the best heads where they are a tree', () => {
    const heads = new Int32Array(3);
    decodeTree(scoresOf([0, 0, 9, 1, 9, 0, 0, 0, 0, 0, 9, 0], 3), STRIDE, 3, heads);
    expect([...heads]).toEqual([1, -1, 1]);
  });

  it('breaks a cycle', () => {
    const heads = new Int32Array(2);
    decodeTree(scoresOf([1, 0, 9, 3, 9, 0], 2), STRIDE, 2, heads);
    expect([...heads]).toEqual([1, -1]);
  });

  it('finds the best of all trees with its root', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 4 }), (numbers, length) => {
        const heads = new Int32Array(length);
        const scores = scoresOf(numbers, length);
        decodeTree(scores.slice(), STRIDE, length, heads);
        expect(isTree([...heads])).toBe(true);
        const total = heads.reduce(
          (sum, head, token) => sum + (scores[token * STRIDE + head + 1] as number),
          0,
        );
        expect(total).toBe(bestTotal(scores, length, heads.indexOf(-1)));
      }),
      { numRuns: 300 },
    );
  });
});
