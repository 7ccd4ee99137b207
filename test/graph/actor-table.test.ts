import { describe, expect, it } from 'vitest';
import { joinedActors } from '../../src/graph/actor-table.ts';
import type { KnowledgeGraph } from '../../src/types/graph.ts';

type Attributes = KnowledgeGraph['nodes'][number]['attributes'];

function node(
  key: string,
  label: string,
  aliases: string[],
  articles: string[],
): KnowledgeGraph['nodes'][number] {
  const mentions = articles.map((article, i) => ({ article, start: i, end: i + 1 }));
  const attributes: Attributes = {
    label,
    kind: 'person',
    code: null,
    wikidata: null,
    country: null,
    sector: null,
    aliases,
    roles: [],
    mentions,
    x: 0,
    y: 0,
    size: 0,
    color: '',
  };
  return { key, attributes };
}

describe('the table of joined actors', () => {
  it('tells all names of an actor and what joins each', () => {
    const graph: KnowledgeGraph = {
      attributes: { generator: 'test', version: 1, articles: [] },
      options: { type: 'mixed', multi: true, allowSelfLoops: false },
      nodes: [
        node('a', 'Volodymyr Zelensky', ['Zelensky', 'Zelenskiy', 'Volodymyr Zelensky'], ['1', '2', '2']),
        node('b', 'United Nations', ['U.N.', 'world body'], ['1']),
        node('c', 'Erik Holm', ['Erik Holm'], ['1']),
      ],
      edges: [],
    };
    expect(joinedActors(graph)).toEqual([
      {
        key: 'a',
        label: 'Volodymyr Zelensky',
        wikidata: null,
        names: ['Volodymyr Zelensky', 'Zelensky', 'Zelenskiy'],
        articles: 2,
        reasons: ['part', 'spelling'],
      },
      {
        key: 'b',
        label: 'United Nations',
        wikidata: null,
        names: ['United Nations', 'U.N.', 'world body'],
        articles: 1,
        reasons: ['initials', 'known'],
      },
    ]);
  });
});
