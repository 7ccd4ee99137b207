import type Sigma from 'sigma';
import type { RelationLook } from '../appearance/reducers.ts';
import type { Item } from '../state/state.ts';

/** Returns the middle of an actor's shape or of a relation's line, by its id, in pixels of the stage; null for an unknown one. */
export function pointOf(renderer: Sigma, type: Item['type'], key: string): { x: number; y: number } | null {
  if (type === 'relation') return linePoint(renderer, key, 0.5);
  const data = renderer.getNodeDisplayData(key);
  return data === undefined ? null : renderer.framedGraphToViewport(data);
}

/**
 * Returns the point of a relation's line at a parameter in [0, 1], in pixels of the stage; null for an unknown one.
 *
 * The same quadratic Bézier curve as the relation program draws: its control point lies `bend` lengths to the left of
 * the middle.
 */
export function linePoint(renderer: Sigma, key: string, at: number): { x: number; y: number } | null {
  const graph = renderer.getGraph();
  if (!graph.hasEdge(key)) return null;
  const [source, target] = graph.extremities(key).map((node) => renderer.getNodeDisplayData(node));
  const look = renderer.getEdgeDisplayData(key) as unknown as RelationLook | undefined;
  if (source === undefined || target === undefined || look === undefined) return null;
  const a = renderer.framedGraphToViewport(source);
  const c = renderer.framedGraphToViewport(target);
  // On the screen y grows downwards, so left of the way is (dy, -dx).
  const bx = (a.x + c.x) / 2 + (c.y - a.y) * look.bend;
  const by = (a.y + c.y) / 2 - (c.x - a.x) * look.bend;
  const [p, q, r] = [(1 - at) ** 2, 2 * at * (1 - at), at ** 2];
  return { x: p * a.x + q * bx + r * c.x, y: p * a.y + q * by + r * c.y };
}
