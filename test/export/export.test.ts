import { csvParse } from 'd3-dsv';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { toEdgesCsv, toNodesCsv } from '../../src/export/csv.ts';
import { extractLine } from '../../src/export/extract-line.ts';
import { EXPORTS } from '../../src/export/formats.ts';
import { toGexf } from '../../src/export/gexf.ts';
import { toGraphml } from '../../src/export/graphml.ts';
import { readGraph } from '../../src/graph/file.ts';
import { actorOf, articleOf, graphOf, readingOf, relationOf } from '../helpers/readings.ts';

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
const graph = graphOf(reading);

const xml = (text: string) => parseHTML(text.replace(/^<\?xml[^>]*>/, '')).document;

describe('exports', () => {
  it('are offered by extension', () => {
    expect(Object.keys(EXPORTS)).toEqual(['.json', '.gexf', '.graphml', '.csv']);
    expect(readGraph(EXPORTS['.json']!(graph)[0]!.text, 'g.json')).toEqual(graph);
  });

  it.each([
    ['GEXF', toGexf(graph)],
    ['GraphML', toGraphml(graph)],
  ])('%s has every node and edge, with what XML forbids escaped or left out', (_, text) => {
    const document = xml(text);
    const idsOf = (tag: string) => [...document.querySelectorAll(tag)].map((one) => one.getAttribute('id'));
    expect(idsOf('node')).toEqual(['AAA', 'BBB', 'CCC']);
    expect(idsOf('edge')).toEqual(['AAA|BBB|concern|ACCUSE', 'BBB|CCC|affiliation|joint']);
    expect(text).toContain('A, &quot;B&quot; &amp; &lt;C&gt;');
    expect(text).not.toContain('\u0000');
  });

  it('GEXF has direction, weight, position and colour', () => {
    const text = toGexf(graph);
    expect(text).toMatch(/type="undirected" kind="affiliation" label="accuses" weight="1"/);
    expect(text).toContain('<viz:color r="59" g="111" b="182"/>');
    expect(text).toContain('<attvalue for="6" value="Minister (BBB)"/>');
  });

  it('CSV has the columns that Gephi asks for, and cells that need quotes in quotes', () => {
    expect(csvParse(toNodesCsv(graph))[0]).toMatchObject({
      Id: 'AAA',
      aliases: 'A; B',
      roles: 'Minister (BBB)',
    });
    expect([...csvParse(toEdgesCsv(graph))]).toMatchObject([
      {
        Source: 'AAA',
        Target: 'BBB',
        Type: 'Directed',
        Label: 'calls "bad" & <worse>',
        'first date': '2024-05-01',
      },
      { Source: 'BBB', Target: 'CCC', Type: 'Undirected', score: '' },
    ]);
  });
});

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
