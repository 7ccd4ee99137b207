import fc from 'fast-check';
import { expect, test } from 'vitest';
import { communitiesOf } from '../../src/graph/communities.ts';

const edge = (source: string, target: string, weight = 1) => ({
  source,
  target,
  undirected: false,
  attributes: { weight },
});
const triangle = (...[a, b, c]: readonly [string, string, string]) => [edge(a, b), edge(c, b), edge(a, c)];

test('two triangles that one relation joins are two communities', () => {
  const edges = [...triangle('a', 'b', 'c'), ...triangle('x', 'y', 'z'), edge('c', 'x')];
  expect(communitiesOf(edges)).toEqual([
    ['a', 'b', 'c'],
    ['x', 'y', 'z'],
  ]);
});

test('weights part what relations alone would join', () => {
  const square = [edge('a', 'b', 9), edge('b', 'c'), edge('c', 'd', 9), edge('d', 'a')];
  expect(communitiesOf(square)).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

test('nothing is a community of nothing, and keys that are names of the language are keys', () => {
  expect(communitiesOf([])).toEqual([]);
  expect(communitiesOf([edge('__proto__', 'constructor')])).toEqual([['__proto__', 'constructor']]);
});

test('every actor is in one community, the same in any order of the relations', () => {
  const key = fc.constantFrom(...'abcdefghij');
  const edges = fc.array(fc.tuple(key, key, fc.integer({ min: 1, max: 5 })), { maxLength: 30 });
  fc.assert(
    fc.property(edges, fc.integer(), (list, turn) => {
      const all = list.filter(([a, b]) => a !== b).map(([a, b, weight]) => edge(a, b, weight));
      const found = communitiesOf(all);
      const at = all.length === 0 ? 0 : Math.abs(turn) % all.length;
      expect(communitiesOf([...all.slice(at), ...all.slice(0, at)].toReversed())).toEqual(found);
      expect(found.flat().sort()).toEqual(
        [...new Set(all.flatMap((one) => [one.source, one.target]))].sort(),
      );
    }),
  );
});
