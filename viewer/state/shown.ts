import { type Facet, type Filters, isRelation, valueOf, withValue } from '../facets/facet.ts';
import { FACETS } from '../facets/index.ts';
import type { ActorNode, GraphModel, RelationEdge } from './model.ts';
import type { Item } from './state.ts';
import type { View } from './view.ts';

/** Returns true where an actor or a relation passes the filters. */
export function isShown(view: View, { type, key }: Item): boolean {
  return (type === 'actor' ? view.actors : view.relations).has(key);
}

/** Returns the filters loosened as little as it takes to show an actor, or a relation with its two ends. */
export function admitting(model: GraphModel, filters: Filters, item: Item): Filters {
  let next = filters;
  for (const facet of FACETS) {
    for (const thing of withEnds(model, item))
      next = withValue(next, facet, facet.admit(valueOf(facet, next), thing));
  }
  return next;
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
