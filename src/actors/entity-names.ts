/** Names that the entity tagger has seen. */
import { hasRelation } from '../syntax/tree.ts';
import type { Entity, Token } from '../types/sentence.ts';
import { isDescribed, isGivenName } from './capital-runs.ts';
import {
  bodyCandidate,
  CALENDAR,
  candidate,
  COMPASS,
  countryOf,
  knownInside,
  RANK,
  type Candidate,
  type Ground,
  type NameKind,
} from './candidates.ts';
import { loneKind } from './lone-names.ts';

/** Returns the candidate that an entity gives, if any. */
export function fromEntity(ground: Ground, entity: Entity): Candidate[] {
  const [first, last] = trimmed(ground, entity);
  if (first > last || isCalendar(ground.sentence.tokens[first]!, ground.sentence.tokens[last]!)) return [];
  const country = countryOf(knownInside(ground, first, last));
  switch (entity.type) {
    case 'PERSON':
      return personEntity(ground, first, last);
    case 'ORG': {
      if (isRest(ground.sentence.tokens, first)) return [];
      const isNamed =
        last === first + 1 && ground.lexicon.givenNames.has(ground.sentence.tokens[first]!.form);
      if (isOfficeHolder(ground, first, last) || (isNamed && isGivenName(ground, first)))
        return personEntity(ground, first, last);
      const found = bodyCandidate(ground, first, last, RANK.organisation);
      return found ? [found] : [];
    }
    case 'PLACE':
      if (first === last && COMPASS.test(ground.sentence.tokens[first]!.form)) return [];
      if (isDescribed(ground.sentence, ground.words, first, last)) return personEntity(ground, first, last);
      return [candidate(placeKind(ground, first, last), first, last, RANK.place, country)];
    case 'NORP':
      if (ground.sentence.tokens[last]!.upos === 'ADJ') return [];
      return [candidate('group', first, last, RANK.group, country)];
    case 'EVENT':
      return [candidate('event', first, last, RANK.event)];
  }
}

/** "EU Trade Commissioner Valdis Dombrovskis", tagged as one body: a title with a name of several words behind it. */
function isOfficeHolder({ sentence: { tokens }, words }: Ground, first: number, last: number): boolean {
  const title = words.titles.findLast((match) => match.first > first && match.last < last);
  if (!title?.value.title || words.bodies.some((body) => body.last === last)) return false;
  return tokens[last]!.deprel === 'flat' && tokens[last]!.head > title.last;
}

/** What is tagged as a place: somebody where it is a single unknown word that acts ("Hofer threatened"). */
function placeKind({ sentence, known }: Ground, first: number, last: number): Exclude<NameKind, 'known'> {
  if (first < last || known.some((match) => match.first <= first && match.last >= last)) return 'place';
  const governor = sentence.tokens[sentence.tokens[first]!.head];
  if (!hasRelation(sentence, first, 'nsubj', 'obl:agent') || governor?.upos !== 'VERB') return 'place';
  return governor.lemma === 'have' ? 'place' : (loneKind(sentence, first) ?? 'place');
}

/** A day or month, alone or with a number, is nobody's name; "May Day" and "March" Smith may be. */
function isCalendar(first: Token, last: Token): boolean {
  return CALENDAR.test(first.form) && (first === last || last.upos === 'NUM');
}

