/**
 * Proper names in a sentence: from the lexicon, the entity tagger, and capitalised runs. Where they overlap the longest
 * wins; states inside a longer name stay names of their own.
 */
import { toUnits, type Lexicon } from '../lexicon/index.ts';
import { headOfSpan } from '../syntax/tree.ts';
import type { Sentence, Token } from '../types/sentence.ts';
import type { AnaphoraWords } from './anaphora-words.ts';
import { bodyRuns, isTitleCase, personRuns, plainRuns } from './capital-runs.ts';
import { candidate, isRaised, RANK, type Candidate, type Ground } from './candidates.ts';
import { describedNames } from './described-names.ts';
import { fromEntity } from './entity-names.ts';
import { leaderNames } from './leader-names.ts';
import { fromLexicon, groupNames, knownNames } from './lexicon-names.ts';
import { matchWords, type Words } from './words.ts';

/** A name in a sentence. */
export interface NamePhrase extends Candidate {
  /** Whether it stands inside a longer name. */
  readonly inner: boolean;
}

/** What is found in a sentence before any actor is made. */
export interface Findings {
  readonly words: Words;
  /** In text order, longer before shorter at the same start. */
  readonly names: readonly NamePhrase[];
}

/**
 * Returns the names of a sentence and the phrases for offices, roles and bodies.
 *
 * @param heard The words of the article as written.
 */
export function findNames(
  sentence: Sentence,
  lexicon: Lexicon,
  anaphora: AnaphoraWords,
  heard: ReadonlySet<string>,
): Findings {
  const { tokens, entities } = sentence;
  const units = toUnits(tokens.map((token) => withoutLostApostrophe(token, lexicon)));
  const words = matchWords(sentence, units, lexicon);
  const known = knownNames(sentence, units, lexicon, heard);
  const ground: Ground = { sentence, lexicon, known, words, anaphora };
  const candidates = [
    ...known.map(fromLexicon),
    ...groupNames(tokens, units, lexicon),
    ...leaderNames(ground),
    ...personRuns(ground),
  ];
  if (!isTitleCase(sentence)) {
    candidates.push(...entities.flatMap((entity) => fromEntity(ground, entity)), ...bodyRuns(ground));
    candidates.push(...describedNames(ground, candidates));
    candidates.push(...plainRuns(ground, candidates));
  }
  return {
    words,
    names: choose(
      candidates
        .map((name) => withInitials(tokens, name))
        .filter(
          (name) =>
            !isNobody(ground, name) &&
            !isAdjective(tokens, name) &&
            !isEponym(ground, name) &&
            !isAddress(tokens, name),
        ),
    ),
  };
}

/** "Russias top oil producer": a known name whose apostrophe was lost on the way from the newspaper. */
function withoutLostApostrophe({ form, deprel }: Token, { names }: Lexicon): string {
  if (!form.endsWith('s') || !LOST_APOSTROPHE.test(form) || !/^(compound|nmod|amod)/.test(deprel))
    return form;
  const name = form.slice(0, -1);
  return names.get(form) === null && !names.blocks(form) && names.get(name) ? name : form;
}

const LOST_APOSTROPHE = /^\p{Lu}[\p{L}.]{2,}s$/u;

/** "B. Netanyahu": the initials before a person's name are part of it, though lexicon and tagger may see the surname alone. */
function withInitials(tokens: readonly Token[], name: Candidate): Candidate {
  if ((name.known ? name.known.actor.kind : name.kind) !== 'person') return name;
  let { first } = name;
  while (first > 0 && /^\p{Lu}\.$/u.test(tokens[first - 1]!.form)) first--;
  return first === name.first ? name : candidate('person', first, name.last, RANK.person);
}

/** A name that the lexicon lists as nobody's: "Cold War". */
function isNobody({ sentence: { tokens }, lexicon }: Ground, { known, first, last }: Candidate): boolean {
  if (known) return false;
  const forms = tokens.slice(first, last + 1).map(({ form }) => form);
  return lexicon.names.blocks(forms.join(' '));
}

/**
 * "Hamid Karzai International Airport", "the Simon Bolivar bridge": a person whose name another thing has been given; a surname
 * alone only right before a word for a place ("Kennedy Airport").
 */
function isEponym(
  { sentence: { tokens }, anaphora }: Ground,
  { known, kind, first, last }: Candidate,
): boolean {
  if ((known ? known.actor.kind : kind) !== 'person') return false;
  const { deprel, head } = tokens[headOfSpan(tokens, first, last)]!;
  if (deprel !== 'compound' || head <= last) return false;
  const refers = anaphora.singular.get(tokens[head]!.form.toLowerCase());
  const isPlace = refers === 'place' || refers === 'landmark';
  if (first === last) return isPlace && head === last + 1 && isRaised(tokens[head]!);
  return isPlace || tokens.slice(last + 1, head + 1).every(isRaised);
}

/** "www.flag.govt.nz" and "#metoo" are nobody; a company may have a dot in its name ("Booking.com"). */
function isAddress(tokens: readonly Token[], { known, first, last }: Candidate): boolean {
  return !known && tokens.slice(first, last + 1).some(({ form }) => ADDRESS.test(form));
}

const ADDRESS = /^(?:https?:|www\.|[#@]\w)|[a-z]\.\w+\.[a-z]{2,3}$/;

/** "Muslim leaders" and "the Muslim holiday" speak of leaders and of a holiday. */
function isAdjective(tokens: readonly Token[], { kind, last }: Candidate): boolean {
  const { upos, deprel, head } = tokens[last]!;
  return kind === 'group' && upos === 'ADJ' && deprel === 'amod' && head > last;
}

/** Longest first; a state inside an accepted organisation, place or event survives. */
function choose(candidates: readonly Candidate[]): NamePhrase[] {
  const order = candidates.toSorted(
    (a, b) => b.last - b.first - (a.last - a.first) || b.rank - a.rank || a.first - b.first,
  );
  const outer: Candidate[] = [];
  const inner: Candidate[] = [];
  for (const name of order) {
    const rivals = outer.filter((other) => overlap(other, name));
    if (rivals.length === 0) outer.push(name);
    else if (
      rivals.length === 1 &&
      survivesIn(name, rivals[0]!) &&
      !inner.some((other) => overlap(other, name))
    )
      inner.push(name);
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
