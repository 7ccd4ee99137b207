import { shortestPath, type Step } from '../../src/graph/paths.ts';
import type { GraphModel, RelationEdge } from './model.ts';
import { relationsIn } from './passages.ts';
import type { State, Thing } from './state.ts';
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
export function lit({ model, view }: State, thing: Thing | null): Lit | null {
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

function keysOf(model: GraphModel, view: View, thing: Thing): readonly string[] {
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
      return shortestPath(stepsOf(view), thing.from, thing.to) ?? [];
  }
}

/** Returns the visible relations between two actors. */
export function between(view: View, a: string, b: string): RelationEdge[] {
  return [...view.relations.values()].filter(
    ({ source, target }) => (source === a && target === b) || (source === b && target === a),
  );
}

/** Returns the visible relations as what paths are made of. */
export function stepsOf(view: View): Step[] {
  return [...view.relations.values()].map((relation) => ({
    key: relation.key,
    source: relation.source,
    target: relation.target,
    attributes: relation,
  }));
}
