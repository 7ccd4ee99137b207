import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeGraph } from '../../src/graph/file.ts';
import { mergeGraphs } from '../../src/graph/merge.ts';
import type { KnowledgeGraph } from '../../src/types/graph.ts';
import { articleOf, graphOf, readingOf, relationOf } from '../helpers/readings.ts';

const KEYS = ['AAA', 'BBB', 'CCC', 'DDD'];
const STATUSES = ['actual', 'planned', 'possible', 'denied', 'doubted'] as const;

/** The graph of an article with random relations between four actors. */
function randomGraph(
  id: number,
  picks: readonly (readonly [number, number, number, boolean])[],
): KnowledgeGraph {
  const article = articleOf(`article-${id}`, `AAA, BBB, CCC and DDD met ${id} times`);
  const relations = picks.map(([source, target, chance, undirected]) =>
    relationOf(article, KEYS[source]!, KEYS[target]!, {
      undirected,
      status: STATUSES[chance % 5]!,
      confidence: (chance % 10) / 10,
      label: `label ${chance % 3}`,
    }),
  );
  const reading = readingOf(article, KEYS.slice(0, 1 + (id % 4)), relations);
  const { actors } = readingOf(article, KEYS, []).actors;
  return graphOf({ ...reading, actors: { ...reading.actors, actors } });
}

const pick = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(30), fc.boolean());
const graphs = fc.array(fc.array(pick, { maxLength: 8 }), { minLength: 1, maxLength: 5 });

describe('mergeGraphs', () => {
  it('gives the same bytes in any order and grouping', () => {
    fc.assert(
      fc.property(graphs, fc.nat(), fc.nat(), (picks, turn, cut) => {
        const parts = picks.map((one, id) => randomGraph(id, one));
        const whole = writeGraph(mergeGraphs(parts));
        const at = turn % parts.length;
        const turned = [...parts.slice(at), ...parts.slice(0, at)].reverse();
        const half = cut % (parts.length + 1);
        const [left, right] = [turned.slice(0, half), turned.slice(half)].map((part) => mergeGraphs(part));
        expect(writeGraph(mergeGraphs([left!, right!]))).toBe(whole);
        expect(writeGraph(turned.reduce((sum, part) => mergeGraphs([sum, part])))).toBe(whole);
      }),
      { numRuns: 60 },
    );
  });

  it('changes nothing where a graph is merged with itself', () => {
    const graph = randomGraph(1, [
      [0, 1, 3, false],
      [1, 0, 4, true],
    ]);
    expect(mergeGraphs([graph, graph])).toEqual(graph);
  });

  it('of no graphs is the empty graph', () => {
    expect(mergeGraphs([])).toMatchObject({ attributes: { articles: [] }, nodes: [], edges: [] });
  });
});
