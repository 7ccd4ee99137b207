import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confidence } from '../../viewer/facets/confidence.ts';
import { families } from '../../viewer/facets/families.ts';
import { NO_FILTERS, withValue } from '../../viewer/facets/facet.ts';
import { decodeAddress, encodeAddress, type Place } from '../../viewer/state/address.ts';
import { type Document, NO_HISTORY, redone, remember, undone } from '../../viewer/state/history.ts';
import { createModel } from '../../viewer/state/model.ts';
import type { Thing } from '../../viewer/state/state.ts';
import { sampleGraph } from './sample-graph.ts';

const model = createModel(sampleGraph(), 'sample.json');
const AT_REST: Place = { selection: null, reading: null, focus: null, tab: 'actors', filters: NO_FILTERS };
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

const places: fc.Arbitrary<Place> = fc.record({
  selection: things,
  reading: fc.option(fc.record({ article: fc.constantFrom('strait', 'patrols'), focus: fc.option(span) })),
  focus: fc.option(fc.record({ actor, steps: fc.constantFrom(1, 2, 3) })),
  tab: fc.constantFrom('actors', 'relations', 'table', 'statistics', 'compare'),
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

describe('the history', () => {
  const document = (percent: number): Document => ({
    model,
    filters: withValue(NO_FILTERS, confidence, percent),
    positions: new Map(),
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
