/** What all finders of names share. */
import type { Lexicon, Name, PhraseMatch } from '../lexicon/index.ts';
import type { Sentence, Token } from '../types/sentence.ts';
import type { AnaphoraWords, Refers } from './anaphora-words.ts';
import type { Words } from './words.ts';

export type NameKind = 'known' | 'person' | 'organisation' | 'place' | 'group' | 'event';

/** A possible name: tokens `[first, last]` without title, article or possessive. */
export interface Candidate {
  readonly first: number;
  readonly last: number;
  readonly kind: NameKind;
  /** What the lexicon knows of it; set exactly where `kind` is `known`. */
  readonly known: Name | null;
  /** ISO alpha-3 of the country that an ethnic group lives in or a place lies in, where known. */
  readonly country: string | null;
  /** Decides between candidates of the same tokens. */
  readonly rank: number;
}

/** Ranks among candidates of the same tokens. */
export const RANK = {
  state: 9,
  lexicon: 8,
  capital: 7,
  city: 6,
  person: 5,
  organisation: 4,
  run: 3,
  place: 2,
  group: 1,
  event: 0,
} as const;

/** Days and months. */
export const CALENDAR: RegExp =
  /^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|^(January|February|March|April|May|June|July|August|September|October|November|December)$/;

/** "urged the North to return": of which country, the text must say. */
export const COMPASS: RegExp = /^(North|South|East|West)$/;

/** A sentence with what the lexicon finds in it. */
export interface Ground {
  readonly sentence: Sentence;
  readonly lexicon: Lexicon;
  readonly known: readonly PhraseMatch<Name>[];
  readonly words: Words;
  readonly anaphora: AnaphoraWords;
}

/** Returns a candidate that the lexicon does not know. */
export function candidate(
  kind: Exclude<NameKind, 'known'>,
  first: number,
  last: number,
  rank: number,
  country: string | null = null,
): Candidate {
  return { first, last, kind, known: null, country, rank };
}

/** Tells whether a word begins with a capital. */
export function isRaised({ form }: Token): boolean {
  return /^\p{Lu}/u.test(form);
}

/** Tells whether a capitalised word can be part of a name. */
export function isNamePart(token: Token): boolean {
  return isRaised(token) && (token.upos === 'PROPN' || token.upos === 'ADJ' || token.upos === 'NOUN');
}

/** Returns the names of the lexicon inside `[first, last]`. */
export function knownInside({ known }: Ground, first: number, last: number): PhraseMatch<Name>[] {
  return known.filter((match) => match.first >= first && match.last <= last);
}

/**
 * Returns a candidate for an organisation, or for a place where its first or last word names an area ("Diyala Province",
 * "Mount Sinjar"); null where the words are but a state and a common word ("Iraqi Security Forces"), an office, a law or
 * another thing, or an organisation that the lexicon knows, with or without its state.
 */
export function bodyCandidate(ground: Ground, from: number, last: number, rank: number): Candidate | null {
  // "United | States Treasury Department"
  const torn = ground.known.find(
    ({ first: start, last: end, value }) =>
      start < from && end >= from && end < last && value.actor.kind === 'state',
  );
  const first = torn?.first ?? from;
  const inside = knownInside(ground, first, last);
  if (isGeneric(ground, first, last, inside) || endsInKnown(first, last, inside)) return null;
  const { titles, bodies } = ground.words;
  // "the Council" is whichever council the text speaks of.
  if (bodies.some((match) => match.first === first && match.last === last)) return null;
  if (titles.some((match) => match.last === last)) return null;
  const afterTitle = titles.some((match) => match.value.title && match.last === first - 1);
  if (afterTitle && !bodies.some((body) => body.first >= first && body.last <= last)) return null;
  const { tokens } = ground.sentence;
  const { singular, plural } = ground.anaphora;
  const word = (i: number): string => tokens[i]!.form.toLowerCase();
  const [opening, closing] = [singular.get(word(first)), singular.get(word(last)) ?? plural.get(word(last))];
  const beforeOf = tokens[first + 1]?.form === 'of';
  if (closing === 'thing' || (opening === 'thing' && beforeOf)) return null;
  const isArea = (refers: Refers | undefined): boolean => refers === 'place' || refers === 'landmark';
  const kind = isArea(closing) || (isArea(opening) && !beforeOf) ? 'place' : 'organisation';
  return candidate(kind, first, last, rank, countryOf(inside));
}

/** Returns the country that all known names agree in, or null. */
export function countryOf(inside: readonly PhraseMatch<Name>[]): string | null {
  const countries = new Set(inside.flatMap((match) => match.value.actor.country ?? []));
  return countries.size === 1 ? [...countries][0]! : null;
}

function isGeneric(
  { words }: Ground,
  first: number,
  last: number,
  inside: readonly PhraseMatch<Name>[],
): boolean {
  const state = inside.find((match) => match.first === first && match.value.actor.kind === 'state');
  const rest = state ? state.last + 1 : first;
  return words.nouns.some(
    (match) =>
      match.first <= rest && match.last >= last && match.first >= first && match.value.actsFor === 'state',
  );
}

function endsInKnown(first: number, last: number, inside: readonly PhraseMatch<Name>[]): boolean {
  const known = inside.find((match) => match.last === last && match.value.actor.kind === 'organisation');
  if (!known) return false;
  const state = inside.find(
    ({ first: at, value }) => at === first && value.actor.kind === 'state' && value.form !== 'city',
  );
  return known.first === first || (state !== undefined && known.first <= state.last + 2);
}
