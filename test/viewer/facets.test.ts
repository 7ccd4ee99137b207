import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { summarise } from '../../src/graph/summary.ts';
import { readModelFile } from '../../src/neural/model-file.ts';
import { loadResources } from '../../src/node/engine.ts';
import { confidence, FLOOR } from '../../viewer/facets/confidence.ts';
import { dates } from '../../viewer/facets/dates.ts';
import {
  type ChoiceFacet,
  type Facet,
  type Filters,
  NO_FILTERS,
  valueOf,
  withValue,
} from '../../viewer/facets/facet.ts';
import { FACETS } from '../../viewer/facets/index.ts';
import { speaker } from '../../viewer/facets/speaker.ts';
import { statuses } from '../../viewer/facets/statuses.ts';
import { createModel } from '../../viewer/state/model.ts';
import { admitting, hiding, isShown } from '../../viewer/state/shown.ts';
import { dayOf, isoOf, periodsOf } from '../../viewer/state/timeline.ts';
import { createView } from '../../viewer/state/view.ts';
import { sampleGraph } from './sample-graph.ts';

const model = createModel(sampleGraph(), 'sample.json');
const facet = (id: string): Facet<unknown> => FACETS.find((one) => one.id === id) as Facet<unknown>;

/** Values that a user can choose, for each facet. */
const VALUES: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  fa: subset(['cooperation', 'commitment', 'concern', 'conflict', 'affiliation']),
  ev: subset(['ACCUSE', 'THREATEN', 'none', 'AGREE', 'CONSULT']),
  ki: subset(['state', 'organisation', 'person', 'group']),
  na: subset(['named', 'unnamed']),
  st: subset(['actual', 'planned', 'possible', 'denied', 'doubted']),
  sp: fc.constantFrom('', '-', 'NOR', 'ada-lindqvist', 'nobody'),
  cf: fc.constantFrom(0, 5, 45, 90, 95, 100),
  w: fc.integer({ min: 1, max: 3 }),
  dg: fc.integer({ min: 0, max: 12 }),
  ar: subset(['strait', 'patrols', 'a.b%2Ec']),
  da: fc.record({
    from: fc.constantFrom('', '2031-03-03', '2031-03-10', '2031-03-11'),
    to: fc.constantFrom('', '2031-03-02', '2031-03-03', '2031-03-10'),
    undated: fc.boolean(),
  }),
};

function subset(values: string[]): fc.Arbitrary<ReadonlySet<string>> {
  return fc.subarray(values).map((some) => new Set(some));
}

const anyFilters: fc.Arbitrary<Filters> = fc
  .record(Object.fromEntries(FACETS.map(({ id }) => [id, VALUES[id] as fc.Arbitrary<unknown>])), {
    requiredKeys: [],
  })
  .map((values) =>
    Object.entries(values).reduce((filters, [id, value]) => withValue(filters, facet(id), value), NO_FILTERS),
  );

test('every facet has a test value here', () => {
  expect(FACETS.map(({ id }) => id).sort()).toEqual(Object.keys(VALUES).sort());
});

test('what a facet encodes it decodes, and its initial value leaves no trace', () => {
  for (const one of FACETS) expect(one.encode(one.initial)).toBeNull();
  fc.assert(
    fc.property(anyFilters, (filters) => {
      for (const one of FACETS) {
        const text = one.encode(valueOf(one, filters));
        if (text !== null) expect(one.encode(one.decode(text))).toBe(text);
      }
    }),
  );
});

test('hostile text means no value, or one that encodes again', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const one of FACETS) {
        const value = one.decode(text);
        if (value !== null) expect(typeof (one.encode(value) ?? '')).toBe('string');
      }
    }),
  );
});

