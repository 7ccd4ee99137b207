/** Place or actor: "in Washington" against "Washington said"; and of which country a place is. */
import { caseOf, firstConjunct, hasRelation, headOfSpan } from '../syntax/tree.ts';
import type { Sentence } from '../types/sentence.ts';
import type { AnaphoraWords } from './anaphora-words.ts';
import type { NamePhrase } from './names.ts';

/**
 * Tells whether a name says only where something happens.
 *
 * @param head The head token of the name.
 */
export function isPlace(sentence: Sentence, name: NamePhrase, head: number, words: AnaphoraWords): boolean {
  const { tokens } = sentence;
  const first = firstConjunct(sentence, head);
  const marker = caseOf(sentence, first);
  if (marker !== null && words.locatives.has(marker) && !hasRelation(sentence, first, 'nmod:poss'))
    return true;
  if (
    marker === null &&
    hasRelation(sentence, head, 'nmod:unmarked', 'appos', 'flat', 'dep', 'list') &&
    followsPlace(sentence, name)
  ) {
    return true;
  }
  if (name.first === firstWord(sentence) && isDateline(tokens.slice(name.last + 1).map(({ form }) => form)))
    return true;
  return (
    name.known?.form === 'city' && marker === null && hasRelation(sentence, head, 'compound', 'nmod:unmarked')
  );
}

/** "Gotemba, Japan": the name after the comma says where the place before it lies. */
function followsPlace({ tokens }: Sentence, { first }: NamePhrase): boolean {
  const before = tokens[first - 2];
  return tokens[first - 1]?.form === ',' && before !== undefined && before.upos === 'PROPN';
}

function firstWord({ tokens }: Sentence): number {
  return tokens.findIndex((token) => token.upos !== 'PUNCT');
}

/** "Kabul —", "Kabul (Reuters) —", "Kabul, June 3": what follows the name. */
function isDateline([next, second, ...rest]: readonly string[]): boolean {
  if (next === '(') {
    const behind = rest[rest.indexOf(')') + 1] ?? '';
    return behind === '-' || DASH.test(behind);
  }
  // "Iran — Israel's foe — attacked" sets an aside apart.
  if (DASH.test(next ?? '')) return ![second, ...rest].slice(0, ASIDE).some((form) => DASH.test(form ?? ''));
  return next === ',' && MONTH.test(second ?? '');
}

/** No aside is of more words. */
const ASIDE = 10;

/** A hyphen alone stands in names, too: "U.S.-Japan". */
const DASH = /^(—|–|--)$/;
const MONTH = /^(Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)/;

/** The forms of a name that are the name itself, and no word made of it. */
export const PROPER_FORMS: ReadonlySet<string> = new Set(['name', 'capital', 'city']);

/** Remembers the country named last, which a place unknown to the lexicon is taken to lie in. */
export class CountryOfPlaces {
  #last: string | null = null;

  see(country: string | null): void {
    this.#last = country ?? this.#last;
  }

  get last(): string | null {
    return this.#last;
  }
}

/** "Clearwater, Florida", "Harasta in Syria", "Gori (Georgia)": the country of the place that a name behind says it lies in. */
export function countryBehind(
  { last }: NamePhrase,
  sentence: Sentence,
  names: readonly NamePhrase[],
): string | null {
  if (!/^(?:,|\(|in)$/.test(sentence.tokens[last + 1]?.form ?? '')) return null;
  const behind = names.find(({ first }) => first === last + 2);
  if (behind?.known?.actor.kind !== 'state' || !PROPER_FORMS.has(behind.known.form)) return null;
  // "Near Gori, Russia said"
  const head = headOfSpan(sentence.tokens, behind.first, behind.last);
  return hasRelation(sentence, head, 'nsubj') ? null : behind.known.actor.key;
}
