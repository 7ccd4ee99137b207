import { expect, test } from 'vitest';
import { compare } from '../../src/graph/compare.ts';
import { shortestPath, within } from '../../src/graph/paths.ts';
import type { Family } from '../../src/types/relation.ts';

function edge(
  text: string,
  weight = 1,
): {
  key: string;
  source: string;
  target: string;
  attributes: { family: Family; weight: number };
} {
  const [source = '', family = '', target = ''] = text.split(' ');
  return { key: text, source, target, attributes: { family: family as Family, weight } };
}

test('compare names what appeared, vanished, stayed, and whose sign changed', () => {
  const before = [
    edge('a cooperation b', 2),
    edge('b conflict c'),
    edge('c concern d'),
    edge('a affiliation d'),
    edge('c affiliation f'),
  ];
  const after = [
    edge('a cooperation b', 2),
    edge('b conflict a', 3),
    edge('c concern d'),
    edge('c commitment d'),
    edge('e concern a'),
  ];
  expect(compare(before, after)).toEqual({
    appeared: ['b conflict a', 'c commitment d', 'e concern a'],
    vanished: ['a affiliation d', 'b conflict c', 'c affiliation f'],
    same: ['a cooperation b', 'c concern d'],
    changed: [
      { actors: ['a', 'b'], before: 'cooperative', after: 'adverse' },
      { actors: ['c', 'd'], before: 'adverse', after: 'mixed' },
    ],
    actors: { appeared: ['e'], vanished: ['f'] },
  });
});

const NET = [
  edge('a conflict b'),
  edge('c conflict b', 5),
  edge('a conflict d', 2),
  edge('d conflict c', 2),
  edge('c conflict e'),
  edge('a affiliation e'),
];

test('the shortest path has the fewest steps, then the most sentences, and no affiliations unless asked', () => {
  expect(shortestPath(NET, 'a', 'c')).toEqual(['a conflict b', 'c conflict b']);
  expect(shortestPath(NET, 'a', 'e')).toEqual(['a conflict b', 'c conflict b', 'c conflict e']);
  expect(shortestPath(NET, 'a', 'e', { affiliations: true })).toEqual(['a affiliation e']);
  expect(shortestPath(NET, 'a', 'a')).toEqual([]);
  expect(shortestPath(NET, 'a', 'z')).toBeNull();
});

test('within finds all actors by their number of steps', () => {
  expect(Object.fromEntries(within(NET, 'a', 1))).toEqual({ a: 0, b: 1, d: 1, e: 1 });
  expect(within(NET, 'a', 2).get('c')).toBe(2);
  expect([...within(NET, 'z', 3)]).toEqual([['z', 0]]);
});
