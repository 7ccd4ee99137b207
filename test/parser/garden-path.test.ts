import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/parser/analysis.ts';
import { rereadGardenPaths } from '../../src/parser/garden-path.ts';
import { analysisOf, isTree, showMended } from './trees.ts';

const reread = (lines: string): string => showMended(rereadGardenPaths, lines);

const IMPOSED = `The DET DT 4 det
                 UN PROPN NNP 4 compound
                 imposed VERB VBN 4 amod
                 sanctions NOUN NNS 0 root
                 . PUNCT . 4 punct`;

describe('garden paths', () => {
  it('are read as subject, verb and object where nothing else is the clause', () => {
    expect(reread(IMPOSED)).toBe(
      'The<UN det, UN<imposed nsubj, imposed<ROOT root, sanctions<imposed obj, .<imposed punct',
    );
    expect(reread(IMPOSED.replace('UN PROPN NNP 4 compound', 'UN PROPN NNP 3 nsubj'))).toBe(
      'The<UN det, UN<imposed nsubj, imposed<ROOT root, sanctions<imposed obj, .<imposed punct',
    );
  });

  it('are read so behind a subject that the object hangs on, too', () => {
    expect(
      reread(`Israeli ADJ JJ 2 amod
              jets NOUN NNS 0 root
              shelled VERB VBN 4 amod
              positions NOUN NNS 2 conj
              . PUNCT . 2 punct`),
    ).toBe(
      'Israeli<jets amod, jets<shelled nsubj, shelled<ROOT root, positions<shelled obj, .<shelled punct',
    );
  });

  it('are read as what is reported where the clause would have two subjects', () => {
    expect(
      reread(`police NOUN NN 6 nsubj
              seized VERB VBD 3 amod
              weapons NOUN NNS 1 nmod
              , PUNCT , 6 punct
              officials NOUN NNS 6 nsubj
              said VERB VBD 0 root`),
    ).toBe(
      'police<seized nsubj, seized<said ccomp, weapons<seized obj, ,<said punct, officials<said nsubj, said<ROOT root',
    );
  });

  it('are read as what is said where the subject was taken for the object of saying', () => {
    expect(
      reread(`officials NOUN NNS 2 nsubj
              said VERB VBD 0 root
              troops NOUN NNS 2 obj
              shelled VERB VBD 5 amod
              positions NOUN NNS 3 nmod`),
    ).toBe(
      'officials<said nsubj, said<ROOT root, troops<shelled nsubj, shelled<said ccomp, positions<shelled obj',
    );
  });

  it.each([
    [
      'a compound without a hyphen within a clause',
      `A DET DT 4 det
       UN PROPN NNP 4 compound
       backed VERB VBN 4 amod
       force NOUN NN 5 nsubj
       fled VERB VBD 0 root`,
    ],
    ['a compound with a hyphen', IMPOSED.replace('sanctions NOUN NNS 0 root', '- PUNCT HYPH 3 punct')],
    ['a participle behind an adjective', IMPOSED.replace('UN PROPN NNP 4 compound', 'new ADJ JJ 4 amod')],
  ])('%s is none', (_, lines) => {
    const { forms, analysis } = analysisOf(lines);
    expect(rereadGardenPaths(analysis, forms)).toEqual(analysis);
  });

  it('give a clause of time or content the subject that was taken for an adjunct or object', () => {
    expect(
      reread(`fell VERB VBD 0 root
              after ADP IN 4 case
              a DET DT 4 det
              coup NOUN NN 1 obl
              toppled VERB VBD 1 advcl
              it PRON PRP 5 obj`),
    ).toBe(
      'fell<ROOT root, after<toppled mark, a<coup det, coup<toppled nsubj, toppled<fell advcl, it<toppled obj',
    );
    expect(
      reread(`said VERB VBD 0 root
              the DET DT 3 det
              war NOUN NN 1 obj
              ended VERB VBD 1 ccomp`),
    ).toBe('said<ROOT root, the<war det, war<ended nsubj, ended<said ccomp');
  });

  it('leave a tree, whatever was there', () => {
    const word = fc.record({
      upos: fc.constantFrom('NOUN', 'PROPN', 'VERB', 'ADV', 'ADP'),
      xpos: fc.constantFrom('NN', 'VBD', 'VBN', 'VBZ'),
      deprel: fc.constantFrom(
        'amod',
        'nsubj',
        'obj',
        'obl',
        'ccomp',
        'advcl',
        'compound',
        'case',
        'punct',
        'nmod',
      ),
      head: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 9 }), fc.nat(), (words, turn) => {
        // Each word hangs on one before it in a shuffled order: always a tree.
        const order = words.map((_, i) => (i * 7 + turn) % words.length);
        fc.pre(new Set(order).size === words.length);
        const heads = words.map(() => -1);
        order.forEach((token, i) => (heads[token] = i === 0 ? -1 : order[words[token]!.head % i]!));
        const analysis: Analysis = {
          upos: words.map(({ upos }) => upos),
          xpos: words.map(({ xpos }) => xpos),
          heads,
          deprels: words.map(({ deprel }, i) => (heads[i] === -1 ? 'root' : deprel)),
          entities: [],
        };
        const { heads: after } = rereadGardenPaths(
          analysis,
          words.map(() => 'after'),
        );
        expect(isTree(Array.from(after))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
