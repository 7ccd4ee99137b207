import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confidence } from '../../viewer/facets/confidence.ts';
import { families } from '../../viewer/facets/families.ts';
import { NO_FILTERS, withValue } from '../../viewer/facets/facet.ts';
import {
  AT_REST,
  decodeAddress,
  encodeAddress,
  type Place,
  secondNameIn,
} from '../../viewer/state/address.ts';
import { type Document, NO_HISTORY, redone, remember, undone } from '../../viewer/state/history.ts';
import { writeGraph } from '../../src/graph/file.ts';
import { LONGEST_LINK, packed, packedIn, unpacked } from '../../viewer/state/packed.ts';
import { createModel } from '../../viewer/state/model.ts';
import type { Thing } from '../../viewer/state/state.ts';
import { sampleGraph } from './sample-graph.ts';

const model = createModel(sampleGraph(), 'sample.json');
const actor = fc.constantFrom(...model.actors.keys());
const two = fc.uniqueArray(actor, { minLength: 2, maxLength: 2 });
const span = fc
  .tuple(fc.nat(500), fc.integer({ min: 1, max: 200 }))
  .map(([start, length]) => ({ start, end: start + length }));

const things: fc.Arbitrary<Thing | null> = fc.oneof(
  fc.constant(null),
  actor.map((key): Thing => ({ type: 'actor', key })),
  fc.constantFrom(...model.relations.keys()).map((key): Thing => ({ type: 'relation', key })),
  two.map(([a = '', b = '']): Thing => ({ type: 'pair', a, b })),
  two.map(([from = '', to = '']): Thing => ({ type: 'path', from, to })),
  span.map((at): Thing => ({ type: 'text', article: 'strait', ...at })),
);

const day = fc.constantFrom('2031-03-01', '2031-03-10', '');
const days = fc.record({ from: day, to: day });

const places: fc.Arbitrary<Place> = fc.record({
  selection: things,
  reading: fc.option(fc.record({ article: fc.constantFrom('strait', 'patrols'), focus: fc.option(span) })),
  focus: fc.option(fc.record({ actor, steps: fc.constantFrom(1, 2, 3) })),
  tab: fc.constantFrom('actors', 'relations', 'table', 'tree', 'statistics', 'compare'),
  comparing: fc.option(
    fc.oneof(
      fc.tuple(days, days).map((spans) => ({ by: 'date', spans }) as const),
      fc
        .tuple(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }))
        .map((sources) => ({ by: 'source', sources }) as const),
      fc.option(fc.string({ minLength: 1 })).map((name) => ({ by: 'file', name }) as const),
    ),
  ),
  camera: fc.option(
    fc.record({
      x: fc.integer({ min: -1e7, max: 1e7 }).map((value) => value / 1e4),
      y: fc.integer({ min: -1e7, max: 1e7 }).map((value) => value / 1e4),
      ratio: fc.integer({ min: 1, max: 1e6 }).map((value) => value / 1e4),
    }),
  ),
  limit: fc.option(fc.constantFrom(1, 80, 1234, Infinity)),
  grouping: fc.boolean(),
  colouring: fc.constantFrom('kind', 'community'),
  query: fc.string({ maxLength: 200 }),
  sheet: fc.constantFrom('low', 'half', 'full'),
  order: fc.record({ column: fc.nat(6), isUp: fc.boolean() }),
  filters: fc
    .tuple(fc.constantFrom(0, 45, 90), fc.subarray(['conflict', 'concern']))
    .map(([percent, off]) => withValue(withValue(NO_FILTERS, confidence, percent), families, new Set(off))),
});

