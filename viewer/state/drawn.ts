import { backboneOf, type Link } from '../../src/graph/backbone.ts';
import type { GraphModel, RelationEdge } from './model.ts';
import type { View } from './view.ts';

/** What of a graph the picture draws. */
export interface Drawn {
  /** The most active first. */
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

/**
 * Returns how many actors the picture draws at most.
 *
 * @param limit what the user has chosen; null for what suits the picture.
 */
export function limitOf(limit: number | null, model: GraphModel, view: View, isNarrow: boolean): number {
  if (limit !== null) return limit;
  if (relatedOf(model).size <= MANY) return Infinity;
  return view.connected.size > MANY ? COUNT[isNarrow ? 'narrow' : 'wide'] : view.connected.size;
}

/**
 * Returns the actors to draw: all that have relations, or the backbone of those that have some that pass the filters.
 *
 * @param limit how many at most.
 * @param keep keys of actors that are drawn anyway; those that the backbone lacks come with their strongest neighbours.
 */
export function drawnOf(model: GraphModel, view: View, limit: number, keep: ReadonlySet<string>): Drawn {
  const related = relatedOf(model);
  if (related.size <= limit) return { actors: related, has: () => true, isBackbone: false };
  const backbone = backboneIn(view, limit);
  const outside = [...keep].filter((key) => !backbone.actors.has(key));
  return outside.length === 0 ? backbone : drawnBackbone(view, limit, new Set(outside));
}

const backbones = new WeakMap<View, { limit: number; drawn: Drawn }>();

/** The same for the same view, so that what is selected in it changes nothing. */
function backboneIn(view: View, limit: number): Drawn {
  const known = backbones.get(view);
  if (known?.limit === limit) return known.drawn;
  const drawn = drawnBackbone(view, limit, new Set());
  backbones.set(view, { limit, drawn });
  return drawn;
}

function drawnBackbone(view: View, limit: number, keep: ReadonlySet<string>): Drawn {
  const { actors, has } = backboneOf(linksOf(view), limit, keep);
  return { actors, has: ({ source, target }) => has(source, target), isBackbone: true };
}

function* linksOf(view: View): Generator<Link> {
  for (const { source, target, weight, event } of view.relations.values()) {
    yield { source, target, weight, act: event !== null };
  }
}

const knownRelated = new WeakMap<GraphModel, ReadonlySet<string>>();

/** All actors with relations, those with most sentences first; the same set for the same model, so that filters change none. */
function relatedOf(model: GraphModel): ReadonlySet<string> {
  const known = knownRelated.get(model);
  if (known !== undefined) return known;
  const strength = new Map<string, number>();
  for (const { source, target, weight } of model.relations.values()) {
    strength.set(source, (strength.get(source) ?? 0) + weight);
    strength.set(target, (strength.get(target) ?? 0) + weight);
  }
  const keys = new Set([...strength].sort(([, one], [, other]) => other - one).map(([key]) => key));
  knownRelated.set(model, keys);
  return keys;
}
