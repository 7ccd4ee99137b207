import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backboneOf, type Link } from '../../src/graph/backbone.ts';

const link = (source: string, target: string, weight: number, act = true): Link => ({
  source,
  target,
  weight,
  act,
});

describe('backbone', () => {
  it('is of those with the most acts; of equals, of those with the most links; then by key', () => {
    const links = [
      link('d', 'e', 5),
      link('c', 'b', 2),
      link('a', 'f', 2),
      link('b', 'f', 9, false),
      link('g', 'h', 50, false),
    ];
    expect([...backboneOf(links, 3).actors]).toEqual(['d', 'e', 'b']);
  });

  it('has all links between its actors where they are few', () => {
    const { has } = backboneOf([link('a', 'b', 3), link('b', 'c', 2), link('c', 'd', 1)], 3);
    expect([has('a', 'b'), has('b', 'a'), has('b', 'c'), has('c', 'd')]).toEqual([true, true, true, false]);
  });

  it('takes others in with their strongest neighbour', () => {
    const links = [link('a', 'b', 9), link('x', 'y', 1), link('z', 'x', 2)];
    expect([...backboneOf(links, 2, new Set(['x'])).actors].sort()).toEqual(['a', 'b', 'x', 'z']);
  });

  it('thins out more than 600 pairs, and leaves connected what is connected', () => {
    const actors = Array.from({ length: 50 }, (_, i) => `a${i + 10}`);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1225, maxLength: 1225 }),
        (weights) => {
          let next = 0;
          const links = actors.flatMap((a, i) =>
            actors.slice(i + 1).map((b) => link(a, b, weights[next++]!)),
          );
          const { has } = backboneOf(links, 50);
          const kept = links.filter(({ source, target }) => has(source, target));
          expect(kept.length).toBeLessThanOrEqual(600 + 49);
          const reached = new Set(['a10']);
          for (const key of reached) for (const other of actors) if (has(key, other)) reached.add(other);
          expect(reached.size).toBe(50);
        },
      ),
      { numRuns: 10 },
    );
  });
});
