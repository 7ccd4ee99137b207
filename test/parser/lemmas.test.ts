import { describe, expect, test } from 'vitest';
import { applyRule, lemmatize, rulesFor } from '../../src/parser/lemmas.ts';
import { learnLemmas } from '../../src/training/train-lemmas.ts';
import type { Sentence } from '../../src/types/sentence.ts';

describe('rules', () => {
  test.each([
    ['studies', 'study', '3y'],
    ['Allies', 'ally', '3y'],
    ['NATO', 'NATO', '=0'],
    ['china', 'China', '~0'],
    ['was', 'be', '3be'],
  ])('%s to %s', (form, lemma, rule) => {
    expect(rulesFor(form, lemma)).toContain(rule);
    for (const found of rulesFor(form, lemma)) expect(applyRule(form, found)).toBe(lemma);
  });

  test('a rule that leaves nothing leaves the word', () => {
    expect(applyRule('s', '1')).toBe('s');
  });
});

describe('learning', () => {
  const sentences: Sentence[] = [
    ['cats', 'cat', 'NOUN', 'NNS'],
    ['dogs', 'dog', 'NOUN', 'NNS'],
    ['men', 'man', 'NOUN', 'NNS'],
    ['states', 'state', 'NOUN', 'NNS'],
    ['France', 'France', 'PROPN', 'NNP'],
  ].map(([form, lemma, upos, xpos]) => ({
    start: 0,
    end: 0,
    entities: [],
    block: 'paragraph',
    tokens: [
      {
        form: form ?? '',
        lemma: lemma ?? '',
        upos: upos ?? '',
        xpos: xpos ?? '',
        head: -1,
        deprel: 'root',
        start: 0,
        end: 0,
      },
    ],
  }));
  const rules = learnLemmas(sentences, [{ form: 'parties', lemma: 'party', upos: 'NOUN', xpos: 'NNS' }]);

  test.each([
    ['birds', 'NOUN', 'NNS', false, 'bird'],
    ['Birds', 'NOUN', 'NNS', true, 'bird'],
    ['men', 'NOUN', 'NNS', false, 'man'],
    ['parties', 'NOUN', 'NNS', false, 'party'],
    ['Spain', 'PROPN', 'NNP', true, 'Spain'],
    ['1,250,000', 'NUM', 'CD', false, '1250000'],
    ['Unseen', 'INTJ', 'UH', true, 'unseen'],
  ])('%s %s', (form, upos, xpos, initial, lemma) => {
    expect(lemmatize(rules, form, upos, xpos, initial)).toBe(lemma);
  });
});
