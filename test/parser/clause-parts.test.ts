import { describe, expect, it } from 'vitest';
import { mendClauseParts } from '../../src/parser/clause-parts.ts';
import { showMended } from './trees.ts';

const mend = (lines: string): string => showMended(mendClauseParts, lines);

const BROKE = `Mali PROPN NNP 2 nsubj
               broke VERB VBD 0 root
               off ADP RP 2 compound:prt
               relations NOUN NNS 2 obl
               with ADP IN 6 case
               Kyiv PROPN NNP 4 nmod`;

describe('clause parts', () => {
  it('take an oblique without a preposition for the object', () => {
    expect(mend(BROKE)).toContain('relations<broke obj');
  });

  it.each([
    ['a preposition', BROKE.replace('2 compound:prt', '4 case')],
    ['an object beside it', BROKE.replace('Mali PROPN NNP 2 nsubj', 'Mali PROPN NNP 2 obj')],
  ])('leave an oblique with %s', (_, lines) => {
    expect(mend(lines)).toContain('relations<broke obl');
  });

  it("take a charge behind the accused for the verb's", () => {
    expect(
      mend(`They PRON PRP 2 nsubj
            accused VERB VBD 0 root
            Mali PROPN NNP 2 obj
            of ADP IN 5 case
            fraud NOUN NN 3 nmod`),
    ).toContain('fraud<accused obl');
  });

  it("take what something is called for the verb's", () => {
    expect(
      mend(`They PRON PRP 2 nsubj
            called VERB VBD 0 root
            the DET DT 4 det
            move NOUN NN 2 obj
            wrong ADJ JJ 4 amod`),
    ).toContain('wrong<called xcomp');
  });

  it('take the first of an object and what it becomes for the object', () => {
    const swapped = mend(`They PRON PRP 2 nsubj
                          named VERB VBD 0 root
                          Jones PROPN NNP 2 xcomp
                          the DET DT 5 det
                          envoy NOUN NN 2 obj`);
    expect(swapped).toContain('Jones<named obj');
    expect(swapped).toContain('envoy<named xcomp');
  });

  it('leave somebody who is given something', () => {
    expect(
      mend(`They PRON PRP 2 nsubj
            gave VERB VBD 0 root
            Jones PROPN NNP 2 iobj
            the DET DT 5 det
            post NOUN NN 2 obj`),
    ).toContain('Jones<gave iobj');
  });

  it('count a range as a measure of the object', () => {
    expect(
      mend(`They PRON PRP 2 nsubj
            cleared VERB VBD 0 root
            15 NUM CD 6 nummod
            to ADP IN 5 case
            20 NUM CD 3 nmod
            percent NOUN NN 2 obl`),
    ).toContain('percent<cleared obj');
  });

  it('take a noun with a hyphen for a part of its verb', () => {
    const tree = mend(`North PROPN NNP 2 compound
                       Korea PROPN NNP 3 compound
                       test NOUN NN 5 obl:unmarked
                       - PUNCT HYPH 3 punct
                       fired VERB VBD 0 root
                       missiles NOUN NNS 5 obj`);
    expect(tree).toContain('test<fired compound');
    expect(tree).toContain('Korea<fired nsubj');
  });

  it('take a particle before a number for the verb', () => {
    expect(
      mend(`They PRON PRP 2 nsubj
            handed VERB VBD 0 root
            over ADV RB 4 advmod
            32 NUM CD 5 nummod
            prisoners NOUN NNS 2 obj`),
    ).toContain('over<handed compound:prt');
  });

  it('take what somebody is called, and by whom, for parts of a passive', () => {
    const tree = mend(`He PRON PRP 3 nsubj:pass
                       was AUX VBD 3 aux:pass
                       labelled VERB VBN 0 root
                       a DET DT 5 det
                       terrorist NOUN NN 3 obj
                       by ADP IN 7 case
                       Delhi PROPN NNP 5 nmod`);
    expect(tree).toContain('terrorist<labelled xcomp');
    expect(tree).toContain('Delhi<labelled obl:agent');
  });

  it('give a verb its subject', () => {
    expect(
      mend(`ally NOUN NN 4 advmod
            , PUNCT , 1 punct
            Turkey PROPN NNP 1 appos
            closed VERB VBD 0 root`),
    ).toContain('ally<closed nsubj');
  });

  const PAIR = `Merz PROPN NNP 6 nsubj
                and CCONJ CC 3 cc
                France PROPN NNP 1 conj
                's PART POS 3 case
                Macron PROPN NNP 1 conj
                met VERB VBD 0 root`;

  it('keep a possessor with what is its own', () => {
    expect(mend(PAIR)).toContain('France<Macron nmod:poss');
  });

  it('keep two possessors together', () => {
    expect(mend(PAIR.replace('Macron PROPN NNP 1 conj', 'ties NOUN NNS 3 dep'))).toContain(
      'France<Merz conj',
    );
  });

  const TOLD = `told VERB VBD 0 root
                Israel PROPN NNP 4 nsubj
                to PART TO 4 mark
                strike VERB VB 1 ccomp`;

  it('are told what to do', () => {
    expect(mend(TOLD)).toContain('Israel<told obj');
    expect(mend(TOLD)).toContain('strike<told xcomp');
  });

  it('are not told how others do it', () => {
    const how = TOLD.replace('Israel PROPN NNP 4 nsubj', 'how ADV WRB 4 advmod');
    expect(mend(how)).toContain('strike<told ccomp');
  });

  const DENIED = `Mali PROPN NNP 3 nsubj:pass
                  was AUX VBD 3 aux:pass
                  denied VERB VBN 0 root
                  access NOUN NN 3 obj
                  by ADP IN 6 case
                  Togo PROPN NNP 4 nmod`;

  it("take who a passive with an object is done by for the verb's", () => {
    expect(mend(DENIED)).toContain('Togo<denied obl:agent');
    expect(mend(DENIED.replace('by ADP', 'to ADP'))).toContain('Togo<access nmod');
    expect(mend(DENIED.replace('aux:pass', 'aux'))).toContain('Togo<access nmod');
  });

  const FORCES = `forces NOUN NNS 0 root
                  on ADP IN 4 case
                  the DET DT 4 det
                  ground NOUN NN 1 nmod
                  that PRON WDT 7 nsubj
                  are AUX VBP 7 aux
                  fighting VERB VBG 4 acl:relcl`;

  it('let a clause in the plural describe several', () => {
    expect(mend(FORCES)).toContain('fighting<forces acl:relcl');
    expect(mend(FORCES.replace('are AUX VBP', 'is AUX VBZ'))).toContain('fighting<ground acl:relcl');
    expect(mend(FORCES.replace('forces NOUN NNS', 'force NOUN NN'))).toContain('fighting<ground acl:relcl');
  });

  it('have no second subject where somebody is quick to do something', () => {
    const quick = `Mali PROPN NNP 3 nsubj
                   was AUX VBD 3 cop
                   quick ADJ JJ 0 root
                   to PART TO 5 mark
                   act VERB VB 3 csubj`;
    expect(mend(quick)).toContain('act<quick advcl');
    expect(mend(quick.replace('Mali PROPN NNP', 'It PRON PRP'))).toContain('act<quick csubj');
  });

  it('say of whom somebody is held responsible', () => {
    expect(
      mend(`They PRON PRP 2 nsubj
            hold VERB VBP 0 root
            Mali PROPN NNP 2 obj
            responsible ADJ JJ 3 amod`),
    ).toContain('responsible<hold xcomp');
  });

  it('say what somebody remains, and what is given more', () => {
    expect(
      mend(`Mali PROPN NNP 2 nsubj
            remains VERB VBZ 0 root
            a DET DT 4 det
            donor NOUN NN 2 obj`),
    ).toContain('donor<remains xcomp');
    expect(
      mend(`gave VERB VBD 0 root
            millions NOUN NNS 1 obj
            more ADV RBR 1 advmod
            in ADP IN 5 case
            aid NOUN NN 3 obl`),
    ).toContain('aid<millions nmod');
  });

  it('hang nothing on an auxiliary', () => {
    const mended = mend(`Mali PROPN NNP 2 nsubj
                         has AUX VBZ 5 aux
                         at ADP IN 4 case
                         times NOUN NNS 2 obl
                         helped VERB VBN 0 root`);
    expect(mended).toContain('Mali<helped nsubj');
    expect(mended).toContain('times<helped obl');
  });
});