test('a view holds exactly the evidence that passes, summed up, and counts what a recount counts', () => {
  fc.assert(
    fc.property(anyFilters, (filters) => {
      const view = createView(model, filters);
      for (const relation of view.relations.values()) {
        expect(view.actors.has(relation.source) && view.actors.has(relation.target)).toBe(true);
        expect(relation).toMatchObject(summarise(relation.evidence));
      }
      const degrees = new Map<string, number>();
      for (const { source, target } of view.relations.values()) {
        for (const end of [source, target]) degrees.set(end, (degrees.get(end) ?? 0) + 1);
      }
      expect(view.connected).toEqual(degrees);
      if (filters['dg'] !== undefined) return;
      for (const one of FACETS.filter((each) => 'choiceOf' in each && 'of' in each && each.of !== 'actor')) {
        const choices = one as unknown as ChoiceFacet;
        for (const [choice, number] of view.counts.get(one.id) ?? []) {
          const hidden = valueOf(choices, filters);
          const on = createView(
            model,
            withValue(filters, choices, new Set([...hidden].filter((each) => each !== choice))),
          );
          const recount = [...on.relations.values()].filter((relation) =>
            choices.of === 'relation'
              ? choices.choiceOf(relation as never) === choice
              : relation.evidence.some((evidence) => choices.choiceOf(evidence as never) === choice),
          );
          expect([one.id, choice, number]).toEqual([one.id, choice, recount.length]);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('admitting shows the item, and hiding names just the facets that it changes', () => {
  const keys = [...model.relations.keys()];
  fc.assert(
    fc.property(anyFilters, fc.nat(keys.length - 1), (filters, index) => {
      const item = { type: 'relation', key: keys[index] ?? '' } as const;
      const wanted = admitting(model, filters, item);
      expect(isShown(createView(model, wanted), item)).toBe(true);
      const named = hiding(model, filters, item).map(({ id }) => id);
      const changed = FACETS.filter(
        (one) => one.encode(valueOf(one, filters)) !== one.encode(valueOf(one, wanted)),
      );
      expect(named).toEqual(changed.map(({ id }) => id));
    }),
  );
});

describe('facets of evidence', () => {
  test('a speaker leaves only what it claims', () => {
    const view = createView(model, withValue(NO_FILTERS, speaker, 'ilse-ober'));
    const labels = [...view.relations.values()].map(({ label }) => label);
    expect(labels).toEqual(['doubted to arm']);
  });

  test('dates leave the evidence of those days, and sum it up', () => {
    const view = createView(
      model,
      withValue(NO_FILTERS, dates, { from: '2031-03-10', to: '', undated: true }),
    );
    expect(view.relations.get('NOR|SUD|concern|ACCUSE')?.weight).toBe(1);
    expect(model.relations.get('NOR|SUD|concern|ACCUSE')?.weight).toBe(2);
  });

  test('a switched-off status takes its evidence away', () => {
    const view = createView(model, withValue(NO_FILTERS, statuses, new Set(['doubted'])));
    expect(view.relations.size).toBe(28);
    expect(view.counts.get('st')?.get('doubted')).toBe(1);
  });
});

test('the timeline has a period for each day that fits, and counts all evidence', () => {
  const timeline = periodsOf(model.relations.values(), model.articles);
  expect(timeline?.days).toBe(1);
  expect(timeline?.bins.length).toBe(8);
  const all = [...model.relations.values()].reduce((sum, { evidence }) => sum + evidence.length, 0);
  expect(timeline?.bins.reduce((sum, { total }) => sum + total, 0)).toBe(all);
  expect(isoOf(dayOf('2031-03-03'))).toBe('2031-03-03');
});

test('at rest the confidence is the floor of the reader, and what lies below is counted', () => {
  const { meta } = readModelFile(loadResources().reader) as unknown as {
    meta: { reader: { floors: { relation: number } } };
  };
  expect(FLOOR).toBe(Math.round(meta.reader.floors.relation * 100));
  const graph = sampleGraph();
  const edges = graph.edges.map((edge, index) => {
    const evidence = edge.attributes.evidence.map((one, at) => ({
      ...one,
      confidence: index < 3 && at === 0 ? FLOOR / 100 - 0.02 : one.confidence,
    }));
    return { ...edge, attributes: { ...edge.attributes, evidence } };
  });
  const model = createModel({ ...graph, edges }, 'low.json');
  const single = edges.slice(0, 3).filter(({ attributes }) => attributes.evidence.length === 1).length;
  const atRest = createView(model, NO_FILTERS);
  expect(atRest.relations.size).toBe(29 - single);
  expect(atRest.heldBack.get('cf')).toBe(single);
  expect(createView(model, withValue(NO_FILTERS, confidence, 0)).relations.size).toBe(29);
});
