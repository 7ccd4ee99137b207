/**
 * Proper names in a sentence: from the lexicon, the entity tagger, and capitalised runs around a word for a
 * body ("Ministry", "Party"). Where they overlap the longest wins; states inside a longer name stay names of their own.
 */
import { toUnits, type Lexicon, type Name, type PhraseMatch, type Units } from '../lexicon/index.ts';
import { hasRelation } from '../syntax/tree.ts';
import type { Entity, Sentence, Token } from '../types/sentence.ts';
import { withoutFalseFriends } from './false-friends.ts';
import { matchWords, type Words } from './words.ts';

export type NameKind = 'known' | 'person' | 'organisation' | 'place' | 'group' | 'event';

/** A proper name: tokens `[first, last]` without title, article or possessive. */
export interface NamePhrase {
  readonly first: number;
  readonly last: number;
  readonly kind: NameKind;
  /** What the lexicon knows of it; set exactly where `kind` is `known`. */
  readonly known: Name | null;
  /** Whether it stands inside a longer name. */
  readonly inner: boolean;
  /** ISO alpha-3 of the country that an ethnic group lives in or a place lies in, where known. */
  readonly country: string | null;
}

interface Candidate extends Omit<NamePhrase, 'inner'> {
  /** Decides between candidates of the same length. */
  readonly rank: number;
}

/** What is found in a sentence before any actor is made. */
export interface Findings {
  readonly words: Words;
  /** In text order, longer before shorter at the same start. */
  readonly names: readonly NamePhrase[];
}

/** Returns the names of a sentence and the phrases for offices, roles and bodies. */
export function findNames(sentence: Sentence, lexicon: Lexicon): Findings {
  const units = toUnits(sentence.tokens.map((token) => token.form));
  const words = matchWords(sentence, units, lexicon);
  const known = uncontradicted(
    sentence.tokens,
    withoutFalseFriends(sentence, lexicon.names.scan(units), lexicon).filter((match) =>
      looksLikeName(sentence.tokens, match),
    ),
  );
  const candidates: Candidate[] = [...known.map(fromLexicon), ...groupNames(sentence.tokens, units, lexicon)];
  if (!isTitleCase(sentence)) {
    candidates.push(
      ...sentence.entities.flatMap((entity) => fromEntity(sentence, entity, known, words)),
      ...bodyRuns(sentence, known, words),
    );
  }
  candidates.push(...personRuns(sentence, words, lexicon));
  if (!isTitleCase(sentence)) candidates.push(...plainRuns(sentence, candidates, words));
  return { words, names: choose(candidates) };
}

/**
 * Drops bodies of one state that are part of another's name: "Communist Party" with "Italian" before it or "of
 * Indonesia" behind it is not the one that the bare name means, nor is "Democratic Party" in "Social Democratic Party".
 */
function uncontradicted(
  tokens: readonly Token[],
  matches: readonly PhraseMatch<Name>[],
): PhraseMatch<Name>[] {
  return matches.filter((match, i) => {
    const { actor } = match.value;
    if (actor.kind !== 'organisation' || actor.country === null) return true;
    const foreign = (other: PhraseMatch<Name> | undefined): boolean =>
      other !== undefined &&
      other.value.actor.kind === 'state' &&
      other.value.actor.country !== actor.country;
    const [before, after] = [matches[i - 1], matches[i + 1]];
    const gap = before ? match.first - before.last - 1 : -1;
    if (gap === 0 || (gap === 1 && tokens[match.first - 1]!.xpos === 'POS')) return !foreign(before);
    if (after?.first === match.last + 2 && tokens[match.last + 1]!.form === 'of' && foreign(after))
      return false;
    const modifier = tokens[match.first - 1];
    return !(match.first > 1 && modifier !== undefined && isRaised(modifier) && isPartOf(modifier, match));
  });
}

/** A capitalised adjective or noun that belongs to the words behind it. */
function isPartOf({ upos, head, deprel }: Token, { first, last }: PhraseMatch<Name>): boolean {
  if (head < first || head > last) return false;
  return (upos === 'ADJ' && deprel === 'amod') || (upos === 'PROPN' && deprel === 'compound');
}

/** Ranks among names of the same tokens. */
const RANK = {
  state: 9,
  lexicon: 8,
  capital: 7,
  person: 6,
  city: 5,
  organisation: 4,
  run: 3,
  place: 2,
  group: 1,
  event: 0,
} as const;

function fromLexicon(match: PhraseMatch<Name>): Candidate {
  const { first, last, value } = match;
  const rank =
    value.form === 'city'
      ? RANK.city
      : value.form === 'capital'
        ? RANK.capital
        : value.actor.kind === 'state'
          ? RANK.state
          : RANK.lexicon;
  return { first, last, kind: 'known', known: value, country: value.actor.country, rank };
}

