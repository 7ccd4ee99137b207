import type { ActorKind } from '../../src/types/actor.ts';
import type { Family, Status } from '../../src/types/relation.ts';
import type { Filters } from './filters.ts';
import type { GraphModel, RelationEdge } from './model.ts';

/** What passes the filters, and how many would pass if each switch of the legend were on. */
export interface View {
  readonly actors: ReadonlySet<string>;
  /** By key, summed up from the evidence that passes: take weight and status from here, not from the model. */
  readonly relations: ReadonlyMap<string, RelationEdge>;
  /** Visible actors with at least one visible relation. */
  readonly connected: ReadonlySet<string>;
  /** Bend of each visible relation: 0 is straight; only parallel ones are bent. */
  readonly bends: ReadonlyMap<string, number>;
  readonly familyCounts: ReadonlyMap<Family, number>;
  readonly statusCounts: ReadonlyMap<Status, number>;
  readonly kindCounts: ReadonlyMap<ActorKind, number>;
}

/** Returns what of the model passes the filters. Linear in the size of the graph. */
export function createView(model: GraphModel, filters: Filters): View {
  const actors = new Set<string>();
  const kindCounts = new Map<ActorKind, number>();
  for (const actor of model.actors.values()) {
    count(kindCounts, actor.kind);
    if (!filters.hiddenKinds.has(actor.kind)) actors.add(actor.key);
  }
  const relations = new Map<string, RelationEdge>();
  const connected = new Set<string>();
  const familyCounts = new Map<Family, number>();
  const statusCounts = new Map<Status, number>();
  for (const relation of model.relations.values()) {
    if (!actors.has(relation.source) || !actors.has(relation.target)) continue;
    if (relation.weight < filters.minWeight || relation.confidence < filters.minConfidence) continue;
    const family = !filters.hiddenFamilies.has(relation.family);
    const status = !filters.hiddenStatuses.has(relation.status);
    // A count says what switching the entry on would show, so its own switch is left out of it.
    if (status) count(familyCounts, relation.family);
    if (family) count(statusCounts, relation.status);
    if (!family || !status) continue;
    relations.set(relation.key, relation);
    connected.add(relation.source).add(relation.target);
  }
  const bends = bendParallels(relations.values());
  return { actors, relations, connected, bends, familyCounts, statusCounts, kindCounts };
}

const BEND_STEP = 0.2;
const MAX_BEND = 0.62;

/**
 * Returns a bend for each relation, so that those between the same two actors lie apart.
 *
 * The bend is the distance of the curve's control point from the middle, in lengths of the straight line, to the left
 * of the way from source to target; the siblings are spread evenly about the straight line.
 */
function bendParallels(visible: Iterable<RelationEdge>): Map<string, number> {
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

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
