import { describe, expect, it } from 'vitest';
import { PARTICIPLE_RULES } from '../../src/parser/loose-participles.ts';
import { rehang } from '../../src/parser/rehang.ts';
import { showMended } from './trees.ts';

const mend = (lines: string): string =>
  showMended((analysis, forms) => rehang(analysis, forms, PARTICIPLE_RULES), lines);

describe('loose participles', () => {
  const OPPOSED = `Mali PROPN NNP 2 nsubj
                   opposed VERB VBD 0 root
                   laws NOUN NNS 2 obj
                   to PART TO 5 mark
                   monitor VERB VB 3 acl
                   abuses NOUN NNS 5 obj
                   , PUNCT , 8 punct
                   accusing VERB VBG 5 advcl
                   Togo PROPN NNP 8 obj`;

  it('are said by whoever the sentence is about', () => {
    expect(mend(OPPOSED)).toContain('accusing<opposed advcl');
  });

  it.each([
    ['a thing that is done', OPPOSED.replace('accusing', 'using'), 'using<monitor advcl'],
    ['no comma before them', OPPOSED.replace(', PUNCT ,', 'by ADP IN'), 'accusing<monitor advcl'],
  ])('stay with %s', (_, lines, expected) => {
    expect(mend(lines)).toContain(expected);
  });

  it('are joined with each other', () => {
    const saying = `left VERB VBD 0 root
                    saying VERB VBG 1 advcl
                    it PRON PRP 4 nsubj
                    keeps VERB VBZ 2 ccomp
                    helping VERB VBG 4 xcomp
                    and CCONJ CC 7 cc
                    accusing VERB VBG 5 conj`;
    expect(mend(saying)).toContain('accusing<saying conj');
    expect(mend(saying.replace('saying', 'hoping'))).toContain('accusing<helping conj');
  });

  it('are done with the money', () => {
    const spent = `spent VERB VBD 0 root
                   millions NOUN NNS 1 obj
                   attacking VERB VBG 2 acl`;
    expect(mend(spent)).toContain('attacking<spent advcl');
    expect(mend(spent.replace('spent', 'saw'))).toContain('attacking<millions acl');
  });

  it('go with verbs: whoever warned urged, not the thing he spoke of', () => {
    const warned = `Mali PROPN NNP 2 nsubj
                    warned VERB VBD 0 root
                    time NOUN NN 4 nsubj
                    ran VERB VBD 2 ccomp
                    and CCONJ CC 6 cc
                    urged VERB VBD 4 conj`;
    expect(mend(warned)).toContain('urged<warned conj');
    expect(mend(warned.replace('time NOUN NN', 'he PRON PRP'))).toContain('urged<ran conj');
  });
});
