/** Names that the lexicon knows, as far as the words around them allow. */
import type { Name, PhraseMatch, Units } from '../lexicon/index.ts';
import type { Lexicon } from '../lexicon/index.ts';
import type { Sentence, Token } from '../types/sentence.ts';
import { candidate, isRaised, RANK, type Candidate } from './candidates.ts';
import { withoutFalseFriends } from './false-friends.ts';

/**
 * Returns the matches of the lexicon's names that hold in a sentence.
 *
 * @param heard The words of the article as written.
 */
export function knownNames(
  sentence: Sentence,
  units: Units,
  lexicon: Lexicon,
  heard: ReadonlySet<string>,
): PhraseMatch<Name>[] {
  const { tokens } = sentence;
  const shouting = tokens.every(({ form }) => form === form.toUpperCase());
  const found = withoutFalseFriends(sentence, lexicon.names.scan(units), lexicon, heard);
  return uncontradicted(
    tokens,
    found.filter((match) => looksLikeName(tokens, match, shouting)),
  );
}

/** Returns a candidate for a known name. */
export function fromLexicon({ first, last, value }: PhraseMatch<Name>): Candidate {
  const { form, actor } = value;
  const sort = form === 'city' || form === 'capital' ? form : actor.kind === 'state' ? 'state' : 'lexicon';
  return { first, last, kind: 'known', known: value, country: actor.country, rank: RANK[sort] };
}

/** Returns the ethnic and religious groups of a sentence. */
export function groupNames(tokens: readonly Token[], units: Units, lexicon: Lexicon): Candidate[] {
  return lexicon.groups
    .scan(units)
    .filter(({ last, value }) => value.form !== 'adjective' && tokens[last]!.upos !== 'VERB')
    .map(({ first, last, value }) => candidate('group', first, last, RANK.group, value.country));
}

/** Parties and armed groups, whose names stand before nouns as adjectives do: "Republican lawmakers", "Daesh positions". */
const BEFORE_NOUNS: ReadonlySet<string> = new Set(['PTY', 'REB']);

/** Refuses small words that only look like a short name, and adjectives for all but these. */
function looksLikeName(
  tokens: readonly Token[],
  { first, last, value }: PhraseMatch<Name>,
  shouting: boolean,
): boolean {
  if (first !== last) return true;
  const { form, upos } = tokens[first]!;
  const acronym = /^\p{Lu}{2,}$/u.test(form) && !shouting;
  // "The Fed raised rates", though the tagger may take it for a verb.
  const isNoun = /^\p{Lu}/u.test(form) && tokens[first - 1]?.form.toLowerCase() === 'the';
  if (form.length <= 3 && !form.includes('.') && CLOSED_CLASSES.has(upos) && !acronym && !isNoun)
    return false;
  if (value.actor.kind === 'organisation' && upos === 'ADJ' && !BEFORE_NOUNS.has(value.actor.sector ?? ''))
    return false;
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
