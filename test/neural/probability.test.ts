import { describe, expect, it } from 'vitest';
import { exp, sigmoid, softmax } from '../../src/neural/probability.ts';

describe('probabilities', () => {
  it('are as those of Math.exp, to the last digits', () => {
    for (let x = -40; x <= 40; x += 0.37) expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-14);
    expect(exp(0)).toBe(1);
  });

  it('stay within bounds for any score', () => {
    expect(sigmoid(0)).toBe(0.5);
    expect([sigmoid(-1e9), sigmoid(1e9)]).toEqual([expect.closeTo(0), 1]);
    expect(softmax([1000, -1000])).toEqual([1, expect.closeTo(0)]);
  });

  it('of scores of which one is right sum to one', () => {
    const row = softmax([1, 2, 3]);
    expect(row.reduce((sum, value) => sum + value)).toBeCloseTo(1, 12);
    expect(row[2]! / row[1]!).toBeCloseTo(Math.E, 12);
  });
});
