import { lit } from './lit.ts';
import type { State, Thing } from './state.ts';
import type { View } from './view.ts';

/** What lists and tables mark while something is pointed at. */
export interface Pointed {
  /** The actor itself, not those that it has to do with; both ends of a relation. */
  readonly actors: ReadonlySet<string>;
  readonly relations: ReadonlySet<string>;
  /** The pairs of actors that these relations are between. */
  readonly pairs: ReadonlySet<string>;
}

type Pointing = Pick<State, 'model' | 'view' | 'hover'>;

const found = new WeakMap<Thing, { view: View | null; pointed: Pointed | null }>();

/** Returns what of the lists is meant by what is pointed at; null where nothing of it is shown. The same for the same view. */
export function pointedAt(state: Pointing): Pointed | null {
  const { view, hover } = state;
  if (hover === null) return null;
  const known = found.get(hover);
  if (known !== undefined && known.view === view) return known.pointed;
  const pointed = meantBy(state);
  found.set(hover, { view, pointed });
  return pointed;
}

function meantBy(state: Pointing): Pointed | null {
  const { view, hover } = state;
  const lights = lit(state, hover);
  if (lights === null || view === null || hover === null) return null;
  const { relations } = lights;
  const actors = hover.type === 'actor' ? new Set([hover.key]) : lights.actors;
  const pairs = [...relations].flatMap((key) => {
    const relation = view.relations.get(key);
    return relation === undefined ? [] : [pairName(relation.source, relation.target)];
  });
  return { actors, relations, pairs: new Set(pairs) };
}

/** Returns true where an actor, a relation or a pair is meant. */
export function isMeant(pointed: Pointed | null, thing: Thing): boolean {
  if (pointed === null) return false;
  switch (thing.type) {
    case 'actor':
      return pointed.actors.has(thing.key);
    case 'relation':
      return pointed.relations.has(thing.key);
    case 'pair':
      return pointed.pairs.has(pairName(thing.a, thing.b));
    case 'path':
    case 'text':
      return false;
  }
}

function pairName(a: string, b: string): string {
  return JSON.stringify([a, b].sort());
}
