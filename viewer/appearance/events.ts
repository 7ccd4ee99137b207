import { csvParseRows } from 'd3-dsv';
import type { ClassOf } from '../../src/graph/patch.ts';
import type { EventType, Family } from '../../src/types/relation.ts';
import table from '../../data/lexicon/events.csv?raw';

/** An event as the ontology has it. */
export interface EventRow {
  readonly event: EventType;
  readonly family: Family;
  readonly quad: string | null;
  readonly score: number | null;
}

const [header = [], ...rows] = csvParseRows(table.replace(/^#.*\n/gm, ''));
const cell = (row: readonly string[], name: string): string => row[header.indexOf(name)] ?? '';

/** The events of the ontology, from data/lexicon/events.csv, in its order. */
export const EVENTS: readonly EventRow[] = rows
  .filter((row) => cell(row, 'quad') !== '')
  .map((row) => ({
    event: cell(row, 'event') as EventType,
    family: cell(row, 'family') as Family,
    quad: cell(row, 'quad'),
    score: cell(row, 'score') === '' ? null : Number(cell(row, 'score')),
  }));

/** Returns the quad class and score of an event, for corrections. */
export const classOf: ClassOf = (event) => {
  const row = EVENTS.find((one) => one.event === event);
  return { quad: row?.quad ?? null, score: row?.score ?? null };
};
