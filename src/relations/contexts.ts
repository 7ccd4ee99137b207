/** PLOVER's contexts of a sentence, by the words of data/lexicon/contexts.csv. */
import type { Scene } from './scene.ts';

/** Returns the contexts that the words of the sentence set, sorted, without repeats. */
export function contextsOf(scene: Scene): readonly string[] {
  const { contexts } = scene.triggers;
  const found = new Set<string>();
  const add = (word: string): void => {
    for (const context of contexts.get(word) ?? []) found.add(context);
  };
  for (let i = 0; i < scene.sentence.tokens.length; i++) {
    add(scene.lemma(i));
    if (i > 0 && isNominal(scene, i)) add(`${scene.lemma(i - 1)} ${scene.lemma(i)}`);
  }
  return [...found].sort();
}

/** Phrases of two words end in a noun; nothing else is worth joining. */
function isNominal(scene: Scene, token: number): boolean {
  const { upos } = scene.sentence.tokens[token]!;
  return upos === 'NOUN' || upos === 'PROPN';
}
