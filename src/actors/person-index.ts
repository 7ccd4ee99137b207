/** Which person a name means within one article: full names first, then surnames and other short forms. */
import { slug, type KnownActor, type SpellingKey } from '../lexicon/index.ts';

/** One person and all that the article calls them. */
interface Person {
  /** Parts of the fullest name, in lower case without initials. */
  readonly parts: readonly string[];
  readonly name: string;
  readonly known: KnownActor | null;
  /** Positions (in the names of the article) where the person is named in full, ascending. */
  readonly places: number[];
  /** Position of the last short form linked so far, or -1. */
  latest: number;
}

/** A name as the article words it, in text order. */
export interface PersonName {
  readonly text: string;
  readonly known: KnownActor | null;
}

export interface LinkedPerson {
  readonly name: string;
  readonly known: KnownActor | null;
}

/**
 * Links the person names of one article.
 *
 * A name of one word means the person who bears it as part of a longer name, the one named last where there
 * are several, and whom the lexicon knows by it where there is none; two people who share a surname stay two. Time is
 * linear in the names but for people who share a part.
 *
 * @param spellingKey What makes one of the spellings of a word.
 * @returns One person for each name; the same object where the person is the same.
 */
export function linkPersons(
  names: readonly PersonName[],
  spellingKey: SpellingKey = slug,
): readonly LinkedPerson[] {
  const partsOf = (text: string): string[] => nameParts(text).map(spellingKey);
  const parts = names.map(({ text, known }) => partsOf(known && !isShort(text) ? known.name : text));
  const byPart = new Map<string, Person[]>();
  const byKnown = new Map<KnownActor, Person>();
  const enterAs = (person: Person): Person => {
    if (person.known) byKnown.set(person.known, person);
    return enter(byPart, person);
  };
  const linked: (Person | null)[] = names.map((name, place) => {
    if (parts[place]!.length < 2) return null;
    const person = samePerson(byPart.get(parts[place]!.at(-1)!) ?? [], parts[place]!, name.known);
    if (person) person.places.push(place);
    return (
      person ?? enterAs({ ...name, name: fullName(name), parts: parts[place]!, places: [place], latest: -1 })
    );
  });
  return names.map((name, place) => {
    const full = linked[place];
    if (full) return full;
    const [part = ''] = parts[place]!;
    const fellows = (byPart.get(part) ?? []).filter((fellow) => !outshines(name.known, fellow.known));
    const person = nearest(fellows, place) ?? (name.known ? byKnown.get(name.known) : undefined);
    if (person) {
      person.latest = place;
      return person;
    }
    const all = name.known ? [...parts[place]!, ...partsOf(name.known.name)] : parts[place]!;
    return enterAs({ ...name, name: fullName(name), parts: all, places: [place], latest: -1 });
  });
}

/** Whoever governs needs no first name beside a relative without an office: "Trump" beside "Melania Trump". */
function outshines(known: KnownActor | null, other: KnownActor | null): boolean {
  return known?.sector === 'GOV' && other?.sector === 'CVL';
}

/** "Carter" may be another one than the lexicon's. */
function isShort(text: string): boolean {
  return !/\s/.test(text);
}

function fullName({ text, known }: PersonName): string {
  return known ? known.name : plainName(text);
}

/** Returns a name without initials between its parts: "Antony J. Blinken" is "Antony Blinken". */
export function plainName(text: string): string {
  return text
    .split(/\s+/)
    .filter((word, i, all) => i === 0 || i === all.length - 1 || !isInitial(word))
    .join(' ');
}

/** Returns a name without "Jr." and its like, behind which the lexicon may know somebody. */
export function withoutSuffix(text: string): string {
  return text.replace(SUFFIX_END, '');
}

const SUFFIX = /^(Jr|Sr|II|III|IV)\.?$/;
const SUFFIX_END = /,? (Jr|Sr|II|III|IV)\.?$/;

/** Parts that count when names are compared. */
function nameParts(text: string): string[] {
  const words = text.split(/[\s\u00A0]+/).filter((word) => word !== '');
  const kept = words.filter((word, i) => !(i > 0 && isInitial(word)) && !SUFFIX.test(word));
  return kept
    .map(slug)
    .filter((part) => part !== '')
    .map((part) => part.replace(/^(al|el|as|ash)-/, ''));
}

function isInitial(word: string): boolean {
  return /^\p{Lu}\.?$/u.test(word) || /^["“].*["”]$/.test(word);
}

/** The person with the same last name and a first name that does not contradict. */
function samePerson(
  candidates: readonly Person[],
  parts: readonly string[],
  known: KnownActor | null,
): Person | undefined {
  return candidates.find((person) => {
    if (known || person.known)
      return known !== null && person.known === known ? true : sameName(person.parts, parts);
    return sameName(person.parts, parts);
  });
}

function sameName(a: readonly string[], b: readonly string[]): boolean {
  if (a.length < 2 || a.at(-1) !== b.at(-1)) return false;
  // "Le Pen" of "Marine Le Pen"
  if (b.length < a.length && b.every((part, i) => part === a[a.length - b.length + i])) return true;
  const [x = '', y = ''] = [a[0], b[0]];
  return x === y || (x.length === 1 && y.startsWith(x)) || (y.length === 1 && x.startsWith(y));
}

/** The candidate named last before a place, else the first after it. */
function nearest(candidates: readonly Person[], place: number): Person | undefined {
  let best: Person | undefined;
  let bestGap = Infinity;
  for (const person of candidates) {
    const next = firstAfter(person.places, place);
    const before = Math.max(person.latest, person.places[next - 1] ?? -1);
    const gap = before >= 0 ? place - before : AFTER + person.places[next]! - place;
    if (gap < bestGap) [best, bestGap] = [person, gap];
  }
  return best;
}

/** Makes any name before count as nearer than any after. */
const AFTER = 1e9;

/** Index of the first number above `value` in an ascending list. */
function firstAfter(places: readonly number[], value: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

function enter(byPart: Map<string, Person[]>, person: Person): Person {
  for (const part of new Set(person.parts)) {
    const others = byPart.get(part);
    if (others) others.push(person);
    else byPart.set(part, [person]);
  }
  return person;
}
