/**
 * From a token to the actors it leads to.
 *
 * An argument is often not an actor itself: "condemned the Iranian missile test" is aimed at Iran. The
 * search starts at the token and goes down to the actor that owns it, makes it or does it.
 */
import { caseOf, childWith, childrenOf, hasRelation, isWithin } from '../syntax/tree.ts';
import type { Mention } from '../types/actor.ts';
import type { Sentence } from '../types/sentence.ts';
import { agentOf, antecedentOf } from './clause.ts';

/** An actor phrase that fills a role of an event. */
export interface Party {
  readonly mention: Mention;
  /** Steps down the tree from the argument to the mention; 0: the argument is the mention. */
  readonly distance: number;
  /** Whether it is named as a member of another party: "states, including Iran". */
  readonly example?: boolean;
}

/** Returns the keys of all actors of some parties. */
export function keysOf(parties: readonly Party[]): Set<string> {
  return new Set(parties.flatMap((party) => party.mention.actors));
}

/** The mentions of one sentence, found by token. */
export class MentionMap {
  readonly #byHead = new Map<number, Mention>();
  readonly #covering = new Map<number, Mention>();

  constructor(mentions: readonly Mention[]) {
    for (const mention of mentions) {
      const rival = this.#byHead.get(mention.head);
      if (!rival || preferred(mention, rival)) this.#byHead.set(mention.head, mention);
      if (mention.form !== 'name') continue;
      for (let i = mention.first; i <= mention.last; i++)
        if (!this.#covering.has(i)) this.#covering.set(i, mention);
    }
  }

  get size(): number {
    return this.#byHead.size;
  }

  /** Returns the mention whose head is token `i`, or the name that token `i` is part of. */
  at(i: number): Mention | undefined {
    return this.#byHead.get(i) ?? this.#covering.get(i);
  }

  /** Tells whether token `i` is a part, but not the head, of a name: "United" in "United States". */
  isInsideName(i: number): boolean {
    const name = this.#covering.get(i);
    return name !== undefined && name.head !== i;
  }

  /** Returns the mentions whose heads lie in `[first, last]`, in text order. */
  within(first: number, last: number): Mention[] {
    const found: Mention[] = [];
    for (let i = first; i <= last; i++) {
      const mention = this.#byHead.get(i);
      if (mention) found.push(mention);
    }
    return found;
  }
}

/** How deep the search for the actor behind an argument goes. */
const MAX_DISTANCE = 4;

/**
 * Returns the parties that an argument leads to: the mention at the token and its conjuncts, else the
 * actors that own it, do it or make it; empty where there are none.
 *
 * @param places Whether a place may be a party ("a visit to Washington", "strikes in Syria").
 * @param skip Actors that are no party.
 * @param asking The verb whose argument it is, or -1: "an attack that killed women" does not lead to the women.
 */
export function partiesAt(
  sentence: Sentence,
  mentions: MentionMap,
  token: number,
  places: boolean,
  skip: ReadonlySet<string> = NOBODY,
  asking: number = -1,
): Party[] {
  if (token < 0) return [];
  const start = antecedentOf(sentence, token, sentence.tokens[token]!.head);
  const found: Party[] = [];
  const search = { sentence, mentions, places, skip, found, asking, own: false };
  collect(search, start, 0);
  const twin = twinOf(sentence, start);
  if (twin >= 0) collect(search, twin, 0);
  return found;
}

/** Returns the second of two names that a hyphen joins beside each other ("U.S.-Japan deepen ties"), or -1. */
function twinOf({ tokens }: Sentence, token: number): number {
  const [first, hyphen, second] = [tokens[token], tokens[token + 1], tokens[token + 2]];
  if (!first || !hyphen || !second || !HYPHEN.test(hyphen.form)) return -1;
  return first.head === second.head && first.deprel === second.deprel ? token + 2 : -1;
}

const HYPHEN = /^[-‐–—]$/;

const NOBODY: ReadonlySet<string> = new Set();

/** A longer phrase with the same head says more ("US forces" against "forces"); somebody acts before a place. */
function preferred(a: Mention, b: Mention): boolean {
  if (a.place !== b.place) return !a.place;
  return a.last - a.first > b.last - b.first;
}

/** One search for the parties behind an argument; `found` grows as it goes. */
interface Search {
  readonly sentence: Sentence;
  readonly mentions: MentionMap;
  readonly places: boolean;
  readonly skip: ReadonlySet<string>;
  readonly found: Party[];
  readonly asking: number;
  /** Whether it came upon somebody to skip: the argument is then no mere place from which to look further. */
  own: boolean;
}

function usable({ places, skip }: Search, mention: Mention | undefined): mention is Mention {
  return mention !== undefined && (places || !mention.place) && !mention.actors.every((key) => skip.has(key));
}

function isOwn({ mentions, skip }: Search, token: number): boolean {
  return mentions.at(token)?.actors.every((key) => skip.has(key)) ?? false;
}

function collect(search: Search, token: number, distance: number): void {
  const { sentence, found } = search;
  const mention = search.mentions.at(token);
  const before = found.length;
  if (usable(search, mention)) {
    found.push({ mention, distance });
    if (mention.form === 'nominal') collectExamples(search, token, distance);
  } else {
    search.own ||= isOwn(search, token);
    const named = namedBy(sentence, token);
    if (named >= 0) return collect(search, named, distance + 1);
    // "one of the victims, Walid": the name, not the victims.
    if (!mention) collectNamed(search, token, distance);
    if (found.length === before) descend(search, token, distance + 1);
  }
  for (const child of childrenOf(sentence, token)) {
    if (!isJoined(sentence, token, child) || sentence.tokens[child]!.upos === 'VERB') continue;
    if (mention && child >= mention.first && child <= mention.last && mention.actors.length > 1) continue;
    collect(search, child, distance);
  }
  if (found.length > before) return;
  for (const child of childrenOf(sentence, token)) {
    if (hasRelation(sentence, child, 'appos')) collect(search, child, distance + 1);
  }
}

/** "Condemned what it called American interference": what is called so, or -1. */
function namedBy(sentence: Sentence, token: number): number {
  if (sentence.tokens[token]!.form.toLowerCase() !== 'what') return -1;
  const clause = childWith(sentence, token, 'acl:relcl');
  if (clause < 0 || !CALLING.has(sentence.tokens[clause]!.lemma)) return -1;
  return childWith(sentence, clause, 'obj', 'xcomp');
}

const CALLING: ReadonlySet<string> = new Set([
  'call',
  'describe',
  'term',
  'see',
  'view',
  'regard',
  'consider',
  'say',
]);

/** "States, including Iran": what the whole does or suffers its members do, too. */
function collectExamples(search: Search, token: number, distance: number): void {
  const { found, sentence } = search;
  const first = found.length;
  for (const child of childrenOf(sentence, token))
    if (isExample(sentence, child)) collect(search, child, distance);
  for (let i = first; i < found.length; i++) found[i] = { ...found[i]!, example: true };
}

/** The names that a word is explained by. */
function collectNamed(search: Search, token: number, distance: number): void {
  const { sentence, mentions, found } = search;
  for (const child of childrenOf(sentence, token)) {
    const name = hasRelation(sentence, child, 'appos') ? mentions.at(child) : undefined;
    if (name?.form === 'name' && usable(search, name)) found.push({ mention: name, distance: distance + 1 });
  }
}

/** "the international community, including Russia and Iran": members of the whole before them. */
export function isExample(sentence: Sentence, child: number): boolean {
  const marker = caseOf(sentence, child);
  return hasRelation(sentence, child, 'nmod', 'obl') && (marker === 'including' || marker === 'such as');
}

/** Tells whether a child is as much an end as its head: by "and", or by a hyphen ("US-Japan"). */
function isJoined(sentence: Sentence, token: number, child: number): boolean {
  const { head } = sentence.tokens[token]!;
  // What is joined with a subject does not stand behind its verb, whatever the parser says.
  if (hasRelation(sentence, child, 'conj')) return !(token < head && head < child);
  const between = sentence.tokens[Math.min(token, child) + 1]!;
  const dyad = Math.abs(token - child) === 2 && HYPHEN.test(between.form);
  return dyad && sentence.tokens[child]!.upos !== 'PUNCT' && sentence.tokens[token]!.upos === 'PROPN';
}

/** Goes down one step, first to owners and doers, last to anything the phrase is about. */
function descend(search: Search, token: number, distance: number): void {
  if (distance > MAX_DISTANCE) return;
  const { sentence, found } = search;
  for (const step of STEPS) {
    if (step === CLAUSES && (search.own || sentence.tokens[token]!.upos === 'PRON')) return;
    for (const child of childrenOf(sentence, token)) {
      if (step === CLAUSES && isWithin(sentence, search.asking, child)) continue;
      const next = step(sentence, child);
      // The doer of what was done to it is two steps away.
      if (next > 0) collect(search, next - 1, next - 1 === child ? distance : distance + 1);
    }
    if (found.length > 0) return;
  }
}

/** A step returns one more than the token to go to, or 0 where it does not apply; earlier steps win. */
type Step = (sentence: Sentence, child: number) => number;

/** "attacks carried out by": the doer of a thing is behind it; "those persecuted by": not behind people. */
function isDoneTo(sentence: Sentence, child: number): boolean {
  return (
    hasRelation(sentence, child, 'acl') && sentence.tokens[sentence.tokens[child]!.head]!.upos === 'NOUN'
  );
}

const along = (deprels: readonly string[], cases: readonly string[] | null = null): Step => {
  return (sentence, child) => {
    if (!hasRelation(sentence, child, ...deprels)) return 0;
    if (cases && !cases.includes(caseOf(sentence, child) ?? '')) return 0;
    return child + 1;
  };
};

/** Into the clauses of a phrase. */
const CLAUSES = along(['acl', 'nsubj', 'obj', 'ccomp', 'xcomp', 'advcl']);

const STEPS: readonly Step[] = [
  along(['nmod:poss']),
  along(['nmod'], ['by', 'between', 'among', 'from', 'on the part of']),
  (sentence, child) => (isDoneTo(sentence, child) ? agentOf(sentence, child) + 1 : 0),
  along(['amod', 'compound', 'flat', 'nmod:desc', 'nmod:unmarked']),
  along(['nmod'], ['of']),
  along(['nmod', 'obl']),
  CLAUSES,
];
