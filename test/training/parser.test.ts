import { describe, expect, it } from 'vitest';
import type { Example } from '../../src/training/parser/examples.ts';
import { variantsOf } from '../../src/training/parser/vary.ts';
import { buildVocabulary, encodeExample } from '../../src/training/parser/vocabulary.ts';

const SENTENCE: Example = {
  forms: ['The', 'talks', 'are', 'over', '.'],
  tree: {
    upos: ['DET', 'NOUN', 'AUX', 'ADV', 'PUNCT'],
    xpos: ['DT', 'NNS', 'VBP', 'RB', '.'],
    heads: [1, 3, 3, -1, 3],
    deprels: ['det', 'nsubj', 'cop', 'root', 'punct'],
  },
  entities: Int32Array.from([0, 0, 0, 0, 0]),
};

const VECTORS = {
  words: ['talks', 'peace', 'over'],
  dimensions: 2,
  vector: (index: number) => [index + 1, -index - 1],
};

describe('variants of a sentence', () => {
  it('are in small letters, as a title, and as a headline whose words keep their heads', () => {
    const variants = variantsOf(SENTENCE);
    expect(Object.fromEntries(Object.entries(variants).map(([name, { forms }]) => [name, forms]))).toEqual({
      lower: ['the', 'talks', 'are', 'over', '.'],
      title: ['The', 'Talks', 'are', 'Over', '.'],
      headline: ['talks', 'over'],
      'title-headline': ['Talks', 'Over'],
    });
    expect(variants['headline']!.tree).toEqual({
      upos: ['NOUN', 'ADV'],
      xpos: ['NNS', 'RB'],
      heads: [1, -1],
      deprels: ['nsubj', 'root'],
    });
  });

  it('leave out what does not differ', () => {
    const other = { ...SENTENCE, forms: ['a', 'b', 'c', 'd', '!'], tree: null };
    expect(Object.keys(variantsOf(other))).toEqual(['title', 'title-headline']);
  });
});

describe('the vocabulary', () => {
  const vocabulary = buildVocabulary([SENTENCE, SENTENCE], VECTORS, 2);

  it('has the frequent words with vectors, and those that the treebanks have', () => {
    expect([...vocabulary.words.keys()]).toEqual(['', 'talks', 'peace', 'over', 'the', 'are', '.']);
    expect([...vocabulary.counts]).toEqual([0, 2, 0, 2, 2, 2, 2]);
  });

  it('turns a sentence into rows, with -1 where nothing is annotated', () => {
    const { words, upos, heads, entities, affixes } = encodeExample(SENTENCE, vocabulary);
    expect([...words]).toEqual([4, 1, 5, 3, 6]);
    expect([...upos].map((row) => vocabulary.upos[row])).toEqual(SENTENCE.tree!.upos);
    expect([...heads]).toEqual(SENTENCE.tree!.heads);
    expect([...entities]).toEqual([0, 0, 0, 0, 0]);
    expect(affixes.length).toBe(6 * 5);
    const plain = encodeExample({ forms: ['unheard'], tree: null, entities: null }, vocabulary);
    expect([plain.words, plain.upos, plain.heads, plain.entities].map(([value]) => value)).toEqual([
      0, -1, -2, -1,
    ]);
  });
});
