import { describe, expect, it } from 'vitest';
import { CONTACT_RULES } from '../../src/parser/contact-clauses.ts';
import { rehang } from '../../src/parser/rehang.ts';
import { showMended } from './trees.ts';

const mend = (lines: string): string =>
  showMended((analysis, forms) => rehang(analysis, forms, CONTACT_RULES), lines);

const CHARGE = `Mali PROPN NNP 2 nsubj
                blames VERB VBZ 0 root
                Togo PROPN NNP 2 obj
                , PUNCT , 6 punct
                a DET DT 6 det
                charge NOUN NN 9 nsubj
                Lomé PROPN NNP 6 appos
                has AUX VBZ 9 aux
                denied VERB VBN 2 ccomp`;

describe('clauses without "that"', () => {
  it('describe the noun before them', () => {
    const mended = mend(CHARGE);
    expect(mended).toContain('charge<Togo appos');
    expect(mended).toContain('Lomé<denied nsubj');
    expect(mended).toContain('denied<charge acl:relcl');
  });

  it.each([
    ['the verb has an object', `${CHARGE}\nit PRON PRP 9 obj`],
    ['there is no comma', CHARGE.replace(', PUNCT ,', 'and CCONJ CC')],
    ['the noun is known', CHARGE.replace('a DET DT', 'the DET DT')],
  ])('are none where %s', (_, lines) => {
    expect(mend(lines)).toContain('charge<denied nsubj');
  });
});
