/**
 * Names that only the rest of the article tells: the surname of somebody named in full elsewhere, which may look like a word
 * ("May told Juncker"), and a leader's name at the start of a sentence, which the tagger does not know for one.
 */
import { childWith, hasRelation } from '../syntax/tree.ts';
import type { Lexicon } from '../lexicon/index.ts';
import type { Sentence, Token } from '../types/sentence.ts';
import type { AnaphoraWords } from './anaphora-words.ts';
import { CALENDAR, candidate, isRaised, RANK } from './candidates.ts';
import type { Findings, NamePhrase } from './names.ts';

/**
 * Returns the findings with the names that the article as a whole tells.
 *
 * @param findings Of each sentence; null where it is not read.
 */
export function withHeardNames(
  sentences: readonly Sentence[],
  findings: readonly (Findings | null)[],
  lexicon: Lexicon,
  words: AnaphoraWords,
): Findings[] {
  const surnames = surnamesIn(sentences, findings, lexicon);
  const companies = companiesIn(sentences, findings);
  const states = statesBySeveralNames(findings);
  return findings.map((given, index) => {
    if (!given) return NOTHING;
    const sentence = sentences[index]!;
    const found = {
      ...given,
      names: given.names.map((name) => {
        const known = bearer(name, sentence, surnames, states);
        return known ?? retyped(name, sentence, surnames, companies);
      }),
    };
    const free = freeTokens(sentence, found);
    const heard = sentence.tokens.flatMap((token, i) => {
      const isSurname = surnames.has(token.form);
      if (i > 0 && !isSurname) return [];
      if (!free[i] || !isRaised(token) || !isAlone(sentence.tokens, i)) return [];
      const isHeard = isSurname && standsAsName(sentence, i);
      return isHeard || isUnknownOpening(sentence, i, lexicon, words.classes.function) ? [person(i)] : [];
    });
    if (heard.length === 0) return found;
    const names = [...found.names, ...heard].sort((a, b) => a.first - b.first || b.last - a.last);
    return { ...found, names };
  });
}

const NOTHING: Findings = { words: { titles: [], bodies: [], nouns: [] }, names: [] };

function person(i: number): NamePhrase {
  return { ...candidate('person', i, i, RANK.run), inner: false };
}

/** What those who are named in full are called for short: the last word of the name, or the first where it is the surname. */
function surnamesIn(
  sentences: readonly Sentence[],
  findings: readonly (Findings | null)[],
  { leaders }: Lexicon,
): Set<string> {
  const surnames = new Set<string>();
  findings.forEach((found, index) => {
    for (const { first, last, kind, known } of found?.names ?? []) {
      if (last === first || (known ? known.actor.kind : kind) !== 'person') continue;
      const { tokens } = sentences[index]!;
      surnames.add(tokens[last]!.form);
      // "Moon Jae-in"
      const { form } = tokens[first]!;
      if (known && leaders.called(form).includes(known.actor)) surnames.add(form);
    }
  });
  return surnames;
}

/** Single words that have a head of a company, or are said to be a body: "Valtech's chief executive", "Valtech, a company". */
function companiesIn(
  sentences: readonly Sentence[],
  findings: readonly (Findings | null)[],
): ReadonlySet<string> {
  const companies = new Set<string>();
  findings.forEach((found, index) => {
    const sentence = sentences[index]!;
    for (const { first, last, kind } of found?.names ?? []) {
      if (first < last || kind !== 'person') continue;
      const { tokens } = sentence;
      const { form, head } = tokens[first]!;
      const isOwner =
        hasRelation(sentence, first, 'nmod:poss') &&
        found!.words.titles.some(
          (title) => title.value.sector === 'BUS' && title.first <= head && head <= title.last,
        );
      const apposed = tokens[first + 1]?.form === ',' ? childWith(sentence, first, 'appos') : -1;
      const isBody = found!.words.bodies.some(({ last: noun, value }) => noun === apposed && !value.plural);
      if (isOwner || isBody) companies.add(form);
    }
  });
  return companies;
}

/** The states that an article calls by more than one name: Jordan and the Jordanians. */
function statesBySeveralNames(findings: readonly (Findings | null)[]): ReadonlySet<string> {
  const names = new Map<string, Set<string>>();
  for (const { known } of findings.flatMap((found) => found?.names ?? []))
    if (known?.actor.kind === 'state')
      names.set(known.actor.key, (names.get(known.actor.key) ?? new Set()).add(known.phrase));
  return new Set([...names].flatMap(([key, phrases]) => (phrases.size > 1 ? [key] : [])));
}

