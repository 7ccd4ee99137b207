import type { KnowledgeGraph } from '../../src/types/graph.ts';
import type { Position } from '../state/state.ts';

/** What the page asks of the layout worker: places for the actors of a graph. */
export interface LayoutRequest {
  readonly id: number;
  /** Without its articles, which have no place in a layout. */
  readonly graph: KnowledgeGraph;
  /** Actors that the user has put somewhere. */
  readonly pinned: ReadonlyMap<string, Position>;
}

/** What the worker says to the request of the same number: how far it is, in [0, 1], and at last the places. */
export type LayoutReply =
  | { readonly id: number; readonly share: number }
  | { readonly id: number; readonly positions: ReadonlyMap<string, Position> };
