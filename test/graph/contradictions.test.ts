import { expect, test } from 'vitest';
import { contradictions } from '../../src/graph/contradictions.ts';
import { centralities, type CountedEdge } from '../../src/graph/centrality.ts';
import type { Evidence } from '../../src/types/graph.ts';
import type { Family, Status } from '../../src/types/relation.ts';

function piece(date: string | null, status: Status = 'actual', attributedTo: string | null = null): Evidence {
  const at = { start: 0, end: 1 };
  return {
    ...at,
    article: 'a',
    trigger: at,
    sourceSpan: at,
    targetSpan: at,
    status,
    attributedTo,
    date,
    mode: null,
    contexts: [],
    confidence: 0.9,
    label: '',
  };
}

const edge = (
  key: string,
  family: Family,
  ...evidence: Evidence[]
): Parameters<typeof contradictions>[0][number] => ({
  key,
  source: 'x',
  target: 'y',
  attributes: { family, event: null, evidence },
});

test('cooperation within ninety days of conflict contradicts it, the nearest dates named', () => {
  const help = edge('help', 'cooperation', piece('2031-01-01'), piece('2031-03-01'));
  const attack = edge('attack', 'conflict', piece('2031-03-11'), piece('2031-09-01'));
  const worry = edge('worry', 'concern', piece('2031-03-11'));
  expect(
    contradictions([attack, help, worry]).map(({ kind, first, second }) => [
      kind,
      first.evidence.date,
      second.evidence.date,
    ]),
  ).toEqual([['mixed', '2031-03-01', '2031-03-11']]);
  expect(contradictions([help, edge('attack', 'conflict', piece('2031-09-01'))])).toEqual([]);
  expect(contradictions([help, edge('attack', 'conflict', piece('2031-03-02', 'planned'))])).toEqual([]);
  expect(contradictions([help, edge('attack', 'conflict', piece(null))]).length).toBe(1);
});

test('a claim contradicts a denial by somebody else, not one by the same speaker', () => {
  const said = edge('said', 'conflict', piece('2031-01-01'), piece('2032-01-01', 'denied', 'y'));
  expect(contradictions([said]).map(({ kind, second }) => [kind, second.evidence.attributedTo])).toEqual([
    ['denied', 'y'],
  ]);
  expect(
    contradictions([edge('said', 'conflict', piece(null, 'actual', 'y'), piece(null, 'doubted', 'y'))]),
  ).toEqual([]);
});

test('centralities rank whom all point at first, whatever the keys are', () => {
  const to = (source: string, target: string): CountedEdge => ({
    source,
    target,
    undirected: false,
    attributes: { weight: 2 },
  });
  const found = centralities([to('a', '__proto__'), to('b', '__proto__'), to('c', '__proto__')]);
  expect(found.map(({ actor, degree, sentences }) => [actor, degree, sentences])).toEqual([
    ['__proto__', 3, 6],
    ['a', 1, 2],
    ['b', 1, 2],
    ['c', 1, 2],
  ]);
  expect(found[0]?.betweenness).toBeCloseTo(1);
  expect(found.reduce((sum, { pagerank }) => sum + pagerank, 0)).toBeCloseTo(1);
  expect(centralities([])).toEqual([]);
});