describe('the address', () => {
  test('says nothing at rest', () => {
    expect(encodeAddress(AT_REST)).toBe('');
    expect(decodeAddress('', model)).toEqual({ place: AT_REST, problems: [], unknown: [] });
  });

  test('brings back every place', () => {
    fc.assert(
      fc.property(places, (place) => {
        const { place: again, problems } = decodeAddress(`#${encodeAddress(place)}`, model);
        expect(problems).toEqual([]);
        expect(again).toEqual(place);
      }),
    );
  });

  test('reads as designed, and as it was before', () => {
    const selection: Thing = { type: 'relation', key: 'NOR|SUD|concern|ACCUSE' };
    expect(encodeAddress({ ...AT_REST, selection, focus: { actor: 'NOR', steps: 2 } })).toBe(
      'v=1&s=e:NOR|SUD|concern|ACCUSE&fo=NOR.2',
    );
    expect(decodeAddress('#actor=NOR', model).place.selection).toEqual({ type: 'actor', key: 'NOR' });
    expect(decodeAddress('#relation=NOR%7CSUD%7Cconcern%7CACCUSE', model).place.selection).toEqual(selection);
  });

  test('tells the comparison, the camera and how many are drawn', () => {
    const place: Place = {
      ...AT_REST,
      tab: 'compare',
      comparing: { by: 'source', sources: ['A~B', 'C'] },
      camera: { x: 0.12345, y: -2, ratio: 0.5 },
      limit: Infinity,
    };
    expect(encodeAddress(place)).toBe('v=1&tab=compare&cp=s:A%7EB~C&cam=0.1235,-2,0.5&k=all');
    const spans = [
      { from: '', to: '2031-03-09' },
      { from: '2031-03-10', to: '2031-03-12' },
    ] as const;
    expect(encodeAddress({ ...AT_REST, comparing: { by: 'date', spans } })).toBe(
      'v=1&cp=d:..2031-03-09~2031-03-10..2031-03-12',
    );
    const file = encodeAddress({ ...AT_REST, comparing: { by: 'file', name: 'my & other~.json' } });
    expect(file).toBe('v=1&cp=f:my%20%26%20other%7E.json');
    expect(secondNameIn(`#${file}&g=x`)).toBe('my & other~.json');
    expect(secondNameIn('#v=1&cp=s:A~B')).toBeNull();
    for (const text of [
      'cam=1,2',
      'cam=1,2,0',
      'cam=1,2,1e9',
      'cam=NaN,0,1',
      'cp=x',
      'cp=s:A',
      'cp=s:A~B~C',
      'cp=f:A~B',
      'cp=d:..',
      'cp=d:..~2031',
      'hu=2',
      'co=x',
      'sh=x',
      'so=7u',
      'so=1',
      'q=%',
      `q=${'x'.repeat(201)}`,
      'k=0',
      'k=-1',
    ])
      expect([text, decodeAddress(text, model).problems.length]).toEqual([text, 1]);
  });

  test('tells what is searched, outlined, coloured and sorted, and how high the sheet stands', () => {
    const place: Place = {
      ...AT_REST,
      tab: 'tree',
      grouping: true,
      colouring: 'community',
      query: 'grain & ships',
      sheet: 'full',
      order: { column: 0, isUp: true },
    };
    expect(encodeAddress(place)).toBe('v=1&tab=tree&hu=1&co=community&q=grain%20%26%20ships&sh=full&so=0u');
  });

  test('survives hostile text, part by part, and keeps what it does not know', () => {
    const { place, problems, unknown } = decodeAddress(
      '#v=9&s=a:%&r=nowhere@1&cf=999&fa=conflict&later=x&fo=NOR.7&=&&',
      model,
    );
    expect(place).toEqual({ ...AT_REST, filters: withValue(NO_FILTERS, families, new Set(['conflict'])) });
    expect(problems).toEqual([
      'the link was made by a newer actorgraph',
      'the link\'s "s" means nothing here',
      'the link\'s "r" means nothing here',
      'the link\'s "cf" means nothing here',
      'the link\'s "fo" means nothing here',
    ]);
    expect(encodeAddress(place, unknown)).toBe('v=1&fa=conflict&later=x');
    fc.assert(fc.property(fc.string(), (text) => void encodeAddress(decodeAddress(text, model).place)));
  });
});

describe('a graph in an address', () => {
  test('comes back to the letter, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        const letters = await packed(text);
        expect(letters).toMatch(/^[\w-]*$/);
        expect(await unpacked(letters)).toBe(text);
      }),
      { numRuns: 20 },
    );
    const text = writeGraph(sampleGraph());
    const letters = await packed(text);
    expect(letters.length).toBeLessThan(LONGEST_LINK);
    expect(packedIn(`#v=1&s=a:NOR&g=${letters}&later=x`)).toBe(letters);
    expect(packedIn('#v=1&ag=x')).toBeNull();
  });

  test('is null where it is damaged, or so large that it must be meant to harm', async () => {
    expect(await unpacked('%')).toBeNull();
    expect(await unpacked('AAAA')).toBeNull();
    expect(await unpacked((await packed('damaged '.repeat(90))).slice(0, -8))).toBeNull();
    expect(await unpacked(await packed('0'.repeat(9_000_000)))).toBeNull();
  });

  test('stays in the address while one moves in it', () => {
    const { place, unknown } = decodeAddress('#v=1&g=abc', model);
    expect(encodeAddress({ ...place, tab: 'table' }, unknown)).toBe('v=1&tab=table&g=abc');
  });
});

describe('the history', () => {
  const document = (percent: number): Document => ({
    model,
    filters: withValue(NO_FILTERS, confidence, percent),
    positions: new Map(),
    pins: new Set(),
    patch: [],
    second: null,
  });

  test('goes back and forth, and makes one step of a slider that moves', () => {
    let history = remember(NO_HISTORY, document(0), 'cf', 1000);
    history = remember(history, document(5), 'cf', 1200);
    history = remember(history, document(10), 'cf', 2000);
    expect(history.past).toEqual([document(0), document(10)]);
    const [back, behind] = undone(history, document(20)) ?? [];
    expect(back).toEqual(document(10));
    const [again] = redone(behind ?? NO_HISTORY, back ?? document(0)) ?? [];
    expect(again).toEqual(document(20));
    // A new change ends what could be done again.
    expect(redone(remember(behind ?? NO_HISTORY, document(10), 'w', 3000), document(1))).toBeNull();
    expect(undone(NO_HISTORY, document(0))).toBeNull();
  });

  test('keeps two hundred steps', () => {
    let history = NO_HISTORY;
    for (let step = 0; step < 300; step++)
      history = remember(history, document(step % 100), String(step), step * 1000);
    expect(history.past.length).toBe(200);
  });
});
