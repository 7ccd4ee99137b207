import type { RelationEdge } from './model.ts';

const BEND_STEP = 0.2;
const MAX_BEND = 0.62;

/**
 * Returns a bend for each relation, so that those between the same two actors lie apart.
 *
 * The bend is the distance of the curve's control point from the middle, in lengths of the straight line, to the left
 * of the way from source to target; the siblings are spread evenly about the straight line.
 */
export function bendParallels(visible: Iterable<RelationEdge>): Map<string, number> {
  const pairs = new Map<string, RelationEdge[]>();
  for (const relation of visible) {
    const pair = JSON.stringify([relation.source, relation.target].sort());
    const siblings = pairs.get(pair);
    if (siblings === undefined) pairs.set(pair, [relation]);
    else siblings.push(relation);
  }
  const bends = new Map<string, number>();
  for (const siblings of pairs.values()) {
    const middle = (siblings.length - 1) / 2;
    const step = Math.min(BEND_STEP, MAX_BEND / Math.max(1, middle));
    const ordered = siblings.toSorted((a, b) => order(a) - order(b) || (a.key < b.key ? -1 : 1));
    ordered.forEach((relation, index) => {
      const side = relation.source < relation.target ? 1 : -1;
      bends.set(relation.key, (index - middle) * step * side);
    });
  }
  return bends;
}

/** Puts the relations one way on one side and those the other way on the other. */
function order(relation: RelationEdge): number {
  if (relation.undirected) return 1;
  return relation.source < relation.target ? 2 : 0;
}
