/** Hanging words anew: what all files share that mend readings by rule. */
import type { Analysis } from './analysis.ts';
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
    return place ? hungAt(now, token, place) : now;
  }, analysis);
}

/** Returns the analysis with a word in another place; the same where that leaves no tree. */
export function hungAt(analysis: Analysis, token: number, { head, deprel }: Place): Analysis {
  const heads = Array.from(analysis.heads).with(token, head);
  if (!isTree(heads, heads.length)) return analysis;
  return { ...analysis, heads, deprels: analysis.deprels.with(token, deprel) };
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
