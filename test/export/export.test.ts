import { describe, expect, it } from 'vitest';
import { extractLine } from '../../src/export/extract-line.ts';
import { actorOf, articleOf, readingOf, relationOf } from '../helpers/readings.ts';

const article = articleOf('a', 'AAA met BBB and CCC');
const base = readingOf(
  article,
  ['AAA', 'BBB', 'CCC'],
  [
    relationOf(article, 'AAA', 'BBB', { label: 'calls "bad" & <worse>' }),
    relationOf(article, 'BBB', 'CCC', { undirected: true, family: 'affiliation', event: null }),
    relationOf(article, 'AAA', null),
  ],
);
const roles = actorOf('AAA', {
  label: 'A, "B" & <C>\u0000',
  aliases: ['A', 'B'],
  roles: [
    {
      title: 'Minister',
      of: 'BBB',
      sentence: 0,
      titleSpan: { start: 0, end: 3 },
      holderSpan: { start: 0, end: 3 },
      ofSpan: null,
    },
  ],
});
const reading = { ...base, actors: { ...base.actors, actors: [roles, ...base.actors.actors.slice(1)] } };

describe('extract line', () => {
  it('has actors with their mentions and all relations, those without a target too', () => {
    const line = extractLine(reading, 7);
    expect(Object.keys(line)).toEqual(['id', 'title', 'date', 'actors', 'relations']);
    expect(line).toMatchObject({ id: 7, title: null, date: '2024-05-01' });
    expect(line.actors[1]).toEqual({
      key: 'BBB',
      label: 'BBB',
      kind: 'state',
      code: 'BBB',
      wikidata: null,
      country: 'BBB',
      sector: null,
      mentions: [{ start: 8, end: 11, form: 'name' }],
    });
    expect(line.relations.map(({ target }) => target)).toEqual(['BBB', 'CCC', null]);
    expect(line.relations[0]).not.toHaveProperty('sentence');
  });
});
