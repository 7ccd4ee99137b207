/**
 * Single capitalised words that neither lexicon nor tagger explains: "Luntz attacked", "accused Hunt", "NASCAR says",
 * "the Waratahs won". A word is taken for a name where it stands as only somebody who acts or is acted upon does.
 */
import { caseOf, childWith, firstConjunct, hasRelation } from '../syntax/tree.ts';
import type { Sentence } from '../types/sentence.ts';
import {
  CALENDAR,
  candidate,
  isRaised,
  RANK,
  type Candidate,
  type Ground,
  type NameKind,
} from './candidates.ts';
import type { Words } from './words.ts';

/**
 * Returns the single words that must be names.
 *
 * @param taken 1 for each token that another candidate or a common noun for actors explains.
 * @param others The other candidates.
 */
export function loneNames(
  { sentence, anaphora, words }: Ground,
  taken: Uint8Array,
  others: readonly Candidate[],
): Candidate[] {
  const found: Candidate[] = [];
  sentence.tokens.forEach((token, i) => {
    if (taken[i] || !isRaised(token) || !NOMINAL.test(token.xpos)) return;
    if (anaphora.singular.get(token.form.toLowerCase()) === 'thing') return;
    if (!isAlone(sentence, taken, i)) return;
    const kind = isHolder(sentence, i, words)
      ? 'person'
      : (besideKind(sentence, i, others) ?? loneKind(sentence, i));
    if (kind) found.push(candidate(kind, i, i, RANK.run));
  });
  return found;
}

/** Tells whether a word is in apposition to an office: "Lebanon's prime minister, Salam, …". */
function isHolder(sentence: Sentence, i: number, { titles }: Words): boolean {
  const { head } = sentence.tokens[i]!;
  return (
    hasRelation(sentence, i, 'appos') &&
    titles.some(({ first, last, value }) => first <= head && head <= last && !value.plural)
  );
}

/** The kind of the name that a word is joined with ("Google, Ford and Uber") or stands behind in brackets. */
function besideKind(
  sentence: Sentence,
  i: number,
  others: readonly Candidate[],
): 'person' | 'organisation' | null {
  const { tokens } = sentence;
  const joined = hasRelation(sentence, i, 'conj') ? firstConjunct(sentence, i) : -1;
  const bracketed = tokens[i - 1]?.form === '(' && tokens[i + 1]?.form === ')' ? i - 2 : -1;
  const beside = others.find(({ first, last }) => last === bracketed || (first <= joined && joined <= last));
  const kind = beside?.known?.actor.kind ?? beside?.kind;
  if (kind === 'organisation') return kind;
  return kind === 'person' && bracketed < 0 ? kind : null;
}

const NOMINAL = /^NNP?S?$/;

/** Tells whether a word is no day and no part of a longer run or of a compound; a common noun only where its capital tells. */
function isAlone({ tokens }: Sentence, taken: Uint8Array, i: number): boolean {
  const { form, xpos } = tokens[i]!;
  const [before, after] = [tokens[i - 1], tokens[i + 1]];
  if (form.length < 2 || CALENDAR.test(form) || before?.form === '-' || after?.form === '-') return false;
  if (taken[i - 1] && before && isRaised(before)) return false;
  if (after && isRaised(after) && after.upos !== 'PUNCT') return false;
  if (before && isRaised(before) && before.upos === 'PROPN') return false;
  if (after?.form === 'of' && tokens[after.head]?.head === i) return false;
  if (before && LINKS.has(before.form) && tokens[i - 2] && isRaised(tokens[i - 2]!)) return false;
  if (before && after && QUOTE.test(before.form) && QUOTE.test(after.form)) return false;
  return xpos === 'NNP' || (i > 0 && !OPENING.test(before!.form));
}

/** "Priests for Life", "Sense of an Ending": parts of longer names. */
const LINKS: ReadonlySet<string> = new Set(['of', 'for', '&']);

const QUOTE = /^["'“”‘’]$/;

const OPENING = /^["'“”‘’:;.—–-]$/;

/**
 * Tells who a single name is by where it stands: a person; an organisation where it is an abbreviation or has an
 * article; a group where it is a plural; null where it need not be anybody.
 */
export function loneKind(sentence: Sentence, i: number): Exclude<NameKind, 'known'> | null {
  if (!actsOrIsActedUpon(sentence, i)) return null;
  const { tokens } = sentence;
  const { form, xpos } = tokens[i]!;
  const determiner = childWith(sentence, i, 'det');
  if (determiner >= 0 && tokens[determiner]!.lemma.toLowerCase() !== 'the') return null;
  if (ABBREVIATION.test(form)) return 'organisation';
  if (xpos.endsWith('S') && form.endsWith('s')) return 'group';
  return determiner >= 0 ? 'organisation' : 'person';
}

/** Two capitals or more: "NASCAR", "GenerationOne", "P&G"; "McCain" and "DeYoung" are names of persons. */
const ABBREVIATION = /^\p{Lu}[\p{Lu}\d&.]+s?$|^(?!Ma?c|De|Di|La|Le|Van|O['’])\p{Lu}\p{Ll}+\p{Lu}/u;

function actsOrIsActedUpon(sentence: Sentence, i: number): boolean {
  if (hasRelation(sentence, i, 'nsubj', 'obl:agent')) return true;
  if (hasRelation(sentence, i, 'nmod:poss')) return caseOf(sentence, i) !== null;
  if (hasRelation(sentence, i, 'obj', 'iobj')) return sentence.tokens[i]!.upos === 'PROPN';
  return hasRelation(sentence, i, 'obl') && OPPOSED.has(caseOf(sentence, i) ?? '');
}

const OPPOSED: ReadonlySet<string> = new Set(['against', 'with', 'by', 'according to']);
