import { describe, expect, it } from 'vitest';
import { graphOfLine } from '../../src/graph/assemble.ts';
import { extractLine, textHash, unhashedLine } from '../../src/graph/extract-line.ts';
import { mergeGraphs } from '../../src/graph/merge.ts';
import type { ExtractLine } from '../../src/types/extract-line.ts';
import { articleOf, EVENT_CLASSES, graphOf, readingOf, relationOf } from '../helpers/readings.ts';

const article = articleOf('a', 'AAA met BBB and CCC');
const reading = readingOf(
  article,
  ['AAA', 'BBB', 'CCC'],
  [
    relationOf(article, 'AAA', 'BBB'),
    relationOf(article, 'AAA', null, { event: null, family: 'affiliation' }),
  ],
);

describe('extract line', () => {
  it('has actors with their mentions and all relations with their sentences, those without a target too', () => {
    const line = extractLine(reading, EVENT_CLASSES, 7);
    expect(line).toMatchObject({ version: 2, id: 7, title: null, date: '2024-05-01', text: article.text });
    expect(line.actors[1]).toEqual({
      key: 'BBB',
      label: 'BBB',
      kind: 'state',
      code: 'BBB',
      wikidata: null,
      country: 'BBB',
      sector: null,
      aliases: ['BBB'],
      roles: [],
      mentions: [{ start: 8, end: 11, form: 'name' }],
    });
    expect(line.relations).toMatchObject([
      { target: 'BBB', quad: 'verbal conflict', score: -3, sentence: article.text },
      { target: null, quad: null, score: null },
    ]);
  });

  it('has its properties in the order of the format, whether with the hash of the text or without', () => {
    const line = extractLine(reading, EVENT_CLASSES);
    expect(Object.keys(line).join(' ')).toBe(
      'version id title date source url textHash actors relations text',
    );
    const { textHash: hash, ...rest } = line;
    expect(hash).toBe(textHash(article.text));
    expect(JSON.stringify(unhashedLine(reading, EVENT_CLASSES))).toBe(JSON.stringify(rest));
  });

  it('gives the same graph as the reading, also by way of JSON', () => {
    const line = JSON.parse(JSON.stringify(extractLine(reading, EVENT_CLASSES))) as ExtractLine;
    expect(mergeGraphs([graphOfLine(line)])).toEqual(graphOf(reading));
  });

  it('tells the text by its SHA-256', () => {
    expect(textHash('é')).toBe('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c');
  });
});
