import type { Centrality } from '../../src/graph/centrality.ts';
import type { NumberedEdges } from '../state/numbered.ts';
import { graphCaller } from './graph-worker.ts';

/** Returns how central each actor is, the most central first; null where it was asked anew before. */
export type Centralities = (edges: NumberedEdges) => Promise<readonly Centrality[] | null>;

/** Returns a way to have it computed in a worker, which takes one question at a time: the last. */
export function createStatistics(): Centralities {
  const worker = graphCaller();
  let last: NumberedEdges | null = null;
  return async (edges) => {
    if (last !== null) worker.stop();
    last = edges;
    const found = await worker.ask('centralities', edges).catch((error: unknown) => {
      if (last === edges) throw error;
      return null;
    });
    if (last === edges) last = null;
    return found;
  };
}
