import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readGraph, writeGraph } from '../../src/graph/file.ts';
import { jsonSchema } from '../../src/graph/schema.ts';
import type { KnowledgeGraph } from '../../src/types/graph.ts';
import { articleOf, graphOf, readingOf, relationOf } from '../helpers/readings.ts';

const article = articleOf('a', 'AAA met BBB');
const graph = graphOf(readingOf(article, ['AAA', 'BBB'], [relationOf(article, 'AAA', 'BBB')]));

/** The graph as JSON with one value changed: `path` leads to it, steps joined by dots. */
function broken(path: string, value: unknown): string {
  const copy: unknown = structuredClone(graph);
  const steps = path.split('.');
  const last = steps.pop()!;
  const holder = steps.reduce((one, step) => (one as Record<string, unknown>)[step], copy);
  (holder as Record<string, unknown>)[last] = value;
  return JSON.stringify(copy);
}

describe('graph file', () => {
  it('comes back as it was written', () => {
    expect(readGraph(writeGraph(graph), 'g.json')).toEqual(graph);
  });

  it('comes back from its lines, where it is longer than a string can be', () => {
    expect(readGraph(writeGraph(graph).split('\n'), 'g.json')).toEqual(graph);
    const empty = { ...graph, attributes: { ...graph.attributes, articles: [] }, nodes: [], edges: [] };
    expect(readGraph(writeGraph(empty).split('\n'), 'g.json')).toEqual(empty);
    expect(readGraph(JSON.stringify(graph, null, 2).split('\n'), 'g.json')).toEqual(graph);
    expect(() => readGraph([JSON.stringify(graph)], 'g.json')).toThrow(
      'g.json: too long to be read at once, and not written by actorgraph with one node or edge a line; build it again',
    );
  });

  it('is the same text however the properties of the graph are ordered', () => {
    const turned = JSON.parse(JSON.stringify(graph), (_, value: unknown) =>
      value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    ) as KnowledgeGraph;
    expect(writeGraph(turned)).toBe(writeGraph(graph));
  });

  it.each<[string, string, string]>([
    ['another version', broken('attributes.version', 2), 'graph file of version 2, expected version 1'],
    ['no JSON', '<html>', 'no JSON; expected a graph file'],
    ['other JSON', '[1, 2]', 'no graph file (it has no "attributes.version")'],
    ['a wrong type', broken('nodes.0.attributes.label', 7), '"nodes.0.attributes.label"'],
    ['a colour that is markup', broken('nodes.0.attributes.color', 'red;x'), '"nodes.0.attributes.color"'],
    ['a missing end', broken('edges.0.target', 'ZZZ'), 'there is no node "ZZZ"'],
    ['a loop', broken('edges.0.target', 'AAA'), 'leads from a node to itself'],
    ['a repeated node', broken('nodes.2', graph.nodes[0]), 'two nodes have the key "AAA"'],
    ['an offset outside', broken('edges.0.attributes.evidence.0.end', 99), 'from 0 to 99 lies outside'],
    ['an unknown article', broken('nodes.0.attributes.mentions.0.article', 'b'), 'article "b"'],
    ['an unknown speaker', broken('edges.0.attributes.evidence.0.attributedTo', 'Z'), '"Z", no node'],
  ])('refuses %s in one line that names file, fault and remedy', (_, text, fault) => {
    const read = () => readGraph(text, 'g.json');
    expect(read).toThrow(/^g\.json: [^\n]+ with "actorgraph build"$/);
    expect(read).toThrow(fault);
  });

  it('is what data/graph.schema.json says (else run: npm run schema)', () => {
    expect(readFileSync('data/graph.schema.json', 'utf8')).toBe(jsonSchema());
  });
});
