import { relationsIn } from './passages.ts';
import type { State, Thing } from './state.ts';

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
  const keys =
    thing.type === 'text'
      ? relationsIn(model, thing).map(({ relation }) => relation.key)
      : thing.type === 'relation'
        ? [thing.key]
        : (model.actors.get(thing.key)?.relations ?? []);
  for (const key of keys) {
    const relation = view.relations.get(key);
    if (relation === undefined) continue;
    relations.add(key);
    actors.add(relation.source).add(relation.target);
  }
  return actors.size === 0 ? null : { actors, relations };
}
