import type Sigma from 'sigma';
import type { RelationLook } from '../appearance/reducers.ts';

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
