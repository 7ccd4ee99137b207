import { degree } from '../facets/degree.ts';
import { type Facet, type Filters, isRelation, NO_FILTERS, valueOf, withValue } from '../facets/facet.ts';
import { FACETS } from '../facets/index.ts';
import { weight } from '../facets/weight.ts';
import type { ActorNode, GraphModel, RelationEdge } from './model.ts';
import type { Item } from './state.ts';
import { createView, type View } from './view.ts';

/** Returns true where an actor or a relation passes the filters. */
export function isShown(view: View, { type, key }: Item): boolean {
  return (type === 'actor' ? view.actors : view.relations).has(key);
}

/** Returns the filters loosened as little as it takes to show an actor, or a relation with its two ends. */
export function admitting(model: GraphModel, filters: Filters, item: Item): Filters {
  let next = filters;
  for (const facet of FACETS) {
    for (const thing of withEnds(model, item)) {
      next = withValue(next, facet, facet.admit(valueOf(facet, next), thing));
    }
  }
  if (isShown(createView(model, next), item)) return next;
  // Each facet would let something of it through, but not the same: those that count what is left yield first.
  next = withValue(withValue(next, weight, weight.initial), degree, degree.initial);
  return isShown(createView(model, next), item) ? next : NO_FILTERS;
}

/** Returns the facets that stand between an item and the picture. */
export function hiding(model: GraphModel, filters: Filters, item: Item): readonly Facet<unknown>[] {
  const loosened = admitting(model, filters, item);
  return FACETS.filter(
    (facet) => valueOf(facet, loosened) !== valueOf(facet, filters) && changes(facet, filters, loosened),
  );
}

function changes(facet: Facet<unknown>, before: Filters, after: Filters): boolean {
  return facet.encode(valueOf(facet, before)) !== facet.encode(valueOf(facet, after));
}

function withEnds(model: GraphModel, { type, key }: Item): (ActorNode | RelationEdge)[] {
  const thing = type === 'actor' ? model.actors.get(key) : model.relations.get(key);
  if (thing === undefined) return [];
  if (!isRelation(thing)) return [thing];
  return [thing, ...[thing.source, thing.target].flatMap((end) => model.actors.get(end) ?? [])];
}