/** Refuses "is" for "IS" in a line of capitals and other words that only look like a short name. */
function looksLikeName(tokens: readonly Token[], { first, last, value }: PhraseMatch<Name>): boolean {
  if (first !== last) return true;
  const { form, upos } = tokens[first]!;
  if (form.length <= 3 && !form.includes('.') && CLOSED_CLASSES.has(upos)) return false;
  if (value.actor.kind === 'organisation' && upos === 'ADJ') return false;
  return /\p{Lu}/u.test(form) || form.length > 3;
}

const CLOSED_CLASSES: ReadonlySet<string> = new Set([
  'AUX',
  'PRON',
  'ADP',
  'SCONJ',
  'CCONJ',
  'DET',
  'VERB',
  'INTJ',
]);

function groupNames(tokens: readonly Token[], units: Units, lexicon: Lexicon): Candidate[] {
  return lexicon.groups.scan(units).flatMap(({ first, last, value }) => {
    if (tokens[last]!.upos === 'VERB') return [];
    return [{ first, last, kind: 'group' as const, known: null, country: value.country, rank: RANK.group }];
  });
}

function fromEntity(
  sentence: Sentence,
  entity: Entity,
  known: readonly PhraseMatch<Name>[],
  words: Words,
): Candidate[] {
  const [first, last] = trimName(sentence.tokens, entity);
  if (first > last) return [];
  if (entity.type === 'PERSON') return personEntity(sentence.tokens, first, last, known, words);
  const inside = known.filter((match) => match.first >= first && match.last <= last);
  if (entity.type === 'ORG') {
    if (isGeneric(first, last, inside, words) || endsInKnown(first, last, inside)) return [];
    return [
      { first, last, kind: 'organisation', known: null, country: countryOf(inside), rank: RANK.organisation },
    ];
  }
  if (entity.type === 'PLACE') {
    return [{ first, last, kind: 'place', known: null, country: countryOf(inside), rank: RANK.place }];
  }
  if (entity.type === 'EVENT') {
    return [{ first, last, kind: 'event', known: null, country: null, rank: RANK.event }];
  }
  if (entity.type === 'NORP') {
    return [{ first, last, kind: 'group', known: null, country: countryOf(inside), rank: RANK.group }];
  }
  return [];
}

/** The name of a person without what the tagger swept in: states, offices and courtesy titles before it. */
function personEntity(
  tokens: readonly Token[],
  from: number,
  last: number,
  known: readonly PhraseMatch<Name>[],
  words: Words,
): Candidate[] {
  let first = from;
  for (let moved = true; moved && first <= last;) {
    const office = words.titles.find(
      (match) => match.first <= first && match.last >= first && match.last < last,
    );
    const state = known.find(
      (match) =>
        match.first === first &&
        match.last < last &&
        STATE_FORMS.has(match.value.form) &&
        match.value.actor.kind !== 'person',
    );
    const end =
      office?.last ??
      (state && (state.value.form === 'adjective' || tokens[state.last + 1]?.form !== '-') ? state.last : -1);
    moved = end >= 0;
    if (moved) first = end + 1;
    while (first <= last && (tokens[first]!.xpos === 'POS' || tokens[first]!.upos === 'PUNCT')) first++;
  }
  if (first > last || words.titles.some((match) => match.first <= first && match.last >= last)) return [];
  return [{ first, last, kind: 'person', known: null, country: null, rank: RANK.person }];
}

const STATE_FORMS: ReadonlySet<string> = new Set(['name', 'adjective', 'capital', 'singular']);

/** Cuts determiners in front and punctuation and possessive endings at the edges. */
function trimName(tokens: readonly Token[], { first, last }: Entity): readonly [number, number] {
  let a = first;
  let b = last;
  while (a <= b && (tokens[a]!.upos === 'DET' || (tokens[a]!.upos === 'PUNCT' && tokens[a]!.form !== '-')))
    a++;
  while (
    a <= b &&
    (tokens[b]!.xpos === 'POS' || (tokens[b]!.upos === 'PUNCT' && !/[.)]/.test(tokens[b]!.form)))
  )
    b--;
  return [a, b];
}

/** Tells whether a phrase is only a state and a common word for a body: "Iraqi Security Forces", "Chilean Supreme Court". */
function isGeneric(first: number, last: number, inside: readonly PhraseMatch<Name>[], words: Words): boolean {
  const state = inside.find((match) => match.first === first && match.value.actor.kind === 'state');
  const rest = state ? state.last + 1 : first;
  return words.nouns.some(
    (match) =>
      match.first <= rest && match.last >= last && match.first >= first && match.value.actsFor === 'state',
  );
}

