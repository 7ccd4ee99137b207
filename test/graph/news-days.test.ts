import { describe, expect, it } from 'vitest';
import { newsDays } from '../../src/graph/news-days.ts';
import { graphStats } from '../../src/graph/stats.ts';
import { mergeGraphs } from '../../src/graph/merge.ts';
import { graphOfLine } from '../../src/graph/assemble.ts';
import { extractLine } from '../../src/graph/extract-line.ts';
import { toGexf } from '../../src/formats/gexf.ts';
import { createModel } from '../../viewer/state/model.ts';
import { isoOf, periodsOf } from '../../viewer/state/timeline.ts';
import { articleOf, EVENT_CLASSES, readingOf, relationOf } from '../helpers/readings.ts';

describe('news days', () => {
  const ARTICLES = ['2024-03-01', null, '2024-05-01'];

  it.each<[string, (string | null)[], (string | null)[], [string, string] | null]>([
    ['begin with the first article', ARTICLES, ['1906-04-18', '2024-02-29', '2024-03-01', '2024-04-30'], ['2024-03-01', '2024-04-30']], // prettier-ignore
    ['end within a year of the last', ARTICLES, ['2024-04-01', null, '2025-05-01', '2050-01-01'], ['2024-04-01', '2025-05-01']], // prettier-ignore
    ['are all where the news has one day', ['2024-03-01'], ['2023-12-24', '2024-03-01'], ['2023-12-24', '2024-03-01']], // prettier-ignore
    ['are all where no article is dated', [null], ['1906-04-18', '2024-03-01'], ['1906-04-18', '2024-03-01']],
    ['are none where nothing is dated', ARTICLES, [null], null],
  ])('%s', (_, articles, told, expected) => {
    expect(newsDays(articles, told)).toEqual(expected);
  });
});

describe('a graph that tells of 1906 once', () => {
  /** An article of a day in which A acts upon B, on the same day or another. */
  const graphOf = (id: string, date: string, told: string) => {
    const article = { ...articleOf(id, 'AAA did it to BBB.'), date };
    const line = extractLine(
      readingOf(article, ['AAA', 'BBB'], [relationOf(article, 'AAA', 'BBB')]),
      EVENT_CLASSES,
    );
    return graphOfLine({ ...line, relations: line.relations.map((one) => ({ ...one, date: told })) });
  };
  const graph = mergeGraphs([
    graphOf('a', '2024-03-01', '2024-03-01'),
    graphOf('b', '2024-03-02', '1906-04-18'),
    graphOf('c', '2024-03-05', '2024-03-04'),
  ]);

  it('keeps the day of the evidence', () => {
    const [edge] = graph.edges;
    expect(edge?.attributes.evidence.map(({ date }) => date)).toEqual([
      '2024-03-01',
      '1906-04-18',
      '2024-03-04',
    ]);
  });

  it('has statistics of the days of its news, and counts the others', () => {
    expect(graphStats(graph)).toMatchObject({
      days: ['2024-03-01', '2024-03-04'],
      otherDays: 1,
      months: [{ month: '2024-03' }],
    });
  });

  it("has a timeline of the days of its news, in the viewer and in Gephi, where it is told on its article's day", () => {
    const model = createModel(graph, 'test');
    const timeline = periodsOf(model.relations.values(), model.articles);
    expect([timeline?.first, timeline?.last].map((day) => isoOf(day!))).toEqual(['2024-03-01', '2024-03-04']);
    const edge = /<edge [^]*?<\/edge>/.exec(toGexf(graph))?.[0];
    expect([...edge!.matchAll(/spell start="([\d-]+)"/g)].map(([, day]) => day)).toEqual([
      '2024-03-01',
      '2024-03-02',
      '2024-03-04',
    ]);
  });
});
