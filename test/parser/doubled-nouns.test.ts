import { describe, expect, it } from 'vitest';
import { mendDoubledNouns } from '../../src/parser/doubled-nouns.ts';
import { showMended } from './trees.ts';

const mend = (lines: string): string => showMended(mendDoubledNouns, lines);

const FACE = `They PRON PRP 2 nsubj
              met VERB VBD 0 root
              face NOUN NN 2 obj
              to PART TO 5 mark
              face VERB VB 3 acl
              with ADP IN 7 case
              rebels NOUN NNS 5 obl`;

describe('doubled nouns', () => {
  it('say how something is done, and nothing hangs on them', () => {
    const tree = mend(FACE);
    expect(tree).toContain('face<met obl:unmarked');
    expect(tree).toContain('face<face nmod');
    expect(tree).toContain('rebels<met obl');
  });

  it('may have hyphens', () => {
    const tree = mend(`They PRON PRP 2 nsubj
                       stood VERB VBD 0 root
                       side NOUN NN 7 compound
                       - PUNCT HYPH 5 punct
                       by ADP IN 7 case
                       - PUNCT HYPH 5 punct
                       side NOUN NN 2 obl
                       with ADP IN 9 case
                       Iraq PROPN NNP 7 nmod`);
    expect(tree).toContain('side<stood obl:unmarked');
    expect(tree).toContain('Iraq<stood obl');
  });

  it.each([
    ['is no noun', FACE.replace('face NOUN', 'face VERB')],
    ['differs', FACE.replace('face VERB', 'faces VERB')],
    ['is a name', FACE.replaceAll('face', 'Iran')],
  ])('stay as they are where the word %s', (_, lines) => {
    expect(mend(lines)).toContain(
      'rebels<' + (lines.includes('Iran') ? 'Iran' : lines.includes('faces') ? 'faces' : 'face') + ' obl',
    );
  });
});
