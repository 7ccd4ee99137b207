import { describe, expect, it } from 'vitest';
import { find } from './knowledge.ts';

const THANKS = 'I PRON 2 nsubj I PRP\nthank VERB 0 root\nNorway PROPN 2 obj';
const title = (noun: string): string =>
  `${noun} NOUN 0 root\nby ADP 5 case\nPresident PROPN 5 compound\nIngrid PROPN 5 compound\nHolm PROPN 1 nmod`;

describe('whoever says "I" outside of quotations', () => {
  const saying = (...parses: string[]): string[] =>
    find([...parses, THANKS, THANKS]).lines.filter((line) => line.startsWith('I '));

  it('is the person that the first lines give the text to', () => {
    const mine = ['I -> ingrid-holm', 'I -> ingrid-holm'];
    expect(saying(title('Remarks'))).toEqual(mine);
    expect(
      saying('Ingrid PROPN 2 compound\nHolm PROPN 4 nmod:poss\n+’s PART 2 case s POS\nspeech NOUN 0 root'),
    ).toEqual(mine);
    expect(
      saying('Ingrid PROPN 2 compound\nHolm PROPN 3 nsubj\nmade VERB 0 root make\nremarks NOUN 3 obj remark'),
    ).toEqual(mine);
  });

  it('is who is said to say so on a line of its own', () => {
    const said = (end: string): string =>
      `Ingrid PROPN 2 compound\nHolm PROPN 3 nsubj\nsaid VERB 0 root say\n${end}`;
    expect(saying(said('+: PUNCT 3 punct'))).toEqual(['I -> ingrid-holm', 'I -> ingrid-holm']);
    expect(saying(said('+. PUNCT 3 punct'))).toEqual(['I -> author-of-test', 'I -> author-of-test']);
  });

  it('is somebody of its own for any other text', () => {
    const other = ['I -> author-of-test', 'I -> author-of-test'];
    expect(saying(title('Portrait'))).toEqual(other);
    expect(
      saying(
        'Remarks NOUN 5 nsubj remark\nby ADP 4 case\nIngrid PROPN 4 compound\nHolm PROPN 1 nmod\nangered VERB 0 root\nme PRON 5 obj me PRP',
      ),
    ).toEqual(other);
    expect(saying(`${title('Remarks')}\nand CCONJ 8 cc\nErik PROPN 8 compound\nLund PROPN 5 conj`)).toEqual(
      other,
    );
  });
});
