/** Phrases for actors without a name: "US and Japanese officials", "the Armenian president", "eight protesters". */
import {
  caseOf,
  childWith,
  childrenWith,
  conjunctsOf,
  hasRelation,
  headOfSpan,
  isWithin,
} from '../syntax/tree.ts';
import type { Sentence } from '../types/sentence.ts';
import type { AnaphoraWords, Refers } from './anaphora-words.ts';
import type { LinkedName } from './link-names.ts';
import type { WordMatch, Words } from './words.ts';

export type Definiteness = 'definite' | 'indefinite' | 'bare';

/** A phrase around a word for an office, a role or a body. */
export interface Nominal {
  readonly match: WordMatch;
  /** Tokens of the phrase from its determiner to its noun, or to the name behind "of". */
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly definiteness: Definiteness;
  /** Names that the phrase belongs to: modifiers, possessors, "of …". */
  readonly owners: readonly LinkedName[];
  /** Names of those that it fights for without being theirs: "Russian-backed separatists", "pro-Russian militants". */
  readonly backers: readonly LinkedName[];
  /** Token of a possessive pronoun, or -1. */
  readonly pronoun: number;
  /** Head of a phrase of this kind behind "of" ("a group of refugees"), or -1. */
  readonly of: number;
  /** The place where it is said to be: "demonstrators in Cairo". */
  readonly where: LinkedName | null;
  /** Whether it modifies another noun: "government" in "government policy". */
  readonly modifier: boolean;
  /** What the table of anaphora says of its noun. */
  readonly refers: Refers | null;
  /** Its words without determiners, numbers and possessives, for a key. */
  readonly words: string;
}

/** Returns the phrases of a sentence that stand outside of names and titles, in text order. */
export function findNominals(
  sentence: Sentence,
  words: Words,
  names: readonly LinkedName[],
  anaphora: AnaphoraWords,
): Nominal[] {
  const named = new Set<number>();
  for (const { mention } of names) for (let i = mention.first; i <= mention.last; i++) named.add(i);
  return words.nouns.flatMap((match) => {
    if (named.has(match.last) || isProperPart(sentence, match) || isMeasure(sentence, match)) return [];
    if (isDescription(sentence, match, names)) return [];
    const found = nominalOf(sentence, match, words, names, anaphora.classes.quantity);
    if (!found) return [];
    const noun = sentence.tokens[found.head]!;
    const refers =
      (noun.xpos === 'NNS' ? anaphora.plural : anaphora.singular).get(noun.form.toLowerCase()) ?? null;
    // "The foreign agents law" is nothing that agents do.
    const above = sentence.tokens[noun.head]?.lemma.toLowerCase();
    if (found.modifier && anaphora.singular.get(above ?? '') === 'thing') return [];
    return [{ ...found, refers }];
  });
}

/** A capitalised word within an unknown name ("Bishop Auckland", "King Street") names nobody. */
function isProperPart({ tokens }: Sentence, { last }: WordMatch): boolean {
  const next = tokens[last + 1];
  const token = tokens[last]!;
  return token.upos === 'PROPN' && next?.upos === 'PROPN' && (next.head === last || token.head === last + 1);
}

/** "The nuclear fuel company Orano": no body besides the one it names. */
function isDescription(
  { tokens }: Sentence,
  { value, sort, first, last }: WordMatch,
  names: readonly LinkedName[],
): boolean {
  if (sort !== 'body' || value.plural || value.actsFor === 'state') return false;
  const name = names.find(({ phrase }) => phrase.first === last + 1);
  if (!name || name.phrase.known?.actor.kind === 'state') return false;
  const noun = headOfSpan(tokens, first, last);
  const described = tokens[noun]!;
  const named = tokens[name.mention.head]!;
  if (described.head === name.mention.head) return DESCRIBING.has(described.deprel);
  if (named.head === noun) return named.deprel === 'appos' || DESCRIBING.has(named.deprel);
  // As if a verb had both as its subject.
  return named.head === described.head && named.deprel === described.deprel;
}

const DESCRIBING: ReadonlySet<string> = new Set(['compound', 'nmod:desc', 'nmod']);

/** "The two-state solution", "six-party talks": nobody in particular. */
function isMeasure({ tokens }: Sentence, { first }: WordMatch): boolean {
  return tokens[first - 1]?.form === '-' && tokens[first - 2]?.upos === 'NUM';
}

