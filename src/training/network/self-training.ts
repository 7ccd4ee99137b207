/** Self-training: sentences without annotation get the network's own, and take part in a second round of training. */
import { ENTITY_CLASSES } from '../../parser/entities.ts';
import type { Example } from './examples.ts';
import type { NetworkModel } from './model.ts';
import { encodeExample } from './vocabulary.ts';

const LONGEST = 60;
const SHORTEST = 5;
/** Sentences analysed at once. */
const CHUNK = 500;

/** The sentences with the network's tags, trees and entities. */
export function annotateSentences(model: NetworkModel, sentences: readonly (readonly string[])[]): Example[] {
  const { vocabulary } = model;
  const usable = sentences.filter((forms) => forms.length >= SHORTEST && forms.length <= LONGEST);
  const examples: Example[] = [];
  for (let start = 0; start < usable.length; start += CHUNK) {
    const chunk = usable
      .slice(start, start + CHUNK)
      .map((forms): Example => ({ forms, tree: null, entities: null }));
    const predictions = model.predict(chunk.map((example) => encodeExample(example, vocabulary)));
    predictions.forEach(({ upos, xpos, heads, deprels, entities }, index) => {
      const name = (names: readonly string[], numbers: Int32Array): string[] =>
        Array.from(numbers, (number) => names[number] as string);
      examples.push({
        forms: (chunk[index] as Example).forms,
        tree: {
          upos: name(vocabulary.upos, upos),
          xpos: name(vocabulary.xpos, xpos),
          heads: [...heads],
          deprels: name(vocabulary.deprels, deprels),
        },
        entities: wellFormed(entities),
      });
    });
  }
  return examples;
}

/** The classes with every "inside" that follows nothing of its type turned into "begin". */
function wellFormed(classes: Int32Array): Int32Array {
  const result = classes.slice();
  for (let i = 0; i < result.length; i++) {
    const current = result[i] as number;
    const previous = i > 0 ? (result[i - 1] as number) : 0;
    const inside = current > 0 && current % 2 === 0 && current < ENTITY_CLASSES;
    if (inside && previous !== current && previous !== current - 1) result[i] = current - 1;
  }
  return result;
}
