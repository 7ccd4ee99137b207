/** What the steps of the layout hand to each other. */
import type { UndirectedGraph } from 'graphology';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a node takes part in the layout with. Lengths are in pixels of a usual window until all is scaled. */
export interface Spot {
  readonly key: string;
  readonly radius: number;
  x: number;
  y: number;
}

/** The net of a graph: relations between the same two nodes are one link, its weight 1 + log2 of theirs. */
export type Net = UndirectedGraph<{ x: number; y: number }, { weight: number }>;
