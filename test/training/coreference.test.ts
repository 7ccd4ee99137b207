import { describe, expect, it } from 'vitest';
import { readConllu } from '../../src/parser/conllu.ts';
import { addDocument, conllF1, emptyTally, f1Of } from '../../src/training/coreference.ts';
import { goldMentions } from '../../src/training/gum-coreference.ts';

describe('coreference scores', () => {
  it('agree with the example of Pradhan et al. 2014', () => {
    const total = emptyTally();
    const key = [['a', 'b', 'c'], ['d', 'e', 'f', 'g']]; // prettier-ignore
    const response = [['a', 'b'], ['c', 'd'], ['f', 'g', 'h', 'i']]; // prettier-ignore
    addDocument(total, key, response);
    const { muc, bcubed, ceafe } = total;
    expect(muc.recallHits / muc.recallTotal).toBeCloseTo(0.4);
    expect(muc.precisionHits / muc.precisionTotal).toBeCloseTo(0.4);
    expect(bcubed.recallHits / bcubed.recallTotal).toBeCloseTo(0.4167, 3);
    expect(bcubed.precisionHits / bcubed.precisionTotal).toBeCloseTo(0.5);
    expect(ceafe.recallHits / ceafe.recallTotal).toBeCloseTo(0.65);
    expect(ceafe.precisionHits / ceafe.precisionTotal).toBeCloseTo(0.4333, 3);
  });

  it('are 100 for the same clusters and 0 for none', () => {
    const same = emptyTally();
    addDocument(same, [['a', 'b']], [['b', 'a']]);
    expect(conllF1(same)).toBeCloseTo(100);
    const none = emptyTally();
    addDocument(none, [['a', 'b']], []);
    expect(f1Of(none.bcubed)).toBe(0);
  });
});

describe('gold mentions', () => {
  it('are read with nesting, head and pronouns', () => {
    const row = (
      id: number,
      form: string,
      upos: string,
      xpos: string,
      head: number,
      deprel: string,
      misc: string,
    ): string => [id, form, form.toLowerCase(), upos, xpos, '_', head, deprel, '_', misc].join('\t');
    const [document] = readConllu(
      `# newdoc id = d\n${[
        row(1, 'Her', 'PRON', 'PRP$', 2, 'nmod:poss', 'Entity=(2-person-new-1-sgl(1-person-giv-1-ana)'),
        row(2, 'aunt', 'NOUN', 'NN', 3, 'nsubj', 'Entity=2)'),
        row(3, 'smiled', 'VERB', 'VBD', 0, 'root', '_'),
      ].join('\n')}\n\n`,
    );
    expect(goldMentions(document!)).toMatchObject([
      { entity: '1', type: 'person', first: 0, last: 0, head: 0, pronoun: true },
      { entity: '2', type: 'person', first: 0, last: 1, head: 1, pronoun: false },
    ]);
  });
});
