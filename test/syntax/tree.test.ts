import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ancestorsOf,
  caseOf,
  childWith,
  childrenOf,
  childrenWith,
  conjunctsOf,
  firstConjunct,
  hasRelation,
  headOfSpan,
  isWithin,
  rootOf,
  subtreeSpan,
} from '../../src/syntax/tree.ts';
import type { Sentence, Token } from '../../src/types/sentence.ts';
import { parse } from './parses.ts';

const SENTENCE = parse(`
  Norway PROPN 5 nsubj
  , PUNCT 3 punct
  Sweden PROPN 1 conj
  and CCONJ 5 cc
  signed VERB 0 root sign
  pacts NOUN 5 obj pact
  in ADP 9 case
  front ADP 7 fixed
  cameras NOUN 5 obl camera
`);

describe('tree', () => {
  it('lists children in text order', () => {
    expect([...childrenOf(SENTENCE, 4)]).toEqual([0, 3, 5, 8]);
    expect([...childrenOf(SENTENCE, 1)]).toEqual([]);
  });

  it('finds children by relation, with subtypes', () => {
    expect(childrenWith(SENTENCE, 4, 'nsubj', 'obj')).toEqual([0, 5]);
    expect(childWith(SENTENCE, 4, 'obl')).toBe(8);
    expect(childWith(SENTENCE, 4, 'iobj')).toBe(-1);
    const passive = parse('Talks NOUN 2 nsubj:pass\nended VERB 0 root');
    expect(hasRelation(passive, 0, 'nsubj')).toBe(true);
    expect(hasRelation(passive, 0, 'nsub')).toBe(false);
  });

  it('reads coordination, case markers and ancestors', () => {
    expect(conjunctsOf(SENTENCE, 0)).toEqual([0, 2]);
    expect(firstConjunct(SENTENCE, 2)).toBe(0);
    expect(caseOf(SENTENCE, 8)).toBe('in front');
    expect(caseOf(SENTENCE, 0)).toBeNull();
    expect(ancestorsOf(SENTENCE, 1)).toEqual([2, 0, 4]);
    expect(isWithin(SENTENCE, 1, 0)).toBe(true);
    expect(isWithin(SENTENCE, 0, 1)).toBe(false);
    expect(rootOf(SENTENCE)).toBe(4);
  });

  it('finds the head of a span', () => {
    expect(headOfSpan(SENTENCE.tokens, 0, 2)).toBe(0);
    expect(headOfSpan(SENTENCE.tokens, 6, 8)).toBe(8);
  });

  it('gives every subtree the span of its tokens', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 30 }), (picks) => {
        const sentence = randomTree(picks);
        sentence.tokens.forEach((_, i) => {
          const below = sentence.tokens.flatMap((_token, k) => (isWithin(sentence, k, i) ? [k] : []));
          expect(subtreeSpan(sentence, i)).toEqual([Math.min(...below), Math.max(...below)]);
        });
      }),
    );
  });
});

/** A tree in which the token visited k-th hangs on one visited before; the order of visits is scrambled by the picks. */
function randomTree(picks: readonly number[]): Sentence {
  const order = picks.map((_, i) => i).sort((a, b) => picks[a]! - picks[b]! || a - b);
  const tokens: Token[] = picks.map((_, i) => ({
    form: 'x',
    lemma: 'x',
    upos: 'X',
    xpos: 'FW',
    head: -1,
    deprel: 'dep',
    start: i,
    end: i + 1,
  }));
  order.forEach((token, k) => {
    if (k > 0) tokens[token] = { ...tokens[token]!, head: order[picks[token]! % k]! };
  });
  return { start: 0, end: picks.length, tokens, entities: [], block: 'paragraph' };
}
