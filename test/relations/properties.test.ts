import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sceneOf } from '../../src/relations/frames.ts';
import { sentenceRelations } from '../../src/relations/extract.ts';
import type { Sentence } from '../../src/types/sentence.ts';
import { mentionsOf, TRIGGERS } from './sentences.ts';

const WORDS = [
  'Iran',
  'Chad',
  'attack',
  'help',
  'agree',
  'meet',
  'talks',
  'with',
  'by',
  'not',
  'will',
  'say',
  'sanction',
  'on',
  'refuse',
];
const TAGS = ['PROPN', 'NOUN', 'VERB', 'ADP', 'AUX', 'ADJ', 'PART'];
const RELATIONS = ['nsubj', 'nsubj:pass', 'obj', 'obl', 'obl:agent', 'nmod', 'nmod:poss', 'conj', 'xcomp', 'ccomp', 'acl', 'acl:relcl', 'advcl', 'case', 'appos', 'parataxis', 'amod']; // prettier-ignore

interface Draft {
  readonly form: string;
  readonly upos: string;
  readonly deprel: string;
  readonly up: number;
}

/** Any tree at all, sensible or not: token k hangs on one of the tokens before it. */
const trees = fc
  .array(
    fc.record<Draft>({
      form: fc.constantFrom(...WORDS),
      upos: fc.constantFrom(...TAGS),
      deprel: fc.constantFrom(...RELATIONS),
      up: fc.nat(),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((drafts): Sentence => {
    let at = 0;
    const tokens = drafts.map(({ form, upos, deprel, up }, i) => {
      const start = at;
      at += form.length + 1;
      const head = i === 0 ? -1 : up % i;
      return {
        form,
        lemma: form,
        upos,
        xpos: upos,
        deprel: i === 0 ? 'root' : deprel,
        head,
        start,
        end: start + form.length,
      };
    });
    return { start: 0, end: at - 1, tokens, entities: [], block: 'paragraph' };
  });

describe('sentenceRelations on any tree', () => {
  it('gives evidence inside the sentence, two different ends, and the same every time', () => {
    fc.assert(
      fc.property(trees, (sentence) => {
        const mentions = mentionsOf(sentence, { Iran: ['IRN'], Chad: ['TCD'] });
        const relations = sentenceRelations(sceneOf(sentence, mentions, TRIGGERS), 0);
        for (const relation of relations) {
          expect(relation.source).not.toBe(relation.target);
          expect(relation.targetSpan === null).toBe(relation.target === null);
          for (const span of [
            relation.trigger,
            relation.sourceSpan,
            relation.targetSpan ?? relation.sourceSpan,
          ]) {
            expect(span.start).toBeGreaterThanOrEqual(sentence.start);
            expect(span.end).toBeLessThanOrEqual(sentence.end);
            expect(span.start).toBeLessThan(span.end);
          }
          expect(relation.confidence).toBeGreaterThanOrEqual(0);
          expect(relation.confidence).toBeLessThanOrEqual(1);
        }
        expect(sentenceRelations(sceneOf(sentence, mentions, TRIGGERS), 0)).toEqual(relations);
      }),
    );
  });
});
