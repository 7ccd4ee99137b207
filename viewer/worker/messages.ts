import type { KnowledgeGraph } from '../../src/types/graph.ts';
import type { Position } from '../state/state.ts';

/** What the page asks of the layout worker: places for the actors of a graph. */
export interface LayoutRequest {
  readonly id: number;
  readonly graph: KnowledgeGraph;
}

/** The answer to the request of the same number. */
export interface LayoutReply {
  readonly id: number;
  readonly positions: ReadonlyMap<string, Position>;
}