/** Tells whether nothing but the name of a state stands before an organisation that the lexicon knows: "US State Department". */
function endsInKnown(first: number, last: number, inside: readonly PhraseMatch<Name>[]): boolean {
  const known = inside.find((match) => match.last === last && match.value.actor.kind === 'organisation');
  if (!known) return false;
  const state = inside.find(
    ({ first: at, value }) => at === first && value.actor.kind === 'state' && value.form !== 'city',
  );
  return known.first === first || (state !== undefined && known.first <= state.last + 2);
}

function countryOf(inside: readonly PhraseMatch<Name>[]): string | null {
  const countries = new Set(inside.flatMap((match) => match.value.actor.country ?? []));
  return countries.size === 1 ? [...countries][0]! : null;
}

/** A headline whose words are nearly all capitalised tells nothing by capitals. */
function isTitleCase({ tokens }: Sentence): boolean {
  if (tokens.at(-1)?.form === '.') return false;
  let words = 0;
  let raised = 0;
  for (const { form, upos } of tokens) {
    if (form.length < 4 || upos === 'PUNCT' || upos === 'NUM') continue;
    words++;
    if (/^\p{Lu}/u.test(form)) raised++;
  }
  return words >= 4 && raised / words > 0.85;
}

/** Capitalised runs that contain a word for a body: "Islamic Salvation Front", "Movement for Democratic Change". */
function bodyRuns(sentence: Sentence, known: readonly PhraseMatch<Name>[], words: Words): Candidate[] {
  const { tokens } = sentence;
  const found: Candidate[] = [];
  for (const body of words.bodies) {
    if (!isRaised(tokens[body.last]!)) continue;
    let first = body.first;
    while (
      first > 0 &&
      (isNamePart(tokens[first - 1]!) || isLink(tokens, first - 1, known, sentence.entities))
    )
      first--;
    while (first < body.first && !isNamePart(tokens[first]!)) first++;
    if (first === 0 && first < body.first && tokens[0]!.upos !== 'PROPN' && tokens[0]!.upos !== 'ADJ')
      first++;
    const last = runEnd(tokens, body.last, (from, to) => startsAnother(from, to, known, words));
    const inside = known.filter((match) => match.first >= first && match.last <= last);
    if (last === first || isGeneric(first, last, inside, words) || endsInKnown(first, last, inside)) continue;
    found.push({
      first,
      last,
      kind: 'organisation',
      known: null,
      country: countryOf(inside),
      rank: RANK.run,
    });
  }
  return found;
}

/**
 * Follows "of the People", "for Democratic Change" behind a body word, as long as it is capitalised.
 *
 * @param startsAnother Whether the words `[from, to]` are a body of their own.
 */
function runEnd(
  tokens: readonly Token[],
  from: number,
  startsAnother: (from: number, to: number) => boolean,
): number {
  let last = from;
  for (;;) {
    let next = last + 1;
    while (next < tokens.length && RUN_LINKS.has(tokens[next]!.form)) next++;
    if (next - last > 3 || next >= tokens.length || !isNamePart(tokens[next]!)) return last;
    const links = tokens.slice(last + 1, next).map(({ form }) => form);
    if (links.length === 0 && last === from && tokens[last]!.head !== next) return last;
    const joined = links.includes('and') || links.includes('&');
    if (joined && (last === from || links.includes('the'))) return last;
    let end = next;
    while (links.length > 0 && end + 1 < tokens.length && isNamePart(tokens[end + 1]!)) end++;
    if (links.length > 0 && end > next && startsAnother(next, end)) return last;
    if (joined && startsAnother(last, last)) return last;
    last = next;
  }
}

/** A segment with a body word, or which is a state or organisation that the lexicon knows (unless right behind "of"). */
function startsAnother(from: number, to: number, known: readonly PhraseMatch<Name>[], words: Words): boolean {
  if (from === to) return known.some(({ last }) => last === to);
  return words.bodies.some(({ last }) => last >= from && last <= to);
}

const RUN_LINKS: ReadonlySet<string> = new Set(['of', 'for', 'the', 'and', '&']);

/** A sign or ending between two capitalised words of one name: "Anglo-Irish", "People's". */
function isLink(
  tokens: readonly Token[],
  i: number,
  known: readonly PhraseMatch<Name>[],
  entities: readonly Entity[],
): boolean {
  if (i === 0 || !isNamePart(tokens[i - 1]!)) return false;
  if (tokens[i]!.form === '-' || tokens[i]!.form === '&') return true;
  if (tokens[i]!.xpos !== 'POS') return false;
  const holds = ({ first, last }: { readonly first: number; readonly last: number }): boolean =>
    first < i && last >= i - 1;
  return !known.some(holds) && !entities.some((entity) => entity.type === 'PERSON' && holds(entity));
}

function isRaised({ form }: Token): boolean {
  return /^\p{Lu}/u.test(form);
}

