import { describe, expect, it } from 'vitest';
import { mendSecondSubjects } from '../../src/parser/second-subjects.ts';
import { showMended } from './trees.ts';

const mend = (lines: string): string => showMended(mendSecondSubjects, lines);

const ADOPTER = `Singapore PROPN NNP 6 nsubj
                 , PUNCT , 4 punct
                 an DET DT 4 det
                 adopter NOUN NN 6 nsubj
                 , PUNCT , 4 punct
                 left VERB VBD 0 root`;

describe('second subjects', () => {
  it('stand beside the first between commas', () => {
    expect(mend(ADOPTER)).toContain('adopter<Singapore appos');
  });

  it('stay without commas around them', () => {
    const dash = ADOPTER.replace(', PUNCT , 4 punct\n                 left', '- PUNCT , 4 punct\n left');
    expect(mend(dash)).toContain('adopter<left nsubj');
  });

  it('are titles before a name', () => {
    expect(
      mend(`Ministers NOUN NNS 4 nsubj
            Jan PROPN NNP 4 nsubj
            Smit PROPN NNP 2 flat
            left VERB VBD 0 root`),
    ).toContain('Ministers<Jan nmod:desc');
  });

  const GROUP = `the DET DT 2 det
                 group NOUN NN 4 nsubj
                 Hamas PROPN NNP 4 nsubj
                 fired VERB VBD 0 root`;

  it('are the names of what is described', () => {
    expect(mend(GROUP)).toContain('Hamas<group appos');
  });

  it('stay where the first has a verb of its own further on', () => {
    expect(mend(`${GROUP}\n has VERB VBZ 4 dep`)).toContain('Hamas<fired nsubj');
  });

  it('are the last of several', () => {
    expect(
      mend(`Lula PROPN NNP 5 nsubj
            , PUNCT , 3 punct
            and CCONJ CC 4 cc
            Putin PROPN NNP 5 nsubj
            left VERB VBD 0 root`),
    ).toContain('Putin<Lula conj');
  });

  it('are days', () => {
    expect(
      mend(`Officials NOUN NNS 2 nsubj
            said VERB VBD 0 root
            Monday PROPN NNP 2 nsubj`),
    ).toContain('Monday<said obl:unmarked');
  });

  it('are objects right behind a verb without one', () => {
    expect(
      mend(`He PRON PRP 2 nsubj
            calls VERB VBZ 0 root
            the DET DT 4 det
            presence NOUN NN 2 nsubj`),
    ).toContain('presence<calls obj');
  });

  it('stay in "there is trouble"', () => {
    expect(
      mend(`there PRON EX 2 expl
            is VERB VBZ 0 root
            trouble NOUN NN 2 nsubj
            today NOUN NN 2 nsubj`),
    ).toContain('trouble<is nsubj');
  });
});
