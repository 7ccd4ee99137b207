import { hasChild, type Analysis } from './analysis.ts';
import { isTree } from './tree-decoder.ts';

/** Where a word hangs and by what name. */
export interface Place {
  readonly head: number;
  readonly deprel: string;
}

/** Tells where a word belongs that hangs in the wrong place or by the wrong name; null where it is right. */
export type Rule = (tree: Analysis, forms: readonly string[], token: number) => Place | null;

/** Returns the analysis with each word in the place the first rule with an answer tells, where that leaves a tree. */
export function rehang(analysis: Analysis, forms: readonly string[], rules: readonly Rule[]): Analysis {
  return forms.reduce((now, _, token) => {
    const place = firstPlace(now, forms, token, rules);
    if (!place) return now;
    const heads = Array.from(now.heads).with(token, place.head);
    if (!isTree(heads, forms.length)) return now;
    return { ...now, heads, deprels: now.deprels.with(token, place.deprel) };
  }, analysis);
}

function firstPlace(
  tree: Analysis,
  forms: readonly string[],
  token: number,
  rules: readonly Rule[],
): Place | null {
  for (const rule of rules) {
    const place = rule(tree, forms, token);
    if (place) return place;
  }
  return null;
}

/** Whether a relation that matches hangs on a token; never where the token is -1. */
export function hasPart(tree: Analysis, token: number, deprels: RegExp): boolean {
  return token >= 0 && hasChild(tree, token, (deprel) => deprels.test(deprel));
}

export function hasSubject(tree: Analysis, verb: number): boolean {
  return hasPart(tree, verb, /^(nsubj|csubj|expl|aux:pass)/);
}

/** Whether a word of a shape hangs on a token by a relation: "by" as its `case`. */
export function hasWord(
  tree: Analysis,
  forms: readonly string[],
  token: number,
  deprels: RegExp,
  word: RegExp,
): boolean {
  return hasChild(tree, token, (deprel, i) => deprels.test(deprel) && word.test(forms[i]!));
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
