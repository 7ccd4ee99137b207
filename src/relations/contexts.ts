/** PLOVER's contexts of a sentence, by the words of data/lexicon/contexts.csv. */
import type { Scene } from './scene.ts';

/** Returns the contexts that the words of the sentence set, sorted, without repeats. */
export function contextsOf(scene: Scene): readonly string[] {
  const found = new Set<string>();
  const { tokens } = scene.sentence;
  let previous = '';
  for (let i = 0; i < tokens.length; i++) {
    const lemma = scene.lemma(i);
    for (const word of [lemma, `${previous} ${lemma}`]) {
      for (const context of scene.triggers.contexts.get(word) ?? []) found.add(context);
    }
    previous = lemma;
  }
  return [...found].sort();
}
