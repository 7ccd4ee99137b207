/**
 * Names that nobody knows, by the words beside them that say who bears them: "negotiator Davyd Arakhamia", "President of Malawi
 * Lazarus Chakwera", "the copper producer Kazakhmys", "Cédric Cordier, a soldier", "Joshua French and Tjostolv Moland".
 */
import { firstConjunct, headOfSpan } from '../syntax/tree.ts';
import type { Token } from '../types/sentence.ts';
import { CALENDAR, candidate, isRaised, RANK, type Candidate, type Ground } from './candidates.ts';
import type { WordMatch } from './words.ts';

/** Returns the names behind words for a person or a body, and those joined to a person or to such a word. */
export function describedNames(ground: Ground, others: readonly Candidate[]): Candidate[] {
  const behind = ground.words.nouns.flatMap((noun) => nameBehind(ground, noun) ?? []);
  const longer = others.flatMap((name) => withSurname(ground, name) ?? []);
  return [...behind, ...longer, ...pairs(ground, [...others, ...behind, ...longer])];
}

/** "Blair Peach": no leader is meant by his surname alone where it is somebody's given name. */
function withSurname({ sentence: { tokens }, known, words }: Ground, name: Candidate): Candidate | null {
  const { first, last } = name;
  if (first < last || name.known?.actor.kind !== 'person') return null;
  const next = tokens[last + 1];
  if (next?.upos !== 'PROPN' || !isWord(next) || tokens[last + 2]?.form === '-') return null;
  if ([...known, ...words.nouns].some((match) => match.first === last + 1)) return null;
  const { head, deprel } = tokens[last]!;
  const isGiven = head === last + 1 && deprel === 'compound';
  return isGiven && !isPartOfRun(tokens, first, last + 1)
    ? candidate('person', first, last + 1, RANK.run)
    : null;
}

function isPartOfRun(tokens: readonly Token[], first: number, last: number): boolean {
  return [tokens[first - 1], tokens[last + 1]].some((token) => token !== undefined && isWord(token));
}

/** The name right behind a noun or behind the state of its office; null where none stands there. */
function nameBehind(ground: Ground, noun: WordMatch): Candidate | null {
  const { tokens } = ground.sentence;
  const { value, sort } = noun;
  if (value.plural || (sort === 'body' && value.actsFor === 'state')) return null;
  if (sort !== 'office' && noun.first > 0 && isRaised(tokens[noun.last]!)) return null;
  const first = stateEnd(ground, noun) + 1;
  const last = runEnd(ground, first, sort === 'body' ? ORGANISATION_LINKS : ground.anaphora.classes.particle);
  if (last < first) return null;
  if ((last === first || sort === 'body') && !hangsTogether(ground, noun, first, last)) return null;
  return candidate(sort === 'body' ? 'organisation' : 'person', first, last, RANK.run);
}

/** The last token of an office with its state or province ("President of the Netherlands"), or of the noun alone. */
function stateEnd({ sentence: { tokens }, known, anaphora }: Ground, { last, sort }: WordMatch): number {
  if (sort !== 'office' || tokens[last + 1]?.form !== 'of') return last;
  const at = tokens[last + 2]?.form === 'the' ? last + 3 : last + 2;
  const state = known.find(({ first, value }) => first === at && value.actor.kind === 'state');
  if (!state || tokens[state.last + 1]?.xpos === 'POS') return last;
  const area = tokens[state.last + 1]?.form.toLowerCase() ?? '';
  return anaphora.singular.get(area) === 'place' ? state.last + 1 : state.last;
}

/**
 * The last of the capitalised words from a token on that nothing else explains, four at most; before the token where there are none
 * or where they go on by a hyphen or name a law.
 */
