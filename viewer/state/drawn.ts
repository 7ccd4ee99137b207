import { backboneOf, type Link } from '../../src/graph/backbone.ts';
import type { GraphModel, RelationEdge } from './model.ts';
import type { View } from './view.ts';

/** What of a graph the picture draws. */
export interface Drawn {
  readonly actors: ReadonlySet<string>;
  /** Tells whether a relation between two of them is drawn, as long as it passes the filters. */
  readonly has: (relation: RelationEdge) => boolean;
  /** True where there is more to draw. */
  readonly isBackbone: boolean;
}

/** With more related actors than this, the picture opens on the backbone. */
const MANY = 150;
/** Actors of the backbone in a window and on a phone. */
const COUNT = { wide: 80, narrow: 40 };

/** Returns how many actors the picture draws at most. */
export function limitOf(limit: number | null, related: number, isNarrow: boolean): number {
  if (limit !== null) return limit;
  return related > MANY ? COUNT[isNarrow ? 'narrow' : 'wide'] : Infinity;
}

/**
 * Returns the actors to draw: all that have relations, or the backbone of those that have some that pass the filters.
 *
 * @param limit how many at most.
 * @param keep keys of actors that are drawn anyway.
 */
export function drawnOf(model: GraphModel, view: View, limit: number, keep: ReadonlySet<string>): Drawn {
  if (view.connected.size <= limit) return { actors: relatedOf(model), has: () => true, isBackbone: false };
  const { actors, has } = backboneOf(linksOf(view), limit, keep);
  return { actors, has: ({ source, target }) => has(source, target), isBackbone: true };
}

function* linksOf(view: View): Generator<Link> {
  for (const { source, target, weight, event } of view.relations.values()) {
    yield { source, target, weight, act: event !== null };
  }
}

const related = new WeakMap<GraphModel, ReadonlySet<string>>();

/** The same set for the same model, so that filters leave the picture's actors as they are. */
function relatedOf(model: GraphModel): ReadonlySet<string> {
  const known = related.get(model);
  if (known !== undefined) return known;
  const keys = new Set<string>();
  for (const { source, target } of model.relations.values()) keys.add(source).add(target);
  related.set(model, keys);
  return keys;
}
