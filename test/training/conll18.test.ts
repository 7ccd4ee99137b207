import { describe, expect, test } from 'vitest';
import {
  addEvaluation,
  emptyEvaluation,
  f1,
  type EvaluatedSentence,
  type Measure,
} from '../../src/training/conll18.ts';

interface Shorthand {
  readonly form: string;
  readonly head?: number;
  readonly deprel?: string;
  readonly upos?: string;
}

/** Builds a sentence whose words stand at `start` without spaces; `surface` as in CoNLL-U ranges. */
function sentence(
  start: number,
  words: readonly Shorthand[],
  surface?: readonly [number, number][],
): EvaluatedSentence {
  let end = start;
  const tokens = words.map(({ form, head = -1, deprel = 'root', upos = 'X' }) => {
    const from = end;
    end += form.length;
    return { form, start: from, end, head, deprel, upos, xpos: 'X', lemma: form };
  });
  return {
    start,
    end,
    tokens,
    entities: [],
    block: 'paragraph',
    surface: surface ?? words.map((_, i) => [i, i] as const),
  };
}

function scores(gold: EvaluatedSentence[], system: EvaluatedSentence[]): (measure: Measure) => number {
  const total = emptyEvaluation();
  const text = gold.flatMap((s) => s.tokens.map((t) => t.form)).join('');
  addEvaluation(total, gold, system, text);
  return (measure) => Math.round(f1(total.measures[measure]) * 10) / 10;
}

describe('CoNLL 2018 measures', () => {
  const gold = [
    sentence(0, [{ form: 'a', head: 1, deprel: 'det' }, { form: 'b' }]),
    sentence(2, [{ form: 'c' }]),
  ];

  test('a perfect analysis', () => {
    const of = scores(gold, gold);
    expect([of('Sentences'), of('Tokens'), of('LAS')]).toEqual([100, 100, 100]);
  });

  test('a sentence boundary missed', () => {
    const of = scores(gold, [
      sentence(0, [
        { form: 'a', head: 1, deprel: 'det' },
        { form: 'b' },
        { form: 'c', head: 1, deprel: 'dep' },
      ]),
    ]);
    expect([of('Sentences'), of('Tokens'), of('LAS')]).toEqual([0, 100, 66.7]);
  });

  test('a token cut in two', () => {
    const of = scores(
      [sentence(0, [{ form: 'ab' }])],
      [sentence(0, [{ form: 'a' }, { form: 'b', head: 0 }])],
    );
    expect([of('Sentences'), of('Tokens'), of('Words')]).toEqual([100, 0, 0]);
  });

  test('subtypes do not count for LAS but do per relation', () => {
    const total = emptyEvaluation();
    const parse = (deprel: string): EvaluatedSentence[] => [
      sentence(0, [{ form: 'a', head: 1, deprel }, { form: 'b' }]),
    ];
    addEvaluation(total, parse('nsubj:pass'), parse('nsubj'), 'ab');
    expect(f1(total.measures.LAS)).toBe(100);
    expect(total.relations.get('nsubj:pass')).toEqual({ correct: 0, system: 0, gold: 1 });
  });

  test('words of a multiword token align by form', () => {
    const multi = [sentence(0, [{ form: 'do' }, { form: "n't", head: 0, deprel: 'advmod' }], [[0, 1]])];
    const apart = [sentence(0, [{ form: 'do' }, { form: "n't", head: 0, deprel: 'advmod' }])];
    const of = scores(multi, apart);
    expect([of('Tokens'), of('Words'), of('LAS')]).toEqual([0, 100, 100]);
  });

  test('white space between words does not count', () => {
    const total = emptyEvaluation();
    const apart = [sentence(0, [{ form: 'a', head: 1, deprel: 'det' }]), sentence(3, [{ form: 'b' }])];
    addEvaluation(total, apart, apart, 'a \nb');
    expect(f1(total.measures.Sentences)).toBe(100);
  });
});
