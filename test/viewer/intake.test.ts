import { describe, expect, test } from 'vitest';
import { mergeGraphs } from '../../src/graph/merge.ts';
import type { KnowledgeGraph } from '../../src/types/graph.ts';
import { adopted } from '../../viewer/state/adopt.ts';
import { createActions } from '../../viewer/state/actions.ts';
import { withFreeIds } from '../../viewer/state/free-ids.ts';
import { NO_INTAKE, progressName, sourcesOf } from '../../viewer/state/intake.ts';
import { createModel } from '../../viewer/state/model.ts';
import { initialState, type State } from '../../viewer/state/state.ts';
import { createStore } from '../../viewer/state/store.ts';
import { sampleGraph } from './sample-graph.ts';

const graph = sampleGraph();
const idsOf = ({ attributes }: KnowledgeGraph): string[] => attributes.articles.map(({ id }) => id);

describe('free ids', () => {
  const [first, second] = graph.attributes.articles;
  const withText = (text: string): KnowledgeGraph => ({
    ...graph,
    attributes: { ...graph.attributes, articles: [{ ...first!, text }, second!] },
  });

  test('another text by the same name gets a number, with all that points to it', () => {
    const [one, two, three] = withFreeIds([graph, withText('other'), withText('third')], []);
    expect(one).toBe(graph);
    expect(idsOf(two!)).toEqual([`${first!.id}-2`, second!.id]);
    expect(idsOf(three!)).toEqual([`${first!.id}-3`, second!.id]);
    const named = new Set([
      ...two!.nodes.flatMap(({ attributes }) => attributes.mentions.map(({ article }) => article)),
      ...two!.edges.flatMap(({ attributes }) => attributes.evidence.map(({ article }) => article)),
    ]);
    expect(named).toEqual(new Set([`${first!.id}-2`, second!.id]));
  });

  test('the same text keeps its name, also where it got a number before', () => {
    const known = [{ ...first!, text: 'old' }, second!];
    const [renamed] = withFreeIds([graph], known);
    expect(idsOf(renamed!)).toEqual([`${first!.id}-2`, second!.id]);
    const [again] = withFreeIds([graph], [...known, ...renamed!.attributes.articles]);
    expect(idsOf(again!)).toEqual([`${first!.id}-2`, second!.id]);
  });
});

describe('what was read', () => {
  const opened = (): ReturnType<typeof createActions> & { get(): State } => {
    const store = createStore(initialState('light'));
    const actions = createActions(store);
    actions.open(createModel(graph, 'sample.json'));
    return { ...actions, get: () => store.get() };
  };

  test('is corrected as the open graph was', () => {
    const page = opened();
    page.edit({ op: 'rename', actor: 'NOR', label: 'Northland' });
    page.edit({ op: 'hide', actor: 'SUD' });
    const again = mergeGraphs([page.get().model!.file, graph]);
    page.adopt(again, 'sample.json', true);
    const { model, patch } = page.get();
    expect(model?.actors.get('NOR')?.label).toBe('Northland');
    expect(model?.actors.has('SUD')).toBe(false);
    expect(patch.length).toBe(2);
    page.undo();
    page.undo();
    page.undo();
    expect(page.get().model?.file).toEqual(graph);
  });

  test('in place of the open graph starts afresh, and can be undone', () => {
    const page = opened();
    page.select({ type: 'actor', key: 'NOR' });
    page.read('strait');
    page.edit({ op: 'hide', actor: 'SUD' });
    page.adopt({ ...graph, edges: [] }, 'other.json', false);
    const { model, patch, selection, reading } = page.get();
    expect([model?.name, model?.relations.size, patch, selection, reading]).toEqual([
      'other.json',
      0,
      [],
      null,
      null,
    ]);
    page.undo();
    expect(page.get().patch.length).toBe(1);
    expect(page.get().model?.actors.has('SUD')).toBe(false);
  });

  test('is the first graph where none was open', () => {
    const state = adopted(initialState('light'), graph, 'articles.json', true);
    expect(state.model?.name).toBe('articles.json');
    expect(state.history.past).toEqual([]);
  });
});

test('what waits is the pasted text, then the files; progress counts them', async () => {
  const source = { name: 'a.txt', blob: new Blob(['A']), date: '' };
  expect(sourcesOf({ ...NO_INTAKE, text: ' \n', sources: [source] })).toEqual([source]);
  expect(sourcesOf({ ...NO_INTAKE, text: 'Peru met Chile.', day: '2031-03-03' })[0]?.date).toBe('2031-03-03');
  const [pasted, other] = sourcesOf({ ...NO_INTAKE, text: 'Peru met Chile.', sources: [source] });
  expect([pasted?.name, await pasted?.blob.text(), other]).toEqual([
    'pasted text',
    'Peru met Chile.',
    source,
  ]);
  expect(progressName({ done: null, all: 12, name: '' })).toBe('Fetching the reader …');
  expect(progressName({ done: 2, all: 12, name: 'a.txt' })).toBe('Reading 3 of 12: a.txt');
  expect(progressName({ done: 12, all: 12, name: '' })).toBe('Drawing …');
});
