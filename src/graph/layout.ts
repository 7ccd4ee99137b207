import type { ActorKind } from '../types/actor.ts';
import type { KnowledgeGraph } from '../types/graph.ts';
import { place, rounded, startOf } from './placement.ts';
import type { Point } from './spot.ts';

const COLORS: Readonly<Record<ActorKind, string>> = {
  state: '#3b6fb6',
  organisation: '#8a5fb0',
  person: '#d08a2e',
  group: '#5f8f6b',
};

/**
 * Places, sizes and colours the nodes of a graph; the same graph gives the same picture.
 *
 * Nodes with relations stand in the square from -1 to 1; those without stand in rows below it.
 *
 * @param pinned where a person wants some nodes; the others make room.
 * @param onProgress is told now and then how much is done, in [0, 1].
 * @returns the graph with `x`, `y`, `size` (by mentions) and `color` (by kind) of every node.
 */
export function arrange(
  graph: KnowledgeGraph,
  pinned: ReadonlyMap<string, Point> = new Map(),
  onProgress: (share: number) => void = () => undefined,
): KnowledgeGraph {
  const places = place(graph, { onProgress, ...(pinned.size > 0 ? { pinned } : {}) });
  return draw(graph, new Map([...places, ...pinned]));
}

/**
 * The same where some nodes have a place already: these stay, and new ones stand beside those they are related to.
 *
 * @param fixed the places of the nodes that stay.
 */
export function arrangeBeside(graph: KnowledgeGraph, fixed: ReadonlyMap<string, Point>): KnowledgeGraph {
  return draw(graph, place(graph, { fixed }));
}

/** The same without the work: each node stands where its key alone puts it. */
export function scatter(
  graph: KnowledgeGraph,
  pinned: ReadonlyMap<string, Point> = new Map(),
): KnowledgeGraph {
  const at = (key: string): Point => {
    const { x, y } = startOf(key);
    return rounded(2 * x - 1, 2 * y - 1);
  };
  return draw(graph, new Map(graph.nodes.map(({ key }) => [key, pinned.get(key) ?? at(key)])));
}

function draw(graph: KnowledgeGraph, positions: ReadonlyMap<string, Point>): KnowledgeGraph {
  return {
    ...graph,
    nodes: graph.nodes.map(({ key, attributes }) => ({
      key,
      attributes: {
        ...attributes,
        ...(positions.get(key) as Point),
        size: Math.round((4 + 2 * Math.sqrt(attributes.mentions.length)) * 100) / 100,
        color: COLORS[attributes.kind],
      },
    })),
  };
}
