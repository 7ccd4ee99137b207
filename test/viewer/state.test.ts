import { describe, expect, test } from 'vitest';
import { articleName, createModel, endsOf } from '../../viewer/state/model.ts';
import { paragraphs, segment } from '../../viewer/state/marks.ts';
import { freeKey, mentionGroups } from '../../viewer/state/mentions.ts';
import { sentencesOf } from '../../viewer/state/passages.ts';
import { createSearch } from '../../viewer/state/search.ts';
import { confidence } from '../../viewer/facets/confidence.ts';
import { type Facet, NO_FILTERS, withValue } from '../../viewer/facets/facet.ts';
import { families } from '../../viewer/facets/families.ts';
import { kinds } from '../../viewer/facets/kinds.ts';
import { weight } from '../../viewer/facets/weight.ts';
import type { View } from '../../viewer/state/view.ts';
import { createView } from '../../viewer/state/view.ts';
import { readGraph, writeGraph } from '../../src/graph/file.ts';
import { sampleGraph } from './sample-graph.ts';

const graph = sampleGraph();
const model = createModel(graph, 'sample.json');

test('the sample is a valid graph file', () => {
  expect(readGraph(writeGraph(graph), 'sample.json')).toEqual(graph);
});

describe('segment', () => {
  const text = 'Norland accused Sudovia.';
  test.each([
    ['no marks', [], [['Norland accused Sudovia.', '']]],
    [
      'marks apart',
      [
        { start: 0, end: 7, kind: 'source' },
        { start: 16, end: 23, kind: 'target' },
      ],
      [
        ['Norland', 'source'],
        [' accused ', ''],
        ['Sudovia', 'target'],
        ['.', ''],
      ],
    ],
    [
      'overlapping marks',
      [
        { start: 0, end: 15, kind: 'a' },
        { start: 8, end: 23, kind: 'b' },
      ],
      [
        ['Norland ', 'a'],
        ['accused', 'a b'],
        [' Sudovia', 'b'],
        ['.', ''],
      ],
    ],
    ['marks that reach outside', [{ start: -5, end: 99, kind: 'a' }], [[text, 'a']]],
    [
      'marks elsewhere and empty ones',
      [
        { start: 3, end: 3, kind: 'a' },
        { start: 40, end: 50, kind: 'a' },
      ],
      [[text, '']],
    ],
  ])('%s', (_, marks, expected) => {
    const found = segment(text, { start: 0, end: text.length }, marks);
    expect(found.map((one) => [one.text, one.kinds.join(' ')])).toEqual(expected);
  });
});

test('paragraphs are parted by blank lines, or by lines where there are none', () => {
  const words = (text: string): string[] => paragraphs(text).map(({ start, end }) => text.slice(start, end));
  expect(words('Title\n\nOne line\nand more.\n \nTwo.\n')).toEqual(['Title', 'One line\nand more.', 'Two.']);
  expect(words('Title\nOne.\nTwo.')).toEqual(['Title', 'One.', 'Two.']);
  expect(words('  \n ')).toEqual([]);
});

describe('createView', () => {
  const under = <V>(facet: Facet<V>, value: V): View =>
    createView(model, withValue(NO_FILTERS, facet, value));
  const all = createView(model, NO_FILTERS);

  test('counts what each switch would show', () => {
    expect(all.relations.size).toBe(graph.edges.length);
    const hidden = under(families, new Set(['conflict']));
    expect(hidden.counts.get('fa')).toEqual(all.counts.get('fa'));
    expect(hidden.relations.size).toBe(graph.edges.length - (all.counts.get('fa')?.get('conflict') ?? 0));
    expect(hidden.heldBack.get('fa')).toBe(6);
  });

  test('hides the relations of hidden actors', () => {
    const view = under(kinds, new Set(['state']));
    const ends = [...view.relations.values()].flatMap(({ source, target }) => [source, target]);
    expect(ends.length).toBeGreaterThan(0);
    expect(ends.map((key) => model.actors.get(key)?.kind)).not.toContain('state');
    expect(view.counts.get('ki')).toEqual(all.counts.get('ki'));
  });

  test('filters by weight and confidence', () => {
    expect(under(weight, 2).relations.size).toBe(2);
    expect(under(confidence, 50).relations.size).toBe(graph.edges.length - 1);
  });
});

