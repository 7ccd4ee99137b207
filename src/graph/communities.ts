import { UndirectedGraph } from 'graphology';
import louvain from 'graphology-communities-louvain';
import { order } from './order.ts';
import { random } from './random.ts';
import type { CountedEdge } from './centrality.ts';

const SEED = 1;

/**
 * Returns the communities of the actors with relations: groups that have more to do with each other than with others,
 * found by Louvain's method from the weights of the relations, whichever way they point.
 *
 * The same relations give the same communities in the same order, however they are ordered.
 *
 * @returns keys of actors, in order; the largest community first, then by its first key.
 */
export function communitiesOf(edges: Iterable<CountedEdge>): string[][] {
  const weights = new Map<string, number>();
  const keys = new Set<string>();
  for (const { source, target, attributes } of edges) {
    keys.add(source).add(target);
    const pair = JSON.stringify([source, target].sort(order));
    weights.set(pair, (weights.get(pair) ?? 0) + attributes.weight);
  }
  const ordered = [...keys].sort(order);
  // Graphology keeps nodes in plain objects, where a key such as `__proto__` would be none.
  const ids = new Map(ordered.map((key, number) => [key, `n${number}`]));
  const graph = new UndirectedGraph({ allowSelfLoops: false });
  for (const id of ids.values()) graph.addNode(id);
  for (const pair of [...weights.keys()].sort(order)) {
    const [a, b] = JSON.parse(pair) as [string, string];
    graph.addEdge(ids.get(a), ids.get(b), { weight: weights.get(pair) });
  }
  if (graph.size === 0) return [];
  const found = louvain(graph, { getEdgeWeight: 'weight', rng: random(SEED) });
  const groups = new Map<number, string[]>();
  for (const key of ordered) {
    const group = found[ids.get(key)!]!;
    const members = groups.get(group);
    if (members === undefined) groups.set(group, [key]);
    else members.push(key);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length || order(a[0]!, b[0]!));
}