/** The name of a person without what the tagger swept in: states, offices and courtesy titles before it. */
function personEntity(ground: Ground, from: number, to: number): Candidate[] {
  const { sentence, known, words } = ground;
  const { tokens } = sentence;
  let last = to;
  for (let next = restOf(tokens, last); next > last; next = restOf(tokens, last)) {
    if (known.some((match) => match.first <= next && match.last > last)) break;
    last = next;
  }
  let first = withGivenNames(ground, from, last);
  for (let moved = true; moved && first <= last;) {
    const office = words.titles.find(
      (match) => match.first <= first && match.last >= first && match.last < last,
    );
    const state = known.find(
      ({ first: at, last: end, value }) =>
        at === first && end < last && STATE_FORMS.has(value.form) && value.actor.kind !== 'person',
    );
    const isGiven =
      state !== undefined &&
      state.last === last - 1 &&
      ground.lexicon.givenNames.has(tokens[state.last]!.form) &&
      isGivenName(ground, state.last);
    const isState =
      state && !isGiven && (state.value.form === 'adjective' || tokens[state.last + 1]?.form !== '-');
    const end = office?.last ?? (isState ? state.last : -1);
    moved = end >= 0;
    if (moved) first = end + 1;
    while (first <= last && (tokens[first]!.xpos === 'POS' || tokens[first]!.upos === 'PUNCT')) first++;
  }
  const taken = [...words.titles, ...words.bodies];
  if (first > last || taken.some((match) => match.first <= first && match.last >= last)) return [];
  return [candidate('person', first, last, RANK.person)];
}

/** The first token of the name, where the tagger has caught its end only and the tree holds it together. */
function withGivenNames({ sentence: { tokens }, known, words }: Ground, from: number, last: number): number {
  let first = from;
  while (first > 0) {
    const { upos, deprel, head } = tokens[first - 1]!;
    const beside = head === tokens[first]!.head || (head >= first && head <= last);
    const hangsOn = (deprel === 'flat' || deprel === 'compound') && beside;
    const taken = [...known, ...words.titles].some((match) => match.first < first && match.last >= first - 1);
    if (upos !== 'PROPN' || !hangsOn || taken) break;
    first--;
  }
  return first;
}

/**
 * The token with which a name goes on behind its last, also over a hyphen ("Leung Kwok" + "-hung") or a nickname in quotation
 * marks ("Joaquín" + "“El Chapo” Guzmán"), or the last itself.
 */
function restOf(tokens: readonly Token[], last: number): number {
  if (isRest(tokens, last + 1)) return last + 1;
  const closing = QUOTE.test(tokens[last + 1]?.form ?? '')
    ? tokens.findIndex(({ form }, i) => i > last + 2 && i <= last + 4 && QUOTE.test(form))
    : -1;
  if (closing >= 0 && isRest(tokens, closing + 1)) return closing + 1;
  const hyphen = tokens[last + 1];
  const tight =
    hyphen?.form === '-' && hyphen.start === tokens[last]!.end && hyphen.end === tokens[last + 2]?.start;
  return tight && isRest(tokens, last + 2) ? last + 2 : last;
}

/** Tells whether a token goes on with the name before it, by the tree: "Yasukazu" + "Hamada". */
function isRest(tokens: readonly Token[], token: number): boolean {
  const { upos, deprel, head } = tokens[token] ?? {};
  return upos === 'PROPN' && deprel === 'flat' && head! < token;
}

const QUOTE = /^["“”‘’']$/;
const STATE_FORMS: ReadonlySet<string> = new Set(['name', 'adjective', 'capital', 'singular']);

/** What no name ends in. */
const LINKING: ReadonlySet<string> = new Set(['ADP', 'DET', 'CCONJ']);

/** Cuts determiners and prepositions in front, what only links at the end, and punctuation and possessive endings at the edges. */
function trimmed(
  { sentence: { tokens }, anaphora }: Ground,
  { first, last }: Entity,
): readonly [number, number] {
  const opens = (i: number): boolean => {
    const { upos, form } = tokens[i]!;
    return upos === 'DET' || (upos === 'PUNCT' && form !== '-') || anaphora.locatives.has(form.toLowerCase());
  };
  const closes = (i: number): boolean => {
    const { upos, xpos, form } = tokens[i]!;
    return xpos === 'POS' || LINKING.has(upos) || (upos === 'PUNCT' && !/[.)]/.test(form));
  };
  let [a, b] = [first, last];
  while (a <= b && opens(a)) a++;
  while (a <= b && closes(b)) b--;
  return [a, b];
}
