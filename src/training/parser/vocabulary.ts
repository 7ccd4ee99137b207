/** The words and labels that the network knows, with the vectors learnt elsewhere. */
import { affixRows, AFFIXES, styleOf, wordKey } from '../../neural/word-features.ts';
import { ENTITY_TYPES } from '../../parser/entities.ts';
import type { Example } from './examples.ts';

/** Row of words outside the vocabulary. */
export const UNKNOWN = 0;

/** Word vectors from an openly licensed collection, most frequent words first. */
export interface WordVectors {
  readonly words: readonly string[];
  readonly dimensions: number;
  vector(index: number): readonly number[];
}

export interface Vocabulary {
  /** Row of each key; row 0 is the unknown word. */
  readonly words: ReadonlyMap<string, number>;
  /** Occurrences of each row's word in the training treebanks. */
  readonly counts: Float64Array;
  /** Pretrained vector of each row, `vectorSize` numbers a row, zero where there is none. */
  readonly vectors: Float32Array;
  readonly vectorSize: number;
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  readonly deprels: readonly string[];
  readonly entities: readonly string[];
}

/** Entity labels: O, then B and I of every type. */
export const ENTITY_LABELS: readonly string[] = [
  'O',
  ...ENTITY_TYPES.flatMap((type) => [`B-${type}`, `I-${type}`]),
];

const sorted = (values: Iterable<string>): string[] => [...new Set(values)].sort();

/**
 * Build the vocabulary from training examples and the most frequent `size` words that have vectors.
 * Training words enter from their second occurrence on.
 */
export function buildVocabulary(
  examples: readonly Example[],
  pretrained: WordVectors,
  size: number,
): Vocabulary {
  const frequency = new Map<string, number>();
  for (const { forms, tree } of examples) {
    if (tree === null) continue;
    for (const form of forms) {
      const key = wordKey(form);
      frequency.set(key, (frequency.get(key) ?? 0) + 1);
    }
  }
  const vectorSize = Math.ceil(pretrained.dimensions / 8) * 8;
  const words = new Map<string, number>([['', UNKNOWN]]);
  const source: number[] = [-1];
  const limit = Math.min(pretrained.words.length, size);
  pretrained.words.forEach((word, index) => {
    const key = wordKey(word);
    if (words.has(key) || (index >= limit && (frequency.get(key) ?? 0) === 0)) return;
    words.set(key, words.size);
    source.push(index);
  });
  for (const [word, count] of frequency) {
    if (count < 2 || words.has(word)) continue;
    words.set(word, words.size);
    source.push(-1);
  }
  const counts = new Float64Array(words.size);
  for (const [word, row] of words) counts[row] = frequency.get(word) ?? 0;
  return {
    words,
    counts,
    vectorSize,
    vectors: vectorTable(pretrained, source, vectorSize),
    upos: sorted(examples.flatMap((example) => example.tree?.upos ?? [])),
    xpos: sorted(examples.flatMap((example) => example.tree?.xpos ?? [])),
    deprels: sorted(examples.flatMap((example) => example.tree?.deprels ?? [])),
    entities: ENTITY_LABELS,
  };
}

/** Vectors of the chosen words, scaled so that their numbers have unit variance on the whole. */
function vectorTable(pretrained: WordVectors, source: readonly number[], columns: number): Float32Array {
  const table = new Float32Array(source.length * columns);
  let squares = 0;
  let count = 0;
  source.forEach((index, row) => {
    if (index < 0) return;
    pretrained.vector(index).forEach((value, column) => {
      if (column >= pretrained.dimensions) return;
      table[row * columns + column] = value;
      squares += value * value;
      count++;
    });
  });
  const scale = 1 / Math.sqrt(squares / Math.max(1, count));
  return table.map((value) => value * scale);
}

/** A sentence as numbers; -1 where a label is unknown, -2 where a head is: -1 is the root's. */
export interface EncodedExample {
  readonly words: Int32Array;
  /** `AFFIXES` rows a word. */
  readonly affixes: Int32Array;
  readonly upos: Int32Array;
  readonly xpos: Int32Array;
  readonly heads: Int32Array;
  readonly deprels: Int32Array;
  readonly entities: Int32Array;
}

/** Turn a sentence into numbers. */
export function encodeExample(example: Example, vocabulary: Vocabulary): EncodedExample {
  const { forms } = example;
  const affixes = new Int32Array(forms.length * AFFIXES);
  const style = styleOf(forms, 0, forms.length);
  const words = Int32Array.from(forms, (form, index) => {
    const key = wordKey(form);
    affixRows(form, key, style, affixes, index * AFFIXES);
    return vocabulary.words.get(key) ?? UNKNOWN;
  });
  const rows = (labels: readonly string[] | undefined, names: readonly string[]): Int32Array => {
    if (labels === undefined) return new Int32Array(forms.length).fill(-1);
    return Int32Array.from(labels, (label) => names.indexOf(label));
  };
  const { tree, entities } = example;
  return {
    words,
    affixes,
    upos: rows(tree?.upos, vocabulary.upos),
    xpos: rows(tree?.xpos, vocabulary.xpos),
    heads: Int32Array.from(tree?.heads ?? forms.map(() => -2)),
    deprels: rows(tree?.deprels, vocabulary.deprels),
    entities: entities ?? new Int32Array(forms.length).fill(-1),
  };
}
