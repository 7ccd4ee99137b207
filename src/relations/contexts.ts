/** PLOVER's contexts of a sentence, by the words of data/lexicon/contexts.csv. */
import type { Sentence } from '../types/sentence.ts';
import type { Triggers } from './triggers.ts';

/** Returns the contexts that the words of the sentence set, sorted, without repeats. */
export function contextsOf({ tokens }: Sentence, { contexts }: Triggers): readonly string[] {
  const found = new Set<string>();
  const add = (word: string): void => {
    for (const context of contexts.get(word) ?? []) found.add(context);
  };
  const lemmas = tokens.map(({ lemma }) => lemma.toLowerCase());
  tokens.forEach(({ upos }, i) => {
    add(lemmas[i]!);
    // Phrases of two words end in a noun; nothing else is worth joining.
    if (i > 0 && (upos === 'NOUN' || upos === 'PROPN')) add(`${lemmas[i - 1]} ${lemmas[i]}`);
  });
  return [...found].sort();
}
