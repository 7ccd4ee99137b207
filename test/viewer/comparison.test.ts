import { describe, expect, test } from 'vitest';
import { mergeBeside } from '../../src/graph/merge.ts';
import type { KnowledgeGraph } from '../../src/types/graph.ts';
import { NO_FILTERS } from '../../viewer/facets/facet.ts';
import { compareSign, isGone } from '../../viewer/stage/compared.ts';
import type { Line } from '../../viewer/stage/scene.ts';
import { createActions } from '../../viewer/state/actions.ts';
import type { Days } from '../../viewer/facets/dates.ts';
import {
  type Comparing,
  comparingAtFirst,
  comparings,
  comparisonOf,
  marksOf,
  placesIn,
} from '../../viewer/state/comparison.ts';
import { createModel } from '../../viewer/state/model.ts';
import { initialState, type State } from '../../viewer/state/state.ts';
import { createStore } from '../../viewer/state/store.ts';
import { createView } from '../../viewer/state/view.ts';
import { sampleGraph } from './sample-graph.ts';

const graph = sampleGraph();
const model = createModel(graph, 'a.json');
const view = createView(model, NO_FILTERS);

/** The sample without its first five edges, and with one that turns what two actors are to each other. */
function secondGraph(): KnowledgeGraph {
  const [one, ...rest] = graph.edges.slice(5);
  const turned = {
    ...one!,
    key: 'ISL|NOR|conflict|ASSAULT',
    source: 'ISL',
    target: 'NOR',
    undirected: false,
    attributes: {
      ...one!.attributes,
      family: 'conflict' as const,
      event: 'ASSAULT' as const,
      evidence: Array.from({ length: 9 }, (_, start) => ({
        ...one!.attributes.evidence[0]!,
        trigger: { start, end: start + 1 },
      })),
      weight: 9,
    },
  };
  return { ...graph, edges: [one!, ...rest, turned] };
}

const second = secondGraph();
const union = createModel(mergeBeside([graph, second], new Map()), 'a.json');
const sides = { name: 'b.json', file: second, before: placesIn(graph), after: placesIn(second) };
const joined = { model: union, sides };

function days(...spans: readonly [Partial<Days>, Partial<Days>]): Comparing {
  const whole = { from: '', to: '' };
  return {
    by: 'date',
    spans: [
      { ...whole, ...spans[0] },
      { ...whole, ...spans[1] },
    ],
  };
}

describe('the comparison', () => {
  test('of two files tells exactly what only one of them has', () => {
    const found = comparisonOf(
      union,
      createView(union, NO_FILTERS),
      { by: 'file', name: 'b.json' },
      {
        ...sides,
        base: model,
        corrections: 0,
      },
    );
    expect(found.appeared).toEqual(['ISL|NOR|conflict|ASSAULT']);
    expect(found.vanished).toEqual(
      graph.edges
        .slice(0, 5)
        .map(({ key }) => key)
        .sort(),
    );
    expect(found.same.length).toBe(graph.edges.length - 5);
    expect(found.changed).toContainEqual({
      actors: ['ISL', 'NOR'],
      before: 'cooperative',
      after: 'adverse',
    });
  });

  test('of two dates and two sources parts the evidence', () => {
    const byDay = comparisonOf(model, view, comparingAtFirst(model, null), null);
    expect([byDay.appeared.length, byDay.vanished.length, byDay.same.length]).toEqual([13, 14, 2]);
    expect(byDay.actors).toEqual({
      appeared: ['ISL', 'fishermen', 'grain-board', 'harbour-union', 'rui-castel'],
      vanished: ['ilse-ober', 'rebels'],
    });
    expect(byDay.outside).toBe(0);
    const same = ['The Harbour Post', 'The Harbour Post'] as const;
    const bySource = comparisonOf(model, view, { by: 'source', sources: same }, null);
    expect([bySource.appeared, bySource.vanished, bySource.changed]).toEqual([[], [], []]);
    expect(comparingAtFirst(model, null)).toEqual(days({ to: '2031-03-09' }, { from: '2031-03-10' }));
  });

  test('of two spans takes any days, also those that overlap or leave some out', () => {
    const all = comparisonOf(model, view, days({ to: '2000-01-01' }, {}), null);
    expect(all.appeared).toEqual([...model.relations.keys()].sort());
    expect([all.vanished, all.actors.vanished]).toEqual([[], []]);
    expect(all.actors.appeared).toEqual([...view.connected.keys()].sort());
    const both = comparisonOf(model, view, days({}, {}), null);
    expect([both.same.length, both.appeared, both.outside]).toEqual([29, [], 0]);
    const none = comparisonOf(model, view, days({ from: '2040-01-01' }, { to: '2020-01-01' }), null);
    expect([none.same.length, none.outside]).toEqual([0, 31]);
    // One that ends before it begins holds nothing.
    const inverted = comparisonOf(model, view, days({ from: '2031-03-10', to: '2031-03-03' }, {}), null);
    expect(inverted.same).toEqual([]);
  });

  test('begins with what a graph without a day or a source has', () => {
    const edges = graph.edges.map((edge) => ({
      ...edge,
      attributes: {
        ...edge.attributes,
        evidence: edge.attributes.evidence.map((one) => ({ ...one, date: null })),
      },
    }));
    const undated = createModel({ ...graph, edges }, 'undated.json');
    expect(comparingAtFirst(undated, null)).toEqual({ by: 'file', name: null });
    expect(comparings(undated, null)[0]).toEqual(days({}, {}));
    const found = comparisonOf(undated, createView(undated, NO_FILTERS), days({}, {}), null);
    expect([found.same.length, found.outside]).toEqual([0, 31]);
  });

  test('heeds the filters', () => {
    const none = { ...view, relations: new Map() };
    const found = comparisonOf(model, none, days({}, {}), null);
    const actors = { appeared: [], vanished: [] };
    expect(found).toEqual({ appeared: [], vanished: [], same: [], changed: [], actors, outside: 0 });
  });
});

