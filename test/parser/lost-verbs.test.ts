import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/parser/analysis.ts';
import { rereadLostVerb } from '../../src/parser/lost-verbs.ts';
import { analysisOf } from './trees.ts';

const WORDS = ['Egypt', ',', 'an', 'ally', ',', 'hosted', 'talks', '.'];

const FIRST = analysisOf(`Egypt PROPN NNP 0 root
  , PUNCT , 1 punct
  an DET DT 4 det
  ally NOUN NN 1 appos
  , PUNCT , 1 punct
  hosted VERB VBN 7 amod
  talks NOUN NNS 4 conj
  . PUNCT . 1 punct`).analysis;

const SECOND = analysisOf(`Egypt PROPN NNP 6 nsubj
  , PUNCT , 1 punct
  an DET DT 4 det
  ally NOUN NN 1 appos
  , PUNCT , 1 punct
  saw VERB VBD 0 root
  talks NOUN NNS 6 obj
  . PUNCT . 6 punct`).analysis;

describe('lost verbs', () => {
  it('are found by showing the network a verb in their place', () => {
    const shown: string[] = [];
    const read = (forms: readonly string[]): Analysis => {
      shown.push(forms.join(' '));
      return SECOND;
    };
    const found = rereadLostVerb(FIRST, WORDS, read);
    expect(shown).toEqual(['Egypt , an ally , saw talks .']);
    expect(found.heads[5]).toBe(-1);
    expect(found.xpos[5]).toBe('VBD');
  });

  it('may stand for plans', () => {
    const first = analysisOf(`Trump PROPN NNP 2 compound
      plans NOUN NNS 6 ccomp
      to PART TO 4 mark
      leave VERB VB 2 xcomp
      , PUNCT , 2 punct
      said VERB VBD 0 root`).analysis;
    const second = analysisOf(`Trump PROPN NNP 2 nsubj
      wants VERB VBZ 6 ccomp
      to PART TO 4 mark
      leave VERB VB 2 xcomp
      , PUNCT , 2 punct
      said VERB VBD 0 root`).analysis;
    const words = ['Trump', 'plans', 'to', 'leave', ',', 'said'];
    expect(rereadLostVerb(first, words, () => second)).toBe(second);
  });

  it.each([
    ['nothing else comes of it', FIRST, WORDS],
    ['the sentence has a verb', SECOND, WORDS],
    ['a comma follows', FIRST, WORDS.with(6, ',')],
    ['it is no sentence', FIRST, WORDS.with(7, '!')],
  ])('are left alone where %s', (_, first, words) => {
    expect(rereadLostVerb(first, words, () => FIRST)).toBe(first);
  });
});
