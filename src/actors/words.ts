/** Words for actors without a name: offices, roles and bodies, as the lexicon lists them. */
import type { Lexicon, PhraseMatch, RoleNoun, Units } from '../lexicon/index.ts';
import type { Sentence } from '../types/sentence.ts';

export type WordSort = 'office' | 'role' | 'body';

export interface WordMatch extends PhraseMatch<RoleNoun> {
  readonly sort: WordSort;
}

/** What the lexicon finds in one sentence; every list in text order. */
export interface Words {
  /** Titles and offices of one person. */
  readonly titles: readonly WordMatch[];
  readonly bodies: readonly WordMatch[];
  /** All three sorts, the longest at each place, without overlap. */
  readonly nouns: readonly WordMatch[];
}

/** Returns the words for offices, roles and bodies of a sentence. */
export function matchWords(sentence: Sentence, units: Units, lexicon: Lexicon): Words {
  const nominal = ({ last }: PhraseMatch<RoleNoun>): boolean => NOMINAL.has(sentence.tokens[last]!.upos);
  const sorted = (sort: WordSort, matches: readonly PhraseMatch<RoleNoun>[]): WordMatch[] =>
    matches.filter(nominal).map((match) => ({ ...match, sort }));
  const titles = sorted('office', lexicon.offices.scan(units));
  const bodies = sorted('body', lexicon.bodies.scan(units));
  const roles = sorted('role', lexicon.roles.scan(units));
  return { titles, bodies, nouns: longest([...titles, ...bodies, ...roles]) };
}

const NOMINAL: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'X']);

function longest(matches: WordMatch[]): WordMatch[] {
  const kept: WordMatch[] = [];
  const taken = new Set<number>();
  for (const match of matches.sort((a, b) => b.last - b.first - (a.last - a.first) || a.first - b.first)) {
    let free = true;
    for (let i = match.first; i <= match.last; i++) free &&= !taken.has(i);
    if (!free) continue;
    for (let i = match.first; i <= match.last; i++) taken.add(i);
    kept.push(match);
  }
  return kept.sort((a, b) => a.first - b.first);
}
