import Graph from 'graphology';
import { describe, expect, it } from 'vitest';
import { articleOf, graphOf, readingOf, relationOf } from '../helpers/readings.ts';

const article = articleOf('a', 'AAA met BBB and CCC');

describe('assemble', () => {
  it('makes one edge of all evidence for the same source, target, family and event', () => {
    const first = relationOf(article, 'AAA', 'BBB', { confidence: 0.5 });
    const second = relationOf(article, 'AAA', 'BBB', { confidence: 0.8, trigger: { start: 0, end: 3 } });
    const graph = graphOf(readingOf(article, ['AAA', 'BBB'], [first, second]));
    expect(graph.edges).toHaveLength(1);
    expect(graph.edges[0]).toMatchObject({
      key: 'AAA|BBB|concern|ACCUSE',
      attributes: { weight: 2, confidence: 0.9, quad: 'verbal conflict', score: -3 },
    });
    expect(graph.edges[0]?.attributes.evidence.map((one) => one.trigger.start)).toEqual([0, 4]);
  });

  it('joins both ways round of an undirected relation and turns their spans', () => {
    const there = relationOf(article, 'AAA', 'BBB', { undirected: true });
    const back = relationOf(article, 'BBB', 'AAA', { undirected: true });
    const { edges } = graphOf(readingOf(article, ['AAA', 'BBB'], [there, back]));
    expect(edges).toHaveLength(1);
    expect(edges[0]).toMatchObject({
      source: 'AAA',
      target: 'BBB',
      undirected: true,
      attributes: { weight: 1 },
    });
    expect(edges[0]?.attributes.evidence[0]?.sourceSpan).toEqual({ start: 0, end: 3 });
  });

  it('keeps a directed and an undirected edge of the same ends apart', () => {
    const joint = relationOf(article, 'AAA', 'BBB', { undirected: true });
    const { edges } = graphOf(readingOf(article, ['AAA', 'BBB'], [joint, relationOf(article, 'AAA', 'BBB')]));
    expect(edges.map((edge) => edge.key)).toEqual(['AAA|BBB|concern|ACCUSE', 'AAA|BBB|concern|ACCUSE|joint']);
  });

  it('leaves out relations without a target and of an actor with itself', () => {
    const relations = [relationOf(article, 'AAA', null), relationOf(article, 'AAA', 'AAA')];
    expect(graphOf(readingOf(article, ['AAA', 'BBB'], relations)).edges).toEqual([]);
  });

  it('has a node for who is named, takes part or is quoted, and for nobody else', () => {
    const reading = readingOf(article, ['AAA', 'BBB', 'CCC'], [relationOf(article, 'AAA', 'BBB')]);
    const mentions = reading.actors.mentions.map((mention) => ({ ...mention, form: 'pronoun' as const }));
    const graph = graphOf({ ...reading, actors: { ...reading.actors, mentions } });
    expect(graph.nodes.map((node) => node.key)).toEqual(['AAA', 'BBB']);
    expect(graph.nodes[0]?.attributes.mentions).toEqual([{ article: 'a', start: 0, end: 3 }]);
  });

  it.each([
    [['denied', 'actual', 'denied'], 'denied'],
    [['doubted', 'planned'], 'planned'],
    [['possible', 'actual'], 'actual'],
  ] as const)(
    'takes of the statuses %j the most frequent, else the most certain: %s',
    (statuses, expected) => {
      const relations = statuses.map((status, i) =>
        relationOf(article, 'AAA', 'BBB', { status, trigger: { start: i, end: i + 1 } }),
      );
      const graph = graphOf(readingOf(article, ['AAA', 'BBB'], relations));
      expect(graph.edges[0]?.attributes.status).toBe(expected);
    },
  );

  it('gives a file that graphology opens', () => {
    const relations = [
      relationOf(article, 'AAA', 'BBB'),
      relationOf(article, 'AAA', 'CCC', { undirected: true }),
    ];
    const built = graphOf(readingOf(article, ['AAA', 'BBB', 'CCC'], relations));
    const graph = Graph.from(structuredClone(built) as never);
    expect([graph.type, graph.multi, graph.order, graph.directedSize, graph.undirectedSize]).toEqual([
      'mixed',
      true,
      3,
      1,
      1,
    ]);
  });

  it('takes no two articles of one name', () => {
    const other = articleOf('a', 'CCC left AAA');
    expect(() => graphOf(readingOf(article, ['AAA'], []), readingOf(other, ['AAA'], []))).toThrow(
      'two different articles are called "a"; rename one of the files (or records)',
    );
  });
});
