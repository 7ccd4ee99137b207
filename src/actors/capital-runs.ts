/** Names told by their capitals where neither lexicon nor tagger knows them. */
import type { Words } from './words.ts';
import type { Sentence } from '../types/sentence.ts';
import {
  bodyCandidate,
  CALENDAR,
  candidate,
  isNamePart,
  isRaised,
  RANK,
  type Candidate,
  type Ground,
} from './candidates.ts';
import { loneNames } from './lone-names.ts';

/** Tells whether the words are nearly all capitalised, as in a headline, so that capitals tell nothing. */
export function isTitleCase({ tokens }: Sentence): boolean {
  if (tokens.at(-1)?.form === '.') return false;
  let words = 0;
  let raised = 0;
  for (const token of tokens) {
    if (token.form.length < 4 || token.upos === 'PUNCT' || token.upos === 'NUM') continue;
    words++;
    if (isRaised(token)) raised++;
  }
  return words >= 4 && raised / words > 0.85;
}

/** Returns capitalised runs that contain a word for a body: "Islamic Salvation Front", "Movement for Democratic Change". */
export function bodyRuns(ground: Ground): Candidate[] {
  const { tokens } = ground.sentence;
  return ground.words.bodies.flatMap((body) => {
    if (!isRaised(tokens[body.last]!)) return [];
    let first = body.first;
    while (first > 0 && (isNamePart(tokens[first - 1]!) || isLink(ground, first - 1))) first--;
    while (first < body.first && !isNamePart(tokens[first]!)) first++;
    const opening = tokens[0]!.upos;
    if (first === 0 && first < body.first && opening !== 'PROPN' && opening !== 'ADJ') first++;
    const last = runEnd(ground, body.last);
    const found = last > first ? bodyCandidate(ground, first, last, RANK.run) : null;
    return found ? [found] : [];
  });
}

/** Follows "of the People", "for Democratic Change" behind a body word, as long as it is capitalised and no body of its own. */
function runEnd(ground: Ground, from: number): number {
  const { tokens } = ground.sentence;
  let last = from;
  for (;;) {
    let next = last + 1;
    while (next < tokens.length && RUN_LINKS.has(tokens[next]!.form)) next++;
    if (next - last > 3 || next >= tokens.length || !isNamePart(tokens[next]!)) return last;
    const links = tokens.slice(last + 1, next).map(({ form }) => form);
    if (links.length === 0 && startsPerson(ground, next)) return last;
    if (links.length === 0 && last === from && tokens[last]!.head !== next) return last;
    const joined = links.includes('and') || links.includes('&');
    if (
      joined &&
      (last === from || links.includes('the') || ground.known.some((match) => match.last === last))
    )
      return last;
    let end = next;
    while (links.length > 0 && end + 1 < tokens.length && isNamePart(tokens[end + 1]!)) end++;
    if (end > next && ground.words.bodies.some((body) => body.last >= next && body.last <= end)) return last;
    last = next;
  }
}

const RUN_LINKS: ReadonlySet<string> = new Set(['of', 'for', 'the', 'and', '&']);

function startsPerson({ words, sentence }: Ground, i: number): boolean {
  return (
    words.titles.some(({ first }) => first === i) ||
    sentence.entities.some(({ first, type }) => first === i && type === 'PERSON')
  );
}

/** A sign or ending between two capitalised words of one name: "Anglo-Irish", "People's". */
function isLink({ sentence: { tokens, entities }, known }: Ground, i: number): boolean {
  if (i === 0 || !isNamePart(tokens[i - 1]!)) return false;
  if (tokens[i]!.form === '-' || tokens[i]!.form === '&') return true;
  if (tokens[i]!.xpos !== 'POS') return false;
  const holds = ({ first, last }: { readonly first: number; readonly last: number }): boolean =>
    first < i && last >= i - 1;
  return !known.some(holds) && !entities.some((entity) => entity.type === 'PERSON' && holds(entity));
}

