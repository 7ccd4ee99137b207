import { describe, expect, test } from 'vitest';
import { applyCapitals, applyEnding, createLemmatizer, endingFor } from '../../src/parser/lemmas.ts';
import { learnLemmas } from '../../src/training/train-lemmas.ts';
import type { Sentence } from '../../src/types/sentence.ts';

describe('endings', () => {
  test.each([
    ['studies', 'study', '3y'],
    ['was', 'be', '3be'],
    ['nato', 'nato', '0'],
  ])('%s to %s', (word, lemma, rule) => {
    expect(endingFor(word, lemma)).toBe(rule);
    expect(applyEnding(word, rule)).toBe(lemma);
  });

  test('a rule that leaves nothing leaves the word', () => {
    expect(applyEnding('s', '1')).toBe('s');
  });
});

describe('capitals', () => {
  test.each([
    ['Allies', 'ally', '', 'ally'],
    ['States', 'state', '=', 'State'],
    ['NATO', 'nato', '=', 'NATO'],
    ["McDonald's", "mcdonald's", '=', "McDonald's"],
    ['i', 'i', '~', 'I'],
  ])('%s, %s with "%s"', (word, lemma, rule, expected) => {
    expect(applyCapitals(word, lemma, rule)).toBe(expected);
  });
});

describe('learning', () => {
  const sentences: Sentence[] = [
    ['cats', 'cat', 'NOUN', 'NNS'],
    ['dogs', 'dog', 'NOUN', 'NNS'],
    ['men', 'man', 'NOUN', 'NNS'],
    ['states', 'state', 'NOUN', 'NNS'],
    ['France', 'France', 'PROPN', 'NNP'],
    ['freed', 'fre', 'VERB', 'VBD'],
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
  const lemmatize = createLemmatizer(learnLemmas(sentences, ['parry', 'free']));

  test.each([
    ['birds', 'NOUN', 'NNS', false, 'bird'],
    ['Birds', 'NOUN', 'NNS', true, 'bird'],
    ['men', 'NOUN', 'NNS', false, 'man'],
    ['parried', 'VERB', 'VBD', false, 'parry'],
    ['freed', 'VERB', 'VBD', false, 'free'],
    ['Spain', 'PROPN', 'NNP', true, 'Spain'],
    ['1,250,000', 'NUM', 'CD', false, '1250000'],
    ['Unseen', 'INTJ', 'UH', true, 'unseen'],
  ])('%s %s', (form, upos, xpos, initial, lemma) => {
    expect(lemmatize(form, upos, xpos, initial)).toBe(lemma);
  });
});
