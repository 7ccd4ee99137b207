import type { Example } from '../../../src/training/network/examples.ts';
import { buildVocabulary } from '../../../src/training/network/vocabulary.ts';
import type { Vocabulary } from '../../../src/training/network/vocabulary.ts';
import { SETTINGS } from '../../../src/training/network/settings.ts';
import type { TrainingSettings } from '../../../src/training/network/settings.ts';

/** A few made-up sentences: form, UPOS, XPOS, head, relation of each word. */
const SENTENCES: readonly (readonly [string, string, string, number, string][])[] = [
  [
    ['France', 'PROPN', 'NNP', 1, 'nsubj'],
    ['warns', 'VERB', 'VBZ', -1, 'root'],
    ['Spain', 'PROPN', 'NNP', 1, 'obj'],
    ['.', 'PUNCT', '.', 1, 'punct'],
  ],
  [
    ['The', 'DET', 'DT', 1, 'det'],
    ['minister', 'NOUN', 'NN', 2, 'nsubj'],
    ['left', 'VERB', 'VBD', -1, 'root'],
  ],
  [
    ['Italy', 'PROPN', 'NNP', 1, 'nsubj'],
    ['helps', 'VERB', 'VBZ', -1, 'root'],
    ['the', 'DET', 'DT', 3, 'det'],
    ['minister', 'NOUN', 'NN', 1, 'obj'],
  ],
];

/** Tiny training data, each sentence with a tree and entities. */
export const EXAMPLES: readonly Example[] = [...SENTENCES, ...SENTENCES, ...SENTENCES].map((words) => ({
  forms: words.map(([form]) => form),
  tree: {
    upos: words.map(([, upos]) => upos),
    xpos: words.map(([, , xpos]) => xpos),
    heads: words.map(([, , , head]) => head),
    deprels: words.map(([, , , , deprel]) => deprel),
  },
  entities: Int32Array.from(words, ([, upos]) => (upos === 'PROPN' ? 5 : 0)),
}));

/** Vocabulary of the tiny data with made-up vectors of three numbers. */
export function tinyVocabulary(): Vocabulary {
  const words = ['the', 'france', 'spain', 'italy', 'minister'];
  const vectors = { words, dimensions: 3, vector: (i: number) => [Math.sin(i), Math.cos(i), i / 5] };
  return buildVocabulary(EXAMPLES, vectors, 5);
}

export const TINY: TrainingSettings = {
  ...SETTINGS,
  size: { word: 8, affix: 8, hidden: 16, layers: 2, arc: 8, label: 8 },
  epochs: 2,
  batch: 12,
  megabytes: 16,
};