function nominalOf(
  sentence: Sentence,
  match: WordMatch,
  words: Words,
  names: readonly LinkedName[],
  quantities: ReadonlySet<string>,
): Omit<Nominal, 'refers'> | null {
  const { tokens } = sentence;
  const head = headOfSpan(tokens, match.first, match.last);
  const modifier = hasRelation(sentence, head, 'compound') && tokens[head]!.head > head;
  if (
    modifier &&
    words.nouns.some((other) => other.first <= tokens[head]!.head && other.last >= tokens[head]!.head)
  )
    return null;
  const first = nameBefore(sentence, leftEdge(sentence, match.first, head), head, names);
  const inside = names.filter(
    ({ phrase, mention }) =>
      phrase.first < match.first && phrase.last < head && phrase.first >= first && !mention.place,
  );
  const owners = inside.filter(({ phrase }) => isOwner(sentence, phrase.first, phrase.last));
  const backers = inside.filter(({ phrase }) =>
    isBacker(sentence, phrase.first, phrase.last, match.value.sector),
  );
  const pronoun = childrenWith(sentence, head, 'nmod:poss').find((i) => tokens[i]!.upos === 'PRON') ?? -1;
  let [last, of] = [match.last, -1];
  let where: LinkedName | null = null;
  for (const child of childrenWith(sentence, head, 'nmod')) {
    const marker = child > match.last ? caseOf(sentence, child) : null;
    if (marker === null) continue;
    const name = names.find(({ phrase }) => holds(phrase, child));
    // "A spokesman for the Houthis" is theirs; "its forces from Niger" are not Niger's.
    const isFree = owners.length === 0 && pronoun < 0;
    const isWhole = marker === 'of' || (marker === 'for' && isFree && match.value.actsFor === 'organisation');
    const owned = isWhole || (marker === 'from' && isFree);
    if (name && owned) {
      owners.push(...conjoined(sentence, child, names));
      if (isWhole) last = Math.max(last, ...owners.map(({ phrase }) => phrase.last));
    } else if (name?.mention.place) where ??= name;
    const inner = isWhole && !name ? words.nouns.find((other) => holds(other, child)) : undefined;
    if (inner) [last, of] = [Math.max(last, inner.last), child];
  }
  if (owners.length === 0 && pronoun < 0) owners.push(...sharedOwners(sentence, head, names));
  if (owners.length === 0 && match.value.actsFor === 'place') where ??= placeOfEvent(sentence, head, names);
  return {
    match,
    first,
    last,
    head,
    owners,
    backers,
    pronoun,
    of,
    where,
    modifier,
    // "a coast guard ship" is of any coast guard.
    definiteness: modifier && isOfAny(sentence, head) ? 'indefinite' : definitenessOf(sentence, first, head),
    words: keyWords(sentence, first, match.last, quantities),
  };
}

function holds(phrase: { readonly first: number; readonly last: number }, i: number): boolean {
  return phrase.first <= i && i <= phrase.last;
}

function conjoined(sentence: Sentence, i: number, names: readonly LinkedName[]): LinkedName[] {
  return conjunctsOf(sentence, i).flatMap((k) => names.find(({ phrase }) => holds(phrase, k)) ?? []);
}

/** "Killed 12 people in Kabul": where it was done to them, or they did it. */
function placeOfEvent(sentence: Sentence, noun: number, names: readonly LinkedName[]): LinkedName | null {
  const { tokens } = sentence;
  let head = noun;
  // "hundreds of thousands of people"
  while (hasRelation(sentence, head, 'nmod') && caseOf(sentence, head) === 'of') head = tokens[head]!.head;
  if (!hasRelation(sentence, head, 'obj', 'nsubj')) return null;
  const places = childrenWith(sentence, tokens[head]!.head, 'obl').filter((i) =>
    LOCATIVES.has(caseOf(sentence, i) ?? ''),
  );
  return names.find(({ phrase, mention }) => mention.place && places.some((i) => holds(phrase, i))) ?? null;
}

const LOCATIVES: ReadonlySet<string> = new Set(['in', 'at', 'near', 'outside', 'across']);

/** "The government and people of Iraq": whose the second is, the first is, too. */
function sharedOwners(sentence: Sentence, head: number, names: readonly LinkedName[]): LinkedName[] {
  const [second] = childrenWith(sentence, head, 'conj');
  if (second === undefined || childrenWith(sentence, second, 'det', 'nmod:poss').length > 0) return [];
  return childrenWith(sentence, second, 'nmod')
    .filter((child) => caseOf(sentence, child) === 'of')
    .flatMap((child) => conjoined(sentence, child, names));
}

