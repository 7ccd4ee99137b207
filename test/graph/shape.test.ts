import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ZodMiniType } from 'zod/mini';
import { extractLine } from '../../src/graph/extract-line.ts';
import { lineSchema } from '../../src/graph/line-schema.ts';
import { graphSchema } from '../../src/graph/schema.ts';
import { compileShape } from '../../src/graph/shape.ts';
import { articleOf, EVENT_CLASSES, graphOf, readingOf, relationOf } from '../helpers/readings.ts';

const article = articleOf('a', 'AAA and BBB');
const relations = [relationOf(article, 'AAA', 'BBB', { contexts: ['military'], attributedTo: 'AAA' })];
const reading = readingOf(article, ['AAA', 'BBB'], relations);

const SCHEMAS: [string, ZodMiniType, unknown][] = [
  ['graph file', graphSchema, graphOf(reading)],
  ['extract line', lineSchema, extractLine(reading, EVENT_CLASSES)],
];
const VALUES = [null, '', 'x', '2024-05-01', 'actual', 0, -1, 1.5, 2, 1e30, NaN, true, [], {}, ['']];

describe('a compiled shape', () => {
  it.each(SCHEMAS)('of a %s says of every change what the schema says', (_, schema, sample) => {
    const fits = compileShape(schema);
    expect(fits(sample)).toBe(true);
    const change = fc.record({
      place: fc.nat(),
      how: fc.constantFrom('replace', 'remove', 'add', 'turn'),
      value: fc.constantFrom(...VALUES),
    });
    fc.assert(
      fc.property(change, ({ place, how, value }) => {
        const changed = structuredClone(sample);
        alter(changed, place, how, value);
        const { success, data } = schema.safeParse(changed);
        expect(fits(changed)).toBe(success && JSON.stringify(data) === JSON.stringify(changed));
      }),
      { numRuns: 2000 },
    );
  });
});

/** Changes one property of one object or list in a value, that with the number `place`. */
function alter(root: unknown, place: number, how: string, value: unknown): void {
  const places: [Record<string, unknown>, string][] = [];
  const visit = (one: unknown): void => {
    if (typeof one !== 'object' || one === null) return;
    for (const [name, child] of Object.entries(one)) {
      places.push([one as Record<string, unknown>, name]);
      visit(child);
    }
  };
  visit(root);
  const [owner, name] = places[place % places.length]!;
  if (how === 'replace') owner[name] = value;
  else if (how === 'add' && !Array.isArray(owner)) owner['more'] = value;
  else if (how === 'remove' && !Array.isArray(owner)) delete owner[name];
  else if (how === 'turn' && !Array.isArray(owner)) {
    const before = owner[name];
    delete owner[name];
    owner[name] = before;
  }
}
