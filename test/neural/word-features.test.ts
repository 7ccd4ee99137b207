import { expect, it } from 'vitest';
import { AFFIXES, affixRows, styleOf, wordKey } from '../../src/neural/word-features.ts';

const style = (text: string): number => styleOf(text.split(' '), 0, text.split(' ').length);
const [PROSE, CAPITALS, NO_CAPITALS] = [0, 1, 2];

it.each([
  ['The Space Shuttle Program of the agency ended after thirty years .', PROSE],
  ['North Korea says Kim Jong Un met Xi .', PROSE],
  ['Environment Canada', PROSE],
  ['Ukraine Says Russia Attacked Its Power Grid', CAPITALS],
  ['Talks With Moscow to Resume Next Week , Kyiv says', CAPITALS],
  ['STOP SHOUTING ABOUT THIS', CAPITALS],
  ['please send them the report when they ask', NO_CAPITALS],
  ['Please send them the report when they ask', PROSE],
  ['', PROSE],
])('tells how %j uses capitals', (text, expected) => {
  expect(style(text)).toBe(expected);
});

it('shows the same form as another shape in another style, and all else alike', () => {
  const rows = (kind: number): number[] => {
    const found = new Int32Array(AFFIXES);
    affixRows('Shuttle', wordKey('Shuttle'), kind, found, 0);
    return [...found];
  };
  expect(rows(CAPITALS)[0]).not.toBe(rows(PROSE)[0]);
  expect(rows(CAPITALS).slice(1)).toEqual(rows(PROSE).slice(1));
});
