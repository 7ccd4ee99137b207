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
        doubts: [],
      },
      {
        key: 'b',
        label: 'United Nations',
        wikidata: null,
        names: ['United Nations', 'U.N.', 'world body'],
        articles: 1,
        reasons: ['initials', 'known'],
        doubts: [],
      },
    ]);
  });

  it('tells who may be several of one name, unless the lexicon knows the one', () => {
    const minister = (of: string) => ({ title: 'minister', of });
    const state = (key: string) => {
      const { attributes } = node(key, key, [], ['1']);
      return { key, attributes: { ...attributes, kind: 'state' as const, country: key } };
    };
    const holder = (key: string, articles: string[], wikidata: string | null = null) => {
      const { attributes } = node(key, key, [key], articles);
      return { key, attributes: { ...attributes, wikidata, roles: [minister('NOR'), minister('KEN')] } };
    };
    const dated = (id: string, date: string) => ({
      id,
      title: null,
      date,
      source: null,
      url: null,
      text: '',
    });
    const graph: KnowledgeGraph = {
      attributes: {
        generator: 'test',
        version: 1,
        articles: [dated('1', '1951-05-02'), dated('2', '2019-01-01'), dated('3', '2000-12-31')],
      },
      options: { type: 'mixed', multi: true, allowSelfLoops: false },
      nodes: [
        state('NOR'),
        state('KEN'),
        holder('Ada Holm', ['1', '3']),
        holder('Ida Holm', ['2'], 'Q1'),
        node('d', 'Erik Holm', [], ['2', '3', '1']),
        node('e', 'Odd Holm', [], ['2', '3']),
      ],
      edges: [],
    };
    expect(joinedActors(graph).map(({ label, doubts }) => [label, doubts])).toEqual([
      ['Ada Holm', ['offices of KEN and NOR']],
      ['Erik Holm', ['articles of 1951 and 2019']],
    ]);
  });
});
