import { shortestPath } from '../../src/graph/paths.ts';
import { asEdge, type GraphModel, type RelationEdge } from './model.ts';
import { relationsIn } from './passages.ts';
import type { Path, State, Thing } from './state.ts';
import type { View } from './view.ts';

/** What the picture shows at full strength while something is pointed at or selected. */
export interface Lit {
  readonly actors: ReadonlySet<string>;
  readonly relations: ReadonlySet<string>;
}

/**
 * Returns an actor with its relations and neighbours, a relation with its ends, or all that a passage states.
 *
 * Null where the filters hide it: then the picture stays as it is instead of going dim all over.
 */
export function lit({ model, view }: Pick<State, 'model' | 'view'>, thing: Thing | null): Lit | null {
  if (model === null || view === null || thing === null) return null;
  const actors = new Set<string>();
  const relations = new Set<string>();
  if (thing.type === 'actor' && view.actors.has(thing.key)) actors.add(thing.key);
  for (const key of keysOf(model, view, thing)) {
    const relation = view.relations.get(key);
    if (relation === undefined) continue;
    relations.add(key);
    actors.add(relation.source).add(relation.target);
  }
  return actors.size === 0 ? null : { actors, relations };
}

/** Returns the keys of the relations that a thing is about; the filters may hide some. */
export function keysOf(model: GraphModel, view: View, thing: Thing): readonly string[] {
  switch (thing.type) {
    case 'text':
      return relationsIn(model, thing).map(({ relation }) => relation.key);
    case 'relation':
      return [thing.key];
    case 'actor':
      return model.actors.get(thing.key)?.relations ?? [];
    case 'pair':
      return between(view, thing.a, thing.b).map(({ key }) => key);
    case 'path':
      return chain(view, thing) ?? [];
  }
}

/** Returns the relations between two actors: the visible ones of a view, all of a model. */
export function between(of: View | GraphModel, a: string, b: string): RelationEdge[] {
  return [...of.relations.values()].filter(
    ({ source, target }) => (source === a && target === b) || (source === b && target === a),
  );
}

/** Returns the keys of the shortest chain of visible relations; null where there is none. */
export function chain(view: View, { from, to }: Path): string[] | null {
  return shortestPath([...view.relations.values()].map(asEdge), from, to);
}