/** Returns capitalised runs behind a title or beginning with a given name. */
export function personRuns(ground: Ground): Candidate[] {
  const { sentence, words, lexicon } = ground;
  const { tokens } = sentence;
  const starts = words.titles.filter(({ value }) => value.title).map(({ last }) => last + 1);
  tokens.forEach((token, i) => {
    if (token.upos !== 'PROPN' || !lexicon.givenNames.has(token.form) || tokens[i + 1]?.upos !== 'PROPN')
      return;
    if (lexicon.names.get(token.form)?.actor.kind !== 'state' || isGivenName(ground, i)) starts.push(i);
  });
  return starts.flatMap((first) => {
    if (!tokens[first] || !isRaised(tokens[first])) return [];
    let last = first - 1;
    while (last + 1 < tokens.length && last - first < 4 && isPersonPart(ground, last + 1)) last++;
    while (last >= first && tokens[last]!.form === '-') last--;
    if (last < first || words.titles.some((match) => match.first === first)) return [];
    return words.bodies.some((match) => match.last === last)
      ? []
      : [candidate('person', first, last, RANK.run)];
  });
}

/**
 * Tells whether the name of a place is a given name: "Israel Ziv", "Chad Wolf", where the tagger sees a person in what follows it
 * and the lexicon nothing.
 */
export function isGivenName({ sentence: { tokens, entities }, known, words }: Ground, i: number): boolean {
  const isTaken = [...known, ...words.nouns].some(({ first, last }) => first <= i + 1 && i + 1 <= last);
  if (isTaken || !tokens[i + 1] || !isRaised(tokens[i + 1]!) || tokens[i - 1]?.form === '-') return false;
  const { deprel, head } = tokens[i + 1]!;
  const isTagged = entities.some(
    ({ first, last, type }) => type === 'PERSON' && first <= i + 1 && i + 1 <= last,
  );
  return isTagged || (deprel === 'flat' && head === i);
}

/**
 * Returns capitalised runs that nothing else has explained: several words that the parser chains by `flat`, as
 * it does those of a person's name and not those of others, and single words.
 */
export function plainRuns(ground: Ground, others: readonly Candidate[]): Candidate[] {
  const { sentence, words } = ground;
  const { tokens } = sentence;
  const taken = new Uint8Array(tokens.length);
  for (const { first, last } of [...others, ...words.nouns]) taken.fill(1, first, last + 1);
  const found: Candidate[] = [];
  for (let first = 0; first < tokens.length; first++) {
    let last = first - 1;
    if (!isRaised(tokens[first]!)) continue;
    while (last + 1 < tokens.length && !taken[last + 1] && isPersonPart(ground, last + 1)) last++;
    if (last < first) continue;
    if (isPlainPerson(sentence, first, last) || isDescribed(sentence, words, first, last))
      found.push(candidate('person', first, last, RANK.run));
    first = last;
  }
  for (const { first, last } of found) taken.fill(1, first, last + 1);
  return [...found, ...loneNames(ground, taken, [...others, ...found])];
}

function isPlainPerson({ tokens }: Sentence, first: number, last: number): boolean {
  if (CALENDAR.test(tokens[first]!.form)) return false;
  if (tokens[first - 1]?.form === '-' || tokens[last]!.form === '-' || tokens[last + 1]?.form === '-')
    return false;
  const flat = tokens
    .slice(first + 1, last + 1)
    .every(({ deprel }) => deprel === 'flat' || deprel === 'punct');
  return flat && last > first && last - first < 4;
}

/** Tells whether two or three words are a person's by the office behind them: "NAME, Japan's defense minister". */
export function isDescribed({ tokens }: Sentence, { titles }: Words, first: number, last: number): boolean {
  if (last === first || last - first > 3 || tokens[last + 1]?.form !== ',') return false;
  const office = titles.find((match) => match.first > last + 1);
  if (!office || office.first - last > 8) return false;
  return tokens
    .slice(last + 2, office.first)
    .every(({ form, upos }) => form !== ',' && upos !== 'VERB' && upos !== 'AUX');
}

function isPersonPart({ sentence: { tokens }, anaphora: { classes } }: Ground, i: number): boolean {
  const token = tokens[i]!;
  if (token.upos === 'PROPN' && isRaised(token)) return true;
  const { form } = token;
  return (form === '-' || classes.particle.has(form.toLowerCase())) && tokens[i + 1]?.upos === 'PROPN';
}