function isNamePart(token: Token): boolean {
  return isRaised(token) && (token.upos === 'PROPN' || token.upos === 'ADJ' || token.upos === 'NOUN');
}

/** Capitalised runs behind a title or beginning with a given name that the tagger did not see. */
function personRuns(sentence: Sentence, words: Words, lexicon: Lexicon): Candidate[] {
  const { tokens } = sentence;
  const starts = words.titles.filter((match) => match.value.title).map((match) => match.last + 1);
  tokens.forEach((token, i) => {
    if (token.upos === 'PROPN' && lexicon.givenNames.has(token.form) && tokens[i + 1]?.upos === 'PROPN')
      starts.push(i);
  });
  return starts.flatMap((first) => {
    let last = first - 1;
    while (last + 1 < tokens.length && last - first < 4 && isPersonPart(tokens, last + 1)) last++;
    if (last < first || words.titles.some((match) => match.first === first)) return [];
    if (words.bodies.some((match) => match.last === last)) return [];
    return [{ first, last, kind: 'person' as const, known: null, country: null, rank: RANK.run }];
  });
}

/**
 * Capitalised runs that nothing else has explained. The parser chains the words of a person's name by `flat`, those of
 * other names by `compound`; a single word that does something is a surname more often than not.
 */
function plainRuns(sentence: Sentence, others: readonly Candidate[], words: Words): Candidate[] {
  const { tokens } = sentence;
  const taken = new Uint8Array(tokens.length);
  for (const { first, last } of [...others, ...words.nouns]) taken.fill(1, first, last + 1);
  const found: Candidate[] = [];
  for (let first = 0; first < tokens.length; first++) {
    let last = first - 1;
    if (!isRaised(tokens[first]!)) continue;
    while (last + 1 < tokens.length && !taken[last + 1] && isPersonPart(tokens, last + 1)) last++;
    if (last < first || CALENDAR.test(tokens[first]!.form)) continue;
    while (tokens[last]!.form === '-') last--;
    if (tokens[first - 1]?.form === '-' || tokens[last + 1]?.form === '-') continue;
    const isolated = !taken[first - 1] && !taken[last + 1];
    const flat =
      last > first &&
      tokens.slice(first + 1, last + 1).every(({ deprel }) => deprel === 'flat' || deprel === 'punct');
    const acts = first === last && hasRelation(sentence, first, 'nsubj') && tokens[first]!.xpos === 'NNP';
    if ((flat && last - first < 4) || (acts && isolated && !/^\p{Lu}+$/u.test(tokens[first]!.form))) {
      found.push({ first, last, kind: 'person', known: null, country: null, rank: RANK.run });
    }
    first = last;
  }
  return found;
}

const CALENDAR =
  /^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|^(January|February|March|April|May|June|July|August|September|October|November|December)$/;

function isPersonPart(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]!;
  if (token.upos === 'PROPN' && isRaised(token)) return true;
  return NAME_PARTICLES.has(token.form.toLowerCase()) && tokens[i + 1]?.upos === 'PROPN';
}

const NAME_PARTICLES: ReadonlySet<string> = new Set([
  'al',
  'el',
  'bin',
  'ibn',
  'de',
  'da',
  'van',
  'von',
  'der',
  '-',
]);

/** Longest first; a name inside an accepted organisation, group or place survives if the lexicon knows it. */
function choose(candidates: readonly Candidate[]): NamePhrase[] {
  const order = candidates.toSorted(
    (a, b) => b.last - b.first - (a.last - a.first) || b.rank - a.rank || a.first - b.first,
  );
  const outer: Candidate[] = [];
  const inner: Candidate[] = [];
  for (const candidate of order) {
    const rivals = outer.filter((other) => other.first <= candidate.last && candidate.first <= other.last);
    if (rivals.length === 0) outer.push(candidate);
    else if (
      rivals.length === 1 &&
      survivesIn(candidate, rivals[0]!) &&
      !inner.some((other) => overlap(other, candidate))
    ) {
      inner.push(candidate);
    }
  }
  return [
    ...outer.map((name) => ({ ...name, inner: false })),
    ...inner.map((name) => ({ ...name, inner: true })),
  ].sort((a, b) => a.first - b.first || b.last - a.last);
}

function survivesIn(candidate: Candidate, host: Candidate): boolean {
  if (candidate.first < host.first || candidate.last > host.last || host.kind === 'person') return false;
  if (candidate.last - candidate.first === host.last - host.first) return false;
  if (host.known && host.known.actor.kind === 'state') return false;
  return candidate.known?.actor.kind === 'state' && candidate.known.form !== 'city';
}

function overlap(a: Candidate, b: Candidate): boolean {
  return a.first <= b.last && b.first <= a.last;
}
