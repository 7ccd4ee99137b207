import type { Entity, EntityType } from '../types/sentence.ts';

/** The types, in the order of their classes. */
export const ENTITY_TYPES: readonly EntityType[] = ['PERSON', 'ORG', 'PLACE', 'NORP', 'EVENT'];
/** Classes of a word: outside, then begin and inside of each type. */
export const ENTITY_CLASSES: number = 1 + 2 * ENTITY_TYPES.length;

/** The first class after those of persons, which are the first type; a comma or a word sets the neighbours of persons apart. */
export const AFTER_PERSON = 3;

/** Says whether a class may follow another: inside only after begin or inside of the same type, begin not right after a person. */
export function mayFollow(entityClass: number, previous: number): boolean {
  if (entityClass === 0) return true;
  const isInside = entityClass % 2 === 0;
  if (isInside) return previous === entityClass || previous === entityClass - 1;
  return previous === 0 || previous >= AFTER_PERSON;
}

/** Returns the spans that the classes of a sentence mean. */
export function entitiesOf(classes: Int32Array): Entity[] {
  const entities: Entity[] = [];
  for (let i = 0; i < classes.length; i++) {
    const begin = classes[i] as number;
    if (begin % 2 === 0) continue;
    let last = i;
    while (last + 1 < classes.length && classes[last + 1] === begin + 1) last++;
    entities.push({ first: i, last, type: ENTITY_TYPES[(begin - 1) / 2] as EntityType });
    i = last;
  }
  return entities;
}