/**
 * The person where a single word for a state or city is the surname of somebody named in full, and stands as a name of people does:
 * "Paris said she had fled" behind "Valeska Paris"; null for "in Paris", and for a state that the article speaks of by other names, too.
 */
function bearer(
  { first, last, known, inner }: NamePhrase,
  sentence: Sentence,
  surnames: ReadonlySet<string>,
  states: ReadonlySet<string>,
): NamePhrase | null {
  if (first < last || inner || known?.actor.kind !== 'state' || !surnames.has(sentence.tokens[first]!.form))
    return null;
  const isCity = known.form === 'city' || known.form === 'capital';
  if (!isCity && (known.form !== 'name' || states.has(known.actor.key))) return null;
  return hasRelation(sentence, first, 'nsubj', 'obj', 'iobj', 'nmod:poss', 'obl:agent')
    ? person(first)
    : null;
}

/** A single word that another sentence tells to be a surname or a body is so here, too. */
function retyped(
  name: NamePhrase,
  { tokens }: Sentence,
  surnames: ReadonlySet<string>,
  companies: ReadonlySet<string>,
): NamePhrase {
  const { first, last, kind } = name;
  if (first < last) return name;
  const { form } = tokens[first]!;
  if (kind === 'place' && surnames.has(form)) return { ...name, kind: 'person', country: null };
  return kind === 'person' && companies.has(form) && !surnames.has(form)
    ? { ...name, kind: 'organisation' }
    : name;
}

/** 1 for each token outside of names and words for actors. */
function freeTokens({ tokens }: Sentence, { names, words }: Findings): Uint8Array {
  const free = new Uint8Array(tokens.length).fill(1);
  for (const { first, last } of [...names, ...words.nouns]) free.fill(0, first, last + 1);
  return free;
}

function isAlone(tokens: readonly Token[], i: number): boolean {
  const [before, after] = [tokens[i - 1], tokens[i + 1]];
  if (before?.form === '-' || after?.form === '-') return false;
  return (
    !(after && isRaised(after) && after.upos === 'PROPN') &&
    !(before && isRaised(before) && before.upos === 'PROPN')
  );
}

/** Tells whether a word that may be another one stands where a name does: "May told", not "in May", "May 3", "May I". */
function standsAsName(sentence: Sentence, i: number): boolean {
  const { tokens } = sentence;
  const { form, upos } = tokens[i]!;
  const [before, after] = [tokens[i - 1], tokens[i + 1]];
  if (after?.upos === 'PRON' || after?.upos === 'NUM' || before?.upos === 'NUM') return false;
  if (upos === 'PROPN' && !CALENDAR.test(form)) return true;
  const isArgument = hasRelation(sentence, i, 'nsubj', 'nmod:poss', 'obj', 'obl:agent');
  const acts = after !== undefined && (/^VB[DZ]$|^MD$/.test(after.xpos) || after.xpos === 'POS');
  if (CALENDAR.test(form)) return acts && before?.upos !== 'ADP';
  return i === 0 ? acts : isArgument || upos === 'PROPN';
}

/**
 * Tells whether the first word of a sentence is a name though it is tagged as another word: a leader's surname, or a word that
 * no conjunction or preposition of English is, right before the verb that has no other subject: "Nauseda criticised France".
 */
function isUnknownOpening(
  sentence: Sentence,
  i: number,
  lexicon: Lexicon,
  functionWords: ReadonlySet<string>,
): boolean {
  const { form, upos } = sentence.tokens[i]!;
  const verb = sentence.tokens[i + 1];
  if (i > 0 || !verb || !/^VB[DZ]$/.test(verb.xpos) || !/^\p{Lu}\p{Ll}{2,}/u.test(form)) return false;
  const subject = childWith(sentence, i + 1, 'nsubj');
  if (subject > i || upos === 'PRON' || upos === 'NUM') return false;
  if (LINKING.has(upos)) return !functionWords.has(form.toLowerCase());
  return upos !== 'NOUN' && lexicon.leaders.called(form).length > 0 && !functionWords.has(form.toLowerCase());
}

const LINKING: ReadonlySet<string> = new Set(['CCONJ', 'SCONJ', 'ADP', 'INTJ', 'X', 'PART']);
