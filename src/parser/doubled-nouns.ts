/**
 * Mends "shoulder to shoulder", "face to face", "side by side": a noun twice around a preposition says how something is done,
 * and nothing hangs on it. The network takes the second for a verb ("to face"), or what follows for a part of it.
 */
import type { Analysis } from './analysis.ts';
import { isTree } from './tree-decoder.ts';

/** Returns the analysis with such nouns below their verb and what hung on them beside them; the same where there are none. */
export function mendDoubledNouns(analysis: Analysis, forms: readonly string[]): Analysis {
  return forms.reduce((now, form, first) => {
    const between = doublesAt(forms, first);
    return between > 0 && /^\p{Ll}+$/u.test(form) ? hungBelowVerb(now, first, between) : now;
  }, analysis);
}

/** Index of the preposition between a word and its double, with or without hyphens; -1 where there is none. */
function doublesAt(forms: readonly string[], first: number): number {
  const gap = forms[first + 1] === '-' ? 2 : 1;
  const between = first + gap;
  const isDouble = forms[between + gap] === forms[first] && PREPOSITION.test(forms[between] ?? '');
  return isDouble && (gap === 1 || forms[between + 1] === '-') ? between : -1;
}

const PREPOSITION = /^(to|by|in|after|for|on|against)$/;

function hungBelowVerb(analysis: Analysis, first: number, between: number): Analysis {
  const second = 2 * between - first;
  const isInside = (i: number): boolean => i >= first && i <= second;
  const { upos, heads } = analysis;
  const verb = isInside(heads[first]!) ? heads[second]! : heads[first]!;
  if (upos[first] !== 'NOUN' || verb < 0 || isInside(verb) || upos[verb] !== 'VERB' || verb > first)
    return analysis;
  const tree = {
    upos: [...upos],
    xpos: [...analysis.xpos],
    heads: Array.from(heads),
    deprels: [...analysis.deprels],
  };
  const hang = (token: number, head: number, deprel: string): void => {
    tree.heads[token] = head;
    tree.deprels[token] = deprel;
  };
  for (let i = second + 1; i < heads.length; i++)
    if (isInside(heads[i]!)) hang(i, verb, /^(nmod|obj)$/.test(tree.deprels[i]!) ? 'obl' : tree.deprels[i]!);
  for (let i = first + 1; i < second; i++) if (i !== between) hang(i, between, 'punct');
  hang(first, verb, 'obl:unmarked');
  hang(between, second, 'case');
  hang(second, first, 'nmod');
  [tree.upos[between], tree.upos[second]] = ['ADP', 'NOUN'];
  [tree.xpos[between], tree.xpos[second]] = ['IN', 'NN'];
  return isTree(tree.heads, heads.length) ? { ...analysis, ...tree } : analysis;
}
