import { describe, expect, it } from 'vitest';
import { isNamed } from '../../src/graph/identity.ts';
import { eitherNamed, mergeGraphs } from '../../src/graph/merge.ts';
import { graphSchema } from '../../src/graph/schema.ts';
import type { LineActor } from '../../src/types/extract-line.ts';
import type { KnowledgeGraph } from '../../src/types/graph.ts';
import { articleOf, actorOf, graphOf, readingOf } from '../helpers/readings.ts';

const actor = (changes: Partial<LineActor>): LineActor => ({
  ...actorOf('x', { kind: 'group', code: null, country: null }),
  mentions: [{ start: 0, end: 1, form: 'nominal' }],
  ...changes,
});

const withNamed = (graph: KnowledgeGraph, named: boolean | undefined): KnowledgeGraph => ({
  ...graph,
  nodes: graph.nodes.map(({ key, attributes }) => ({ key, attributes: { ...attributes, named } })),
});

describe('actors', () => {
  it('are named by a name in the article, an item of the lexicon, or as states', () => {
    expect(isNamed(actor({}))).toBe(false);
    expect(isNamed(actor({ mentions: [{ start: 0, end: 1, form: 'name' }] }))).toBe(true);
    expect(isNamed(actor({ wikidata: 'Q1' }))).toBe(true);
    expect(isNamed(actor({ kind: 'state' }))).toBe(true);
  });

  it('stay named where one of two files says so, whatever the order; files that do not tell stay readable', () => {
    const graph = graphOf(readingOf(articleOf('a', 'Iran'), ['Iran'], []));
    const merged = (...all: (boolean | undefined)[]) =>
      mergeGraphs(all.map((named) => withNamed(graph, named))).nodes.map(
        ({ attributes }) => attributes.named,
      );
    expect(graph.nodes.map(({ attributes }) => attributes.named)).toEqual([true]);
    expect([merged(true, false), merged(false, true), merged(undefined, false)]).toEqual([
      [true],
      [true],
      [false],
    ]);
    const old = JSON.parse(JSON.stringify(withNamed(graph, undefined))) as KnowledgeGraph;
    expect(graphSchema.parse(old)).toEqual(old);
    expect('named' in old.nodes[0]!.attributes).toBe(false);
    expect(eitherNamed(undefined, undefined)).toBeUndefined();
  });
});
