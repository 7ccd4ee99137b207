import type { Entity, EntityType } from '../types/sentence.ts';
import { best, mix, score, type LinearTable } from '../text/linear.ts';
import type { Words } from './words.ts';

/** Classes of the entity tagger: outside, then begin and inside of each type. */
export const ENTITY_TYPES: readonly EntityType[] = ['PERSON', 'ORG', 'PLACE', 'NORP', 'EVENT'];
export const ENTITY_CLASSES: number = 1 + 2 * ENTITY_TYPES.length;

/** Fills `out` with the features for the entity class of word `i`, given the classes before it; returns how many. */
export function entityFeatures(words: Words, xpos: Int32Array, classes: Int32Array, i: number, out: Int32Array): number {
  const at = (column: Int32Array, k: number): number => (k < 0 || k >= words.length ? 77 : (column[k] as number));
  const { lower, shape, prefix, suffix3, suffix4 } = words;
  const previous = at(classes, i - 1);
  let n = 0;
  const add = (a: number, b: number, c: number): void => {
    out[n] = mix(n + 200, a, b, c);
    n++;
  };
  for (let k = -2; k <= 2; k++) {
    add(at(lower, i + k), 0, 0);
    add(at(xpos, i + k), at(shape, i + k), 0);
  }
  add(previous, at(shape, i), at(xpos, i));
  add(previous, at(lower, i), 0);
  add(previous, at(lower, i - 1), at(shape, i));
  add(previous, at(classes, i - 2), at(xpos, i));
  add(at(lower, i), at(lower, i + 1), 0);
  add(at(lower, i), at(lower, i - 1), 0);
  add(at(prefix, i), at(shape, i), 0);
  add(at(suffix3, i), at(shape, i), 0);
  add(at(suffix4, i), at(xpos, i), 0);
  add(at(shape, i), at(shape, i + 1), at(shape, i - 1));
  add(at(lower, i - 1), at(shape, i), at(shape, i + 1));
  add(at(lower, i + 1), at(shape, i), previous);
  add(at(xpos, i - 1), at(xpos, i), at(xpos, i + 1));
  add(at(suffix3, i + 1), at(shape, i), at(shape, i + 1));
  add(previous, at(shape, i), i === 0 ? 1 : 0);
  return n;
}

/** Says whether a class may follow another: inside only after begin or inside of the same type. */
export function mayFollow(entityClass: number, previous: number): boolean {
  return entityClass === 0 || entityClass % 2 === 1 || previous === entityClass || previous === entityClass - 1;
}

/** Returns the entity classes of a sentence, from left to right. */
export function tagEntities(words: Words, xpos: Int32Array, table: LinearTable): Int32Array {
  const classes = new Int32Array(words.length);
  const features = new Int32Array(40);
  const scores = new Float32Array(table.classes);
  for (let i = 0; i < words.length; i++) {
    score(table, features, entityFeatures(words, xpos, classes, i, features), scores);
    const previous = i > 0 ? (classes[i - 1] as number) : 0;
    for (let c = 0; c < table.classes; c++) if (!mayFollow(c, previous)) scores[c] = -Infinity;
    classes[i] = best(scores, table.classes);
  }
  return classes;
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