/** Goes left from the noun over the words that depend on it. */
function leftEdge(sentence: Sentence, from: number, head: number): number {
  const { tokens } = sentence;
  let first = from;
  for (let i = from - 1; i >= 0; i--) {
    const { upos, form } = tokens[i]!;
    if (
      !isWithin(sentence, i, head) ||
      hasRelation(sentence, i, 'case', 'mark', 'cop', 'nsubj', 'obl', 'aux')
    ) {
      if (tokens[i]!.xpos !== 'POS') break;
    }
    if (upos === 'ADP' || upos === 'SCONJ' || (upos === 'PUNCT' && form !== '-')) break;
    if (upos !== 'CCONJ' && upos !== 'PUNCT') first = i;
    // "In March | a patrol boat", "calls Maduro | a fugitive"
    if (ARTICLES.has(form.toLowerCase()) && !DEFINITE.has(tokens[i - 1]?.form.toLowerCase() ?? '')) break;
  }
  return first;
}

const ARTICLES: ReadonlySet<string> = new Set(['a', 'an']);

/**
 * The start of a name right before the phrase ("European Community foreign ministers"), which the tree may have missed, or
 * of one that the tree has torn ("Islamic State of Iraq and | the Levant terrorists").
 */
function nameBefore(sentence: Sentence, first: number, head: number, names: readonly LinkedName[]): number {
  const { tokens } = sentence;
  // "appointed Jones | the new envoy"
  if (tokens[first]!.upos === 'DET') return first;
  const end = tokens[first - 1]?.xpos === 'POS' ? first - 2 : first - 1;
  const name = names.find(
    ({ phrase, mention }) =>
      (phrase.last === end || (phrase.first < first && phrase.last >= first)) &&
      !phrase.inner &&
      !mention.place &&
      // "named Amos Hochstein | special envoy"
      (phrase.kind !== 'person' ||
        phrase.first === phrase.last ||
        phrase.last < first - 1 ||
        isWithin(sentence, mention.head, head)),
  );
  return name ? name.phrase.first : first;
}

/** "Iranian-backed", "US-led"; of those who fight also "pro-Iranian". */
function isBacker({ tokens }: Sentence, first: number, last: number, sector: string | null): boolean {
  const isPro = tokens[first - 1]?.form === '-' && tokens[first - 2]?.form.toLowerCase() === 'pro';
  if (isPro) return FIGHTING.has(sector ?? '');
  return tokens[last + 1]?.form === '-' && /^VB[ND]$/.test(tokens[last + 2]?.xpos ?? '');
}

const FIGHTING: ReadonlySet<string> = new Set(['REB', 'UAF', 'PRM', 'MIL']);

/** Not an owner: "pro-Iranian", "US-led", "Syrian-backed", "ethnic Albanian". */
function isOwner({ tokens }: Sentence, first: number, last: number): boolean {
  const before = tokens[first - 2]?.form.toLowerCase();
  if (tokens[first - 1]?.form.toLowerCase() === 'ethnic') return false;
  if (tokens[first - 1]?.form === '-' && (before === 'pro' || before === 'anti' || before === 'non'))
    return false;
  return !(tokens[last + 1]?.form === '-' && /^VB[ND]$/.test(tokens[last + 2]?.xpos ?? ''));
}

function isOfAny(sentence: Sentence, modifier: number): boolean {
  const determiner = childWith(sentence, sentence.tokens[modifier]!.head, 'det');
  return determiner >= 0 && ARTICLES.has(sentence.tokens[determiner]!.form.toLowerCase());
}

function definitenessOf({ tokens }: Sentence, first: number, head: number): Definiteness {
  for (let i = first; i < head; i++) {
    const { upos, lemma, xpos } = tokens[i]!;
    if (xpos === 'POS' || (upos === 'PRON' && xpos === 'PRP$')) return 'definite';
    if (upos === 'DET') return DEFINITE.has(lemma.toLowerCase()) ? 'definite' : 'indefinite';
    if (upos === 'NUM') return 'indefinite';
  }
  return 'bare';
}

const DEFINITE: ReadonlySet<string> = new Set(['the', 'this', 'that', 'these', 'those', 'both', 'all']);

const NO_KEY: ReadonlySet<string> = new Set(['DET', 'NUM', 'PRON', 'PUNCT', 'ADV', 'ADP', 'CCONJ']);

function keyWords(
  { tokens }: Sentence,
  first: number,
  head: number,
  quantities: ReadonlySet<string>,
): string {
  let words = '';
  for (let i = first; i <= head; i++) {
    const { upos, xpos, form } = tokens[i]!;
    // "the Saudi-led coalition"
    const isHyphen = form === '-' && words !== '' && tokens[i + 1]?.start === tokens[i]!.end;
    // "an additional 125 soldiers", "at least 13 women": how many more, not which.
    const isLeftOut = NO_KEY.has(upos) || xpos === 'POS' || quantities.has(form.toLowerCase());
    if (isHyphen) words += form;
    else if (!isLeftOut) words += words === '' || words.endsWith('-') ? form : ` ${form}`;
  }
  return words;
}
