import { describe, expect, it } from 'vitest';
import { LONGEST_PASSAGE, mentionsOf, passagesOf, placeOf } from '../../src/relations/passages.ts';
import type { Mention } from '../../src/types/actor.ts';
import type { BlockKind } from '../../src/types/article.ts';
import type { Sentence } from '../../src/types/sentence.ts';
import { parse } from '../syntax/parses.ts';

const sentence = (block: BlockKind = 'paragraph'): Sentence =>
  parse('Iran PROPN 2 nsubj\nattacked VERB 0 root attack\nIsrael PROPN 2 obj', { block });

/** So many words under one root. */
const long = (words: number): Sentence =>
  parse(['went VERB 0 root go', ...Array<string>(words - 1).fill('on ADV 1 advmod')].join('\n'));

describe('passages', () => {
  it('join neighbouring sentences of the text, but neither titles nor captions', () => {
    const kinds: BlockKind[] = ['title', 'paragraph', 'paragraph', 'caption', 'caption', 'paragraph'];
    const passages = passagesOf(kinds.map(sentence));
    expect(passages.map(({ first, sentences }) => [first, sentences.length])).toEqual([
      [0, 1],
      [1, 2],
      [3, 1],
      [4, 1],
      [5, 1],
    ]);
  });

  it('are no longer than so many tokens, unless a sentence is', () => {
    const sizes = [LONGEST_PASSAGE + 5, 60, LONGEST_PASSAGE - 60, 1];
    expect(passagesOf(sizes.map(long)).map(({ tokens }) => tokens.length)).toEqual([
      LONGEST_PASSAGE + 5,
      LONGEST_PASSAGE,
      1,
    ]);
  });

  it('are one tree, in which each root hangs on the one before', () => {
    const [passage] = passagesOf([sentence(), sentence(), sentence()]);
    expect(passage!.tokens.map(({ head }) => head)).toEqual([1, -1, 1, 4, 1, 4, 7, 4, 7]);
    expect(
      passage!.tokens.map(({ deprel }) => deprel).filter((deprel) => deprel !== 'nsubj' && deprel !== 'obj'),
    ).toEqual(['root', 'next', 'next']);
  });

  it('know where their tokens stand in the article', () => {
    const [, passage] = passagesOf([sentence('title'), sentence(), sentence()]);
    expect([0, 2, 3, 5].map((token) => placeOf(passage!, token))).toEqual([
      { sentence: 1, token: 0 },
      { sentence: 1, token: 2 },
      { sentence: 2, token: 0 },
      { sentence: 2, token: 2 },
    ]);
  });

  it('count the tokens of mentions from their own start', () => {
    const [passage] = passagesOf([sentence(), sentence()]);
    const mention: Mention = {
      sentence: 1, head: 2, first: 1, last: 2, start: 0, end: 1, form: 'name', actors: ['ISR'], sector: null, place: false,
    }; // prettier-ignore
    expect(mentionsOf(passage!, [[], [mention]])).toEqual([{ ...mention, first: 4, last: 5, head: 5 }]);
  });
});
