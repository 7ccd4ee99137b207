/** What there is to resolve in a sentence: names, phrases and pronouns. */
import { childWith } from '../syntax/tree.ts';
import type { Sentence } from '../types/sentence.ts';
import type { AnaphoraWords } from './anaphora-words.ts';
import type { LinkedName } from './link-names.ts';
import type { Nominal } from './nominals.ts';
import { pronounOf, type Pronoun } from './pronouns.ts';
import { barePair, shortPhrase, type ShortPhrase } from './short-phrases.ts';

/** One thing to resolve. */
export type Item = { readonly first: number; readonly last: number } & (
  | { readonly type: 'name'; readonly name: LinkedName }
  | { readonly type: 'nominal'; readonly nominal: Nominal }
  | { readonly type: 'pronoun'; readonly pronoun: Pronoun }
  | { readonly type: 'short'; readonly short: ShortPhrase; readonly nominal: Nominal | undefined }
);

/** Returns the phrases of a sentence in the order in which they end, inner before outer. */
export function itemsOf(
  sentence: Sentence,
  names: readonly LinkedName[],
  nominals: readonly Nominal[],
  words: AnaphoraWords,
): Item[] {
  const items: Item[] = names.map((name) => ({
    type: 'name',
    first: name.mention.first,
    last: name.mention.last,
    name,
  }));
  const taken = new Uint8Array(sentence.tokens.length);
  for (const { mention } of names) taken.fill(1, mention.first, mention.last + 1);
  sentence.tokens.forEach(({ form, upos }, i) => {
    if (taken[i]) return;
    const pronoun = upos === 'PRON' ? pronounOf(form) : undefined;
    if (pronoun) items.push({ type: 'pronoun', first: i, last: i, pronoun });
    const pair = barePair(sentence, i);
    if (pair) items.push({ type: 'short', first: pair.first, last: i, short: pair, nominal: undefined });
    if ((upos !== 'NOUN' && upos !== 'PROPN') || childWith(sentence, i, 'nmod:poss') >= 0) return;
    const short = shortPhrase(sentence, i, words);
    if (!short) return;
    taken[i] = 1;
    const nominal = nominals.find(({ head }) => head === i);
    items.push({ type: 'short', first: short.first, last: i, short, nominal });
  });
  for (const nominal of nominals) {
    if (!taken[nominal.head])
      items.push({ type: 'nominal', first: nominal.first, last: nominal.last, nominal });
  }
  return items.sort((a, b) => a.last - b.last || b.first - a.first);
}
