import { describe, expect, it } from 'vitest';
import { mendLostSubject } from '../../src/parser/lost-subjects.ts';
import { showMended } from './trees.ts';

const mend = (lines: string): string => showMended(mendLostSubject, lines);

const TOLD = `It PRON PRP 2 nsubj
              rained VERB VBD 9 ccomp
              in ADP IN 4 case
              Mali PROPN NNP 2 obl
              , PUNCT , 6 punct
              officials NOUN NNS 4 appos
              in ADP IN 8 case
              Dakar PROPN NNP 6 nmod
              said VERB VBD 0 root
              . PUNCT . 9 punct`;

describe('lost subjects', () => {
  it('stand right before the verb, whatever they hang on', () => {
    expect(mend(TOLD)).toContain('officials<said nsubj');
  });

  it('stand behind a verb of saying that follows what is said', () => {
    expect(
      mend(`It PRON PRP 2 nsubj
            rained VERB VBD 4 ccomp
            , PUNCT , 2 punct
            said VERB VBD 0 root
            Hiddink PROPN NNP 4 obj
            . PUNCT . 4 punct`),
    ).toContain('Hiddink<said nsubj');
  });

  it.each([
    ['the verb has a subject', TOLD.replace('It PRON PRP 2 nsubj', 'It PRON PRP 9 nsubj')],
    ['no comma opens the phrase', TOLD.replace(', PUNCT , 6 punct', 'old ADJ JJ 6 amod')],
    ['a preposition stands before it', TOLD.replace('in ADP IN 8 case', 'in ADP IN 6 case')],
    ['the words are no sentence', TOLD.replace('. PUNCT .', '? PUNCT .')],
  ])('are not found where %s', (_, lines) => {
    expect(mend(lines)).toContain('officials<Mali appos');
  });
});