describe('two files', () => {
  const opened = (): ReturnType<typeof createActions> & { get(): State } => {
    const store = createStore(initialState('light'));
    const actions = createActions(store);
    actions.open(model);
    return { ...actions, get: () => store.get() };
  };

  test('are joined, marked in the picture, and parted by one step back', () => {
    const page = opened();
    expect(marksOf(page.get())).toBeNull();
    const places = page.get().positions;
    page.compareWith(joined);
    const marks = marksOf(page.get());
    expect([...marks!.appeared]).toEqual(['ISL|NOR|conflict|ASSAULT']);
    expect(marks!.changed.has('ISL|NOR|conflict|ASSAULT')).toBe(true);
    for (const [key, place] of places) expect(page.get().positions.get(key)).toEqual(place);
    page.undo();
    expect(page.get().model).toBe(model);
    expect(page.get().second).toBeNull();
    page.redo();
    expect(page.get().second?.name).toBe('b.json');
    page.showTab('actors');
    expect(marksOf(page.get())).toBeNull();
  });

  test('are parted with the corrections that were made meanwhile', () => {
    const page = opened();
    page.compareWith(joined);
    page.edit({ op: 'rename', actor: 'NOR', label: 'Northland' });
    page.part();
    expect(page.get().second).toBeNull();
    expect(page.get().model?.relations.size).toBe(29);
    expect(page.get().model?.actors.get('NOR')?.label).toBe('Northland');
    expect(page.get().patch.length).toBe(1);
  });
});

test('a line has the sign of all it stands for', () => {
  const line = (...relations: string[]): Line => ({ relations }) as unknown as Line;
  const actors = { appeared: new Set<string>(), vanished: new Set<string>() };
  const marks = { appeared: new Set(['a']), vanished: new Set(['v']), changed: new Set(['c']), actors };
  expect(compareSign(line('a'), marks)).toBe('+');
  expect(compareSign(line('a', 'same'), marks)).toBe('+');
  expect(compareSign(line('v'), marks)).toBe('−');
  expect(compareSign(line('a', 'v'), marks)).toBe('+ −');
  expect(compareSign(line('a', 'c'), marks)).toBe('±');
  expect(compareSign(line('same'), marks)).toBeNull();
  expect(compareSign(line('a'), null)).toBeNull();
  expect([isGone(line('v'), marks), isGone(line('v', 'same'), marks), isGone(line('v'), null)]).toEqual([
    true,
    false,
    false,
  ]);
});