describe('createSearch', async () => {
  const search = createSearch(model);
  await search.addRelations();
  await search.addEvidence();
  const few = { Actors: 5, Relations: 5, Evidence: 5 };
  const titles = (query: string, group: string): string[] =>
    search
      .find(query, few)
      .find((list) => list.group === group)
      ?.found.map(({ title }) => title) ?? [];

  test.each([
    ['an actor by the beginning of its name', 'norl', 'Actors', 'Norland'],
    ['an actor by an alias', 'norlandic', 'Actors', 'Norland'],
    ['a person by office', 'foreign minister', 'Actors', 'Ada Lindqvist'],
    ['an actor in spite of a wrong letter', 'lindqvjst', 'Actors', 'Ada Lindqvist'],
    ['a relation by its sentence', 'norland accuses', 'Relations', 'Norland accuses Sudovia'],
    ['a relation by its wording', 'grain isla', 'Relations', 'Grain Board plans to agree with Isla Mayor'],
    [
      'a sentence by its words',
      'blocking ships',
      'Evidence',
      'Norland accused Sudovia of blocking grain ships, Lindqvist said.',
    ],
    ['without regard to case and accents', 'ÁDA', 'Actors', 'Ada Lindqvist'],
  ])('finds %s', (_, query, group, expected) => {
    expect(titles(query, group)[0]).toBe(expected);
  });

  test('says how many there are in all, and by which name an actor was found', () => {
    const [actors] = search.find('norlandic', { ...few, Actors: 1 });
    expect(actors?.found[0]?.detail).toBe('also called Norlandic');
    const relations = search
      .find('norland', { ...few, Relations: 3 })
      .find(({ group }) => group === 'Relations');
    expect(relations?.found.length).toBe(3);
    expect(relations?.total).toBe(12);
  });

  test('finds nothing for nothing and for unknown words, and knows what is near', () => {
    expect(search.find('  ', few)).toEqual([]);
    expect(search.find('norland zzz', few)).toEqual([]);
    expect(search.nearest('norgland zzz')).toBe('norland');
  });
});

test('swapped letters are found where nothing else is', () => {
  const limits = { Actors: 5, Relations: 5, Evidence: 5 };
  const found = createSearch(model).find('Norlnad', limits);
  expect(found[0]?.found[0]?.title).toBe('Norland');
  expect(createSearch(model).find('Nrlnod', limits)).toEqual([]);
});

test('evidence over several sentences is cut where other evidence begins', () => {
  const stated = (of: typeof graph): [number, number, string[]][] =>
    sentencesOf(createModel(of, 'cut.json'), 'strait').map(({ start, end, stated: all }) => [
      start,
      end,
      all.map(({ relation }) => relation.key),
    ]);
  const { text } = graph.attributes.articles.find(({ id }) => id === 'strait')!;
  const [[from, , [one]], [next, last, [other]]] = stated(graph) as [
    [number, number, [string]],
    [number, number, [string]],
  ];
  const edges = graph.edges.map((edge) => {
    if (edge.key !== one) return edge;
    const evidence = edge.attributes.evidence.map((place) =>
      place.article === 'strait' ? { ...place, end: last } : place,
    );
    return { ...edge, attributes: { ...edge.attributes, evidence } };
  });
  expect(stated({ ...graph, edges }).slice(0, 2)).toEqual([
    [from, text.slice(0, next).trimEnd().length, [one]],
    [next, last, [one, other]],
  ]);
});

test('an article without a title is named by its first words', () => {
  const article = { id: '7', title: null, date: null, source: null, url: null, text: '' };
  expect(articleName({ ...article, title: 'Patrols agreed' })).toBe('Patrols agreed');
  expect(articleName({ ...article, text: '\nShips wait.\nMore of it.' })).toBe('Ships wait.');
  expect(articleName({ ...article, text: `${'word '.repeat(20)}end` })).toBe(`${'word '.repeat(13)}word …`);
  expect(articleName(article)).toBe('7');
});

test('endsOf shows the direction, or that there is none', () => {
  const named = [...model.relations.values()].map((relation) => endsOf(model, relation));
  expect(named).toContain('Norland → Sudovia');
  expect(named).toContain('Norland – Estmark');
});

test('the mentions of an actor stand together by words and article, in order', () => {
  const actor = model.actors.get('ada-lindqvist')!;
  const groups = mentionGroups(model, actor);
  expect(groups.flatMap(({ mentions }) => mentions).length).toBe(actor.mentions.length);
  expect(groups.map(({ words, article, mentions }) => [words, article, mentions.length])).toEqual([
    ['Ada Lindqvist', 'strait', 1],
    ['Lindqvist', 'strait', 2],
    ['Ada Lindqvist', 'patrols', 1],
    ['Lindqvist', 'patrols', 1],
  ]);
});

test('a new actor gets a key that is free', () => {
  expect(freeKey(model, 'smith')).toBe('smith');
  expect(freeKey(model, 'marko-dren')).toBe('marko-dren-2');
  expect(freeKey(model, '')).toBe('actor');
});
