import { describe, expect, it } from 'vitest';
import { rereadToldClauses } from '../../src/parser/told-clauses.ts';
import { showMended } from './trees.ts';

const reread = (lines: string): string => showMended(rereadToldClauses, lines);

const TOLD = `He PRON PRP 2 nsubj
              told VERB VBD 0 root
              reporters NOUN NNS 2 iobj
              that SCONJ IN 6 mark
              Iran PROPN NNP 6 nsubj
              lied VERB VBD 3 acl:relcl`;

describe('told clauses', () => {
  it('belong to the verb where those who are told cannot be described by them', () => {
    expect(reread(TOLD)).toContain('lied<told ccomp');
  });

  it('belong to a verb of saying behind where it was said', () => {
    expect(
      reread(`He PRON PRP 2 nsubj
              said VERB VBD 0 root
              in ADP IN 5 case
              an DET DT 5 det
              interview NOUN NN 2 obl
              that SCONJ IN 8 mark
              Iran PROPN NNP 8 nsubj
              lied VERB VBD 5 acl`),
    ).toContain('lied<said ccomp');
  });

  it.each([
    ['has a content by now', TOLD.replace('He PRON PRP 2 nsubj', 'He PRON PRP 2 ccomp')],
    ['has no subject of its own', TOLD.replace('6 nsubj', '6 obj')],
    ['has an object that it describes', TOLD.replace('told', 'met').replace('2 iobj', '2 obj')],
  ])('stay where they are where the verb %s', (_, lines) => {
    expect(reread(lines)).toContain('lied<reporters acl:relcl');
  });
});
