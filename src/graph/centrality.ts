import { DirectedGraph, UndirectedGraph } from 'graphology';
import betweenness from 'graphology-metrics/centrality/betweenness.js';
import pagerank from 'graphology-metrics/centrality/pagerank.js';
import type { EdgeAttributes } from '../types/graph.ts';

/** What statistics need to know of an edge. */
export interface CountedEdge {
  readonly source: string;
  readonly target: string;
  readonly undirected: boolean;
  readonly attributes: Pick<EdgeAttributes, 'weight'>;
}

/** How central an actor is. */
export interface Centrality {
  readonly actor: string;
  /** Relations it takes part in. */
  readonly degree: number;
  /** Sentences behind them. */
  readonly sentences: number;
  /** Probability that somebody who follows relations at random, by their weight, is there. */
  readonly pagerank: number;
  /** Share of the shortest chains between others that lead over it, whichever way they point; null where not computed. */
  readonly betweenness: number | null;
}

/** With more actors, betweenness takes minutes and is left out. */
const MOST_FOR_BETWEENNESS = 1500;

/** Compute how central each actor with a relation is, the most central by PageRank first, then by key. */
export function centralities(edges: Iterable<CountedEdge>): Centrality[] {
  const directed = new DirectedGraph();
  const plain = new UndirectedGraph();
  const degree = new Map<string, number>();
  const sentences = new Map<string, number>();
  // Graphology keeps nodes in plain objects, where a key such as `__proto__` would be none.
  const ids = new Map<string, string>();
  const idOf = (key: string): string => {
    const id = ids.get(key) ?? `n${ids.size}`;
    ids.set(key, id);
    return id;
  };
  for (const { source, target, undirected, attributes } of edges) {
    for (const end of [source, target]) {
      degree.set(end, (degree.get(end) ?? 0) + 1);
      sentences.set(end, (sentences.get(end) ?? 0) + attributes.weight);
    }
    const add = (old: { weight?: number }): { weight: number } => ({
      weight: (old.weight ?? 0) + attributes.weight,
    });
    const [from, to] = [idOf(source), idOf(target)];
    directed.updateEdge(from, to, add);
    if (undirected) directed.updateEdge(to, from, add);
    plain.mergeEdge(from, to);
  }
  if (ids.size === 0) return [];
  const ranks = pagerank(directed, { getEdgeWeight: 'weight', tolerance: 1e-9, maxIterations: 500 });
  const between = ids.size <= MOST_FOR_BETWEENNESS ? betweenness(plain, { getEdgeWeight: null }) : null;
  return [...ids]
    .map(([actor, id]) => ({
      actor,
      degree: degree.get(actor) ?? 0,
      sentences: sentences.get(actor) ?? 0,
      pagerank: ranks[id] ?? 0,
      betweenness: between === null ? null : (between[id] ?? 0),
    }))
    .sort((a, b) => b.pagerank - a.pagerank || (a.actor < b.actor ? -1 : 1));
}
