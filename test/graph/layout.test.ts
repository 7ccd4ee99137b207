import { describe, expect, it } from 'vitest';
import type { KnowledgeGraph } from '../../src/types/graph.ts';
import { graphOfLine } from '../../src/graph/assemble.ts';
import { extractLine } from '../../src/graph/extract-line.ts';
import { GraphMerger } from '../../src/graph/merge.ts';
import { place } from '../../src/graph/placement.ts';
import { randomGraph } from '../viewer/random-graph.ts';
import { articleOf, EVENT_CLASSES, graphOf, readingOf, relationOf } from '../helpers/readings.ts';

function starOf(keys: readonly string[]): KnowledgeGraph {
  const article = articleOf('a', keys.join(' '));
  const relations = keys.slice(1).map((key) => relationOf(article, keys[0]!, key));
  return graphOf(readingOf(article, keys, relations));
}

describe('layout', () => {
  it('is the same each time, inside the unit square, with no two nodes at one place', () => {
    const keys = Array.from({ length: 30 }, (_, i) => `K${i + 10}`);
    const [once, again] = [starOf(keys), starOf(keys)];
    expect(again).toEqual(once);
    const places = once.nodes.map(({ attributes: { x, y } }) => `${x} ${y}`);
    expect(new Set(places).size).toBe(keys.length);
    expect(once.nodes.every(({ attributes: { x, y } }) => Math.abs(x) <= 1 && Math.abs(y) <= 1)).toBe(true);
  });

  it('takes keys that every object has for what they are', () => {
    const keys = ['__proto__', 'constructor', 'toString', ' '];
    expect([...place(starOf(keys)).keys()].sort()).toEqual([...keys].sort());
  });

  it('puts a lone node into the middle', () => {
    expect(starOf(['AAA']).nodes[0]?.attributes).toMatchObject({ x: 0, y: 0, size: 6, color: '#3b6fb6' });
  });

  it('draws what hangs together closer than what does not', () => {
    const article = articleOf('a', 'AAA BBB CCC DDD');
    const relations = [relationOf(article, 'AAA', 'BBB'), relationOf(article, 'CCC', 'DDD')];
    const { nodes } = graphOf(readingOf(article, ['AAA', 'BBB', 'CCC', 'DDD'], relations));
    const far = (a: number, b: number) => {
      const [from, to] = [nodes[a]!.attributes, nodes[b]!.attributes];
      return Math.hypot(from.x - to.x, from.y - to.y);
    };
    expect(Math.max(far(0, 1), far(2, 3))).toBeLessThan(Math.min(far(0, 2), far(0, 3), far(1, 2), far(1, 3)));
  });

  it('parts the shapes, and puts those without relations below all others', () => {
    const graph = randomGraph(300, 500);
    const related = new Set(graph.edges.flatMap(({ source, target }) => [source, target]));
    const places = [...place(graph)];
    const inNet = places.filter(([key]) => related.has(key)).map(([, point]) => point);
    const alone = places.filter(([key]) => !related.has(key)).map(([, point]) => point);
    expect(alone.length).toBeGreaterThan(20);
    expect(Math.max(...alone.map(({ y }) => y))).toBeLessThan(Math.min(...inNet.map(({ y }) => y)));
    // Two shapes of the least radius and the gap between them, in the unit of the layout.
    const nearest = inNet.flatMap((a, i) => inNet.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)));
    expect(Math.min(...nearest)).toBeGreaterThan(0.02);
  });

  it('puts what hangs on a hub of a very large graph around it, each at a place of its own', () => {
    const hubs = ['H1', 'H2', 'H3'];
    const leaves = Array.from({ length: 4200 }, (_, i) => `L${10_000 + i}`);
    const article = articleOf('a', [...hubs, ...leaves].join(' '));
    const relations = [
      ...leaves.map((leaf, i) => relationOf(article, hubs[i % 3]!, leaf)),
      relationOf(article, 'H1', 'H2'),
      relationOf(article, 'H2', 'H3'),
    ];
    const line = extractLine(readingOf(article, [...hubs, ...leaves], relations), EVENT_CLASSES);
    const merger = new GraphMerger();
    merger.add(graphOfLine(line));
    const graph = merger.finish();
    const places = place(graph);
    expect(place({ ...graph, nodes: graph.nodes.toReversed(), edges: graph.edges.toReversed() })).toEqual(
      places,
    );
    expect(new Set([...places.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(4203);
    const far = (a: string, b: string): number =>
      Math.hypot(places.get(a)!.x - places.get(b)!.x, places.get(a)!.y - places.get(b)!.y);
    const nearest = leaves.filter((leaf, i) =>
      hubs.every((hub) => far(leaf, hubs[i % 3]!) <= far(leaf, hub)),
    );
    expect(nearest.length).toBeGreaterThan(0.6 * leaves.length);
  });

  it('leaves fixed nodes where they are and puts new ones beside those they are related to', () => {
    const graph = randomGraph(60, 120);
    const all = place(graph);
    const fixed = new Map([...all].filter((_, index) => index % 5 !== 0));
    const added = place(graph, { fixed });
    expect(added.size).toBe(60);
    for (const [key, point] of fixed) expect(added.get(key)).toEqual(point);
    const places = [...added.values()].map(({ x, y }) => `${x} ${y}`);
    expect(new Set(places).size).toBe(60);
    expect(place(graph, { fixed })).toEqual(added);
    // A third of the room that a node has on average, beyond the radius of both, in the unit of the layout.
    const alone = new Set(graph.nodes.map(({ key }) => key));
    for (const { source, target } of graph.edges) for (const end of [source, target]) alone.delete(end);
    const drawn = [...added].filter(([key]) => !alone.has(key));
    const near = drawn
      .filter(([key]) => !fixed.has(key))
      .flatMap(([key, { x, y }]) =>
        drawn.flatMap(([other, at]) => (other === key ? [] : [Math.hypot(x - at.x, y - at.y)])),
      );
    expect(Math.min(...near)).toBeGreaterThan(0.3 * (2 / Math.sqrt(60)));
  });

  it('tells how far it is', () => {
    const shares: number[] = [];
    place(randomGraph(700, 900), { onProgress: (share) => shares.push(share) });
    expect(shares.length).toBeGreaterThan(3);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeCloseTo(1);
  });
});
