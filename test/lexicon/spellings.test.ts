import { describe, expect, it } from 'vitest';
import { readSpellings } from '../../src/lexicon/spellings.ts';

const TABLE = 'standard,variants\nMohammed,Mohamad|Muhammad\n-sky,-skiy|-skyy\n-ov,-off';

describe('spellings', () => {
  const key = readSpellings('spellings.csv', TABLE);

  it('are the same for whole words and the ends of surnames', () => {
    expect(key('Mohamad Zelenskiy')).toBe('mohammed-zelensky');
    expect(key('Muhammad Zelenskyy')).toBe('mohammed-zelensky');
    expect(key('Ivan Stroganoff')).toBe('ivan-stroganov');
  });

  it('leave all else alone', () => {
    expect(key('Zelenskiy Ivan')).toBe('zelenskiy-ivan');
    expect(key('Take Off')).toBe('take-off');
  });

  it('are refused where a variant stands twice', () => {
    expect(() => readSpellings('spellings.csv', `${TABLE}\nMahmoud,Mohamad`)).toThrow(
      'spellings.csv:5: variant "Mohamad" stands twice; remove one',
    );
  });
});