function runEnd(ground: Ground, first: number, links: ReadonlySet<string>): number {
  const { sentence, known, words, anaphora } = ground;
  const { tokens } = sentence;
  const isTaken = (i: number): boolean =>
    words.nouns.some((noun) => noun.first <= i && i <= noun.last) ||
    known.some(
      (name) =>
        name.first <= i && i <= name.last && (name.first < name.last || name.value.actor.kind !== 'person'),
    );
  const isPart = (i: number): boolean => tokens[i] !== undefined && isWord(tokens[i]) && !isTaken(i);
  let last = first - 1;
  while (last - first < 3) {
    if (isPart(last + 1)) last++;
    else if (last >= first && links.has(tokens[last + 1]?.form ?? '') && isPart(last + 2)) last += 2;
    else break;
  }
  const isThing = anaphora.singular.get(tokens[last]?.form.toLowerCase() ?? '') === 'thing';
  return tokens[last + 1]?.form === '-' || isThing ? first - 1 : last;
}

function isWord(token: Token): boolean {
  return isRaised(token) && !NO_NAME.has(token.upos) && !CALENDAR.test(token.form);
}

const NO_NAME: ReadonlySet<string> = new Set(['DET', 'PRON', 'NUM', 'AUX', 'PUNCT', 'CCONJ']);
const ORGANISATION_LINKS: ReadonlySet<string> = new Set(['of', 'for', '&', 'without']);

/** Tells whether a name depends on the noun before it or the reverse: not "told the envoy Rosatom would", nor "group B". */
function hangsTogether(
  { sentence: { tokens } }: Ground,
  noun: WordMatch,
  first: number,
  last: number,
): boolean {
  const [head, name] = [headOfSpan(tokens, noun.first, noun.last), headOfSpan(tokens, first, last)];
  if (tokens[last]!.form.length < 2) return false;
  return tokens[name]!.upos === 'PROPN' && (tokens[name]!.head === head || tokens[head]!.head === name);
}

/** Runs of two or three proper nouns that are joined to a person by "and" or a comma, or have one's description behind them. */
function pairs(ground: Ground, others: readonly Candidate[]): Candidate[] {
  const { tokens } = ground.sentence;
  const isFree = (i: number): boolean =>
    tokens[i]!.upos === 'PROPN' && !others.some(({ first, last }) => first <= i && i <= last);
  const found: Candidate[] = [];
  for (let first = 0; first < tokens.length; first++) {
    if (!isFree(first)) continue;
    const last = runEnd(ground, first, ground.anaphora.classes.particle);
    const isName = last > first && last - first < 3 && isChain(tokens, first, last);
    if (isName && (isJoined(ground, first, last, others) || isApposed(ground, last)))
      found.push(candidate('person', first, last, RANK.run));
    first = Math.max(first, last);
  }
  return found;
}

/** Tells whether all words of a run are proper nouns of one phrase. */
function isChain(tokens: readonly Token[], first: number, last: number): boolean {
  const above = tokens.slice(first, last + 1).filter(({ head }) => head < first || head > last);
  return above.length === 1 && tokens.slice(first, last + 1).every(({ upos }) => upos === 'PROPN');
}

function isJoined({ sentence }: Ground, first: number, last: number, others: readonly Candidate[]): boolean {
  const { tokens } = sentence;
  const head = headOfSpan(tokens, first, last);
  const start = firstConjunct(sentence, head);
  return others.some(
    (other) =>
      (other.known ? other.known.actor.kind : other.kind) === 'person' &&
      other.last > other.first &&
      (other.last < first || other.first > last) &&
      firstConjunct(sentence, headOfSpan(tokens, other.first, other.last)) === start,
  );
}

/** Tells whether a comma and an indefinite or definite phrase for one person follow: ", a soldier". */
function isApposed({ sentence: { tokens }, words }: Ground, last: number): boolean {
  if (tokens[last + 1]?.form !== ',' || tokens[last + 2]?.upos !== 'DET') return false;
  const noun = words.nouns.find(({ first }) => first > last + 2 && first <= last + 5);
  return (
    noun !== undefined &&
    noun.sort !== 'body' &&
    !noun.value.plural &&
    tokens.slice(last + 3, noun.first).every(({ upos }) => DESCRIBING.has(upos))
  );
}

const DESCRIBING: ReadonlySet<string> = new Set(['ADJ', 'NOUN', 'PROPN', 'NUM']);
