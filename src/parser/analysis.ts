import type { Entity } from '../types/sentence.ts';

/** What is known about a sentence's words besides their lemmas. */
export interface Analysis {
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  /** Index of each word's head, -1 for the root; always a tree with one root. */
  readonly heads: ArrayLike<number>;
  readonly deprels: readonly string[];
  readonly entities: readonly Entity[];
  /** What the network's last layer holds for each word, for the stages after the parser; missing in analyses made by hand. */
  readonly states?: Int16Array | undefined;
}

/** Tags, trees and entities for sentences given as their words. */
export interface Analyser {
  /** Returns one analysis for each sentence; a sentence has at least one word. */
  analyse(sentences: readonly (readonly string[])[]): Analysis[];
}

type Tree = Pick<Analysis, 'heads' | 'deprels'>;

/** The index of the root. */
export function rootOf({ heads }: Pick<Analysis, 'heads'>): number {
  let root = 0;
  while (heads[root] !== -1) root++;
  return root;
}

/** Tells whether a word has a child whose relation and index pass a test. */
export function hasChild(
  { heads, deprels }: Tree,
  head: number,
  test: (deprel: string, child: number) => boolean,
): boolean {
  return deprels.some((deprel, child) => heads[child] === head && test(deprel, child));
}

/** Whether a relation that matches hangs on a token; never where the token is -1. */
export function hasPart(tree: Tree, token: number, deprels: RegExp): boolean {
  return token >= 0 && hasChild(tree, token, (deprel) => deprels.test(deprel));
}

/** Whether a verb has a subject, or is said to be passive. */
export function hasSubject(tree: Tree, verb: number): boolean {
  return hasPart(tree, verb, /^(nsubj|csubj|expl|aux:pass)/);
}

/** Whether a word of a shape hangs on a token by a relation: "by" as its `case`. */
export function hasWord(
  tree: Tree,
  forms: readonly string[],
  token: number,
  deprels: RegExp,
  word: RegExp,
): boolean {
  return hasChild(tree, token, (deprel, i) => deprels.test(deprel) && word.test(forms[i]!));
}

/** The first child of a word by a relation, or -1. */
export function childOf({ heads, deprels }: Tree, head: number, deprel: string): number {
  return deprels.findIndex((found, child) => found === deprel && heads[child] === head);
}

/** The noun that a noun behind it belongs to, through all between: "millions" of "dollars" in "millions of dollars". */
export function wholeOf({ heads, deprels }: Tree, noun: number): number {
  let whole = noun;
  while (deprels[whole] === 'nmod' && heads[whole]! < whole) whole = heads[whole]!;
  return whole;
}

/** The first token of what hangs on a token, but for a comma. */
export function leftEdge(heads: ArrayLike<number>, forms: readonly string[], token: number): number {
  let edge = token;
  for (let i = token - 1; i >= 0; i--) {
    let above = heads[i]!;
    while (above >= 0 && above !== token) above = heads[above]!;
    if (above === token && forms[i] !== ',') edge = i;
  }
  return edge;
}
