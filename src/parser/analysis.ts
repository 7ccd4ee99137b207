import type { Entity } from '../types/sentence.ts';

/** What is known about a sentence's words besides their lemmas. */
export interface Analysis {
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  /** Index of each word's head, -1 for the root; always a tree with one root. */
  readonly heads: ArrayLike<number>;
  readonly deprels: readonly string[];
  readonly entities: readonly Entity[];
}

/** Tags, trees and entities for sentences given as their words. */
export interface Analyser {
  /** Returns one analysis for each sentence; a sentence has at least one word. */
  analyse(sentences: readonly (readonly string[])[]): Analysis[];
}

/** Tells whether a word has a child whose relation and index pass a test. */
export function hasChild(
  { heads, deprels }: Pick<Analysis, 'heads' | 'deprels'>,
  head: number,
  test: (deprel: string, child: number) => boolean,
): boolean {
  return deprels.some((deprel, child) => heads[child] === head && test(deprel, child));
}
