/** Definite phrases that only point back: "the country", "the two sides", "both nations", "the group". */
import { childrenOf } from '../syntax/tree.ts';
import type { Sentence } from '../types/sentence.ts';

/** What a short phrase can stand for. */
export interface ShortPhrase {
  readonly first: number;
  readonly refers: 'state' | 'organisation' | 'person';
  /** How many it stands for; 0 where the phrase does not say ("the allies"). */
  readonly size: number;
}

const SINGLE: Readonly<Record<string, ShortPhrase['refers']>> = {
  country: 'state',
  nation: 'state',
  kingdom: 'state',
  republic: 'state',
  island: 'state',
  group: 'organisation',
  organization: 'organisation',
  organisation: 'organisation',
  alliance: 'organisation',
  bloc: 'organisation',
};
const MANY: Readonly<Record<string, ShortPhrase['refers']>> = {
  country: 'state',
  nation: 'state',
  side: 'state',
  ally: 'state',
  neighbor: 'state',
  neighbour: 'state',
  rival: 'state',
  party: 'state',
  power: 'state',
  foe: 'state',
  leader: 'person',
  man: 'person',
  woman: 'person',
  minister: 'person',
  president: 'person',
};

/** Returns the short definite phrase with noun `i` as its head, or null. */
export function shortPhrase(sentence: Sentence, i: number): ShortPhrase | null {
  const { tokens } = sentence;
  const noun = tokens[i]!;
  const plural = noun.xpos === 'NNS';
  const refers = (plural ? MANY : SINGLE)[noun.lemma];
  if (!refers) return null;
  let first = i;
  let definite = false;
  let size = plural ? 0 : 1;
  for (const child of childrenOf(sentence, i)) {
    const { lemma, upos, deprel } = tokens[child]!;
    if (child > i) {
      if (deprel.startsWith('nmod') || deprel.startsWith('acl')) return null;
      continue;
    }
    if (upos === 'DET' && DEFINITE.has(lemma)) definite = true;
    if (lemma === 'both' || lemma === 'two') size = 2;
    else if (lemma === 'three') size = 3;
    else if (upos === 'ADJ' || upos === 'PROPN' || upos === 'NOUN') return null;
    if (upos !== 'ADP') first = Math.min(first, child);
  }
  return definite ? { first, refers, size } : null;
}

const DEFINITE: ReadonlySet<string> = new Set(['the', 'this', 'that', 'these', 'those', 'both']);
