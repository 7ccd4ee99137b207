import { best, mix, score, type LinearTable } from '../text/linear.ts';
import type { Words } from './words.ts';

/** The most features that a tagging decision has. */
export const TAG_FEATURES = 40;

/** Fills `out` with the features for the XPOS of word `i`, given the tags before it; returns how many. */
export function xposFeatures(words: Words, tags: Int32Array, i: number, out: Int32Array): number {
  const { lower, prefix, suffix2, suffix3, suffix4, shape } = words;
  const at = (column: Int32Array, k: number): number => (k < 0 || k >= words.length ? 7 : (column[k] as number));
  const t1 = at(tags, i - 1);
  const t2 = at(tags, i - 2);
  const [w, p1, n1] = [at(lower, i), at(lower, i - 1), at(lower, i + 1)];
  let n = 0;
  const add = (a: number, b: number, c: number): void => {
    out[n] = mix(n, a, b, c);
    n++;
  };
  add(0, 0, 0);
  add(w, 0, 0);
  add(at(prefix, i), 0, 0);
  add(at(suffix2, i), 0, 0);
  add(at(suffix3, i), 0, 0);
  add(at(suffix4, i), 0, 0);
  add(at(shape, i), 0, 0);
  add(at(shape, i), at(suffix3, i), 0);
  add(at(shape, i), i === 0 ? 1 : 0, 0);
  add(t1, 0, 0);
  add(t1, t2, 0);
  add(t1, w, 0);
  add(t1, at(suffix3, i), 0);
  add(p1, 0, 0);
  add(p1, w, 0);
  add(at(suffix3, i - 1), 0, 0);
  add(at(lower, i - 2), 0, 0);
  add(n1, 0, 0);
  add(n1, w, 0);
  add(at(suffix3, i + 1), 0, 0);
  add(at(shape, i + 1), at(shape, i), at(shape, i - 1));
  add(at(lower, i + 2), 0, 0);
  add(t1, n1, 0);
  add(t1, at(suffix3, i + 1), at(suffix3, i));
  add(p1, n1, 0);
  add(t1, t2, at(tags, i - 3));
  add(at(lower, words.length - 1), at(shape, i), 0);
  return n;
}

/** Fills `out` with the features for the UPOS of word `i`, given all XPOS; returns how many. */
export function uposFeatures(words: Words, xpos: Int32Array, i: number, out: Int32Array): number {
  const at = (column: Int32Array, k: number): number => (k < 0 || k >= words.length ? 99 : (column[k] as number));
  const [x, p, m, w] = [at(xpos, i), at(xpos, i - 1), at(xpos, i + 1), at(words.lower, i)];
  let n = 0;
  const add = (a: number, b: number, c: number): void => {
    out[n] = mix(n + 50, a, b, c);
    n++;
  };
  add(x, 0, 0);
  add(x, w, 0);
  add(x, p, 0);
  add(x, m, 0);
  add(x, p, m);
  add(x, w, p);
  add(x, w, m);
  add(x, at(xpos, i + 2), m);
  add(x, at(xpos, i - 2), p);
  add(x, at(words.suffix3, i), 0);
  add(x, at(words.lower, i + 1), 0);
  add(x, at(words.lower, i - 1), 0);
  add(x, w, at(words.lower, i + 1));
  add(x, w, at(words.lower, i - 1));
  add(x, at(words.shape, i), p);
  return n;
}

/** Returns the tags of a sentence as class numbers, XPOS from left to right and then UPOS. */
export function tag(words: Words, xposTable: LinearTable, uposTable: LinearTable): { xpos: Int32Array; upos: Int32Array } {
  const xpos = new Int32Array(words.length);
  const upos = new Int32Array(words.length);
  const features = new Int32Array(TAG_FEATURES);
  const scores = new Float32Array(Math.max(xposTable.classes, uposTable.classes));
  for (let i = 0; i < words.length; i++) {
    score(xposTable, features, xposFeatures(words, xpos, i, features), scores);
    xpos[i] = best(scores, xposTable.classes);
  }
  for (let i = 0; i < words.length; i++) {
    score(uposTable, features, uposFeatures(words, xpos, i, features), scores);
    upos[i] = best(scores, uposTable.classes);
  }
  return { xpos, upos };
}
