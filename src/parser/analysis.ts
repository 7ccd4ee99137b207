import type { Entity } from '../types/sentence.ts';

/** What is known about a sentence's words besides their lemmas. */
export interface Analysis {
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  /** Index of each word's head, -1 for the root; always a tree with one root. */
  readonly heads: ArrayLike<number>;
  readonly deprels: readonly string[];
  readonly entities: readonly Entity[];
  /** What the network's last layer holds for each word, for the stages after the parser. */
  readonly states: Int16Array;
}

/** Tags, trees and entities for sentences given as their words. */
export interface Analyser {
  /** Returns one analysis for each sentence; a sentence has at least one word. */
  analyse(sentences: readonly (readonly string[])[]): Analysis[];
}
