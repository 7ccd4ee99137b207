import { readTable, rowError } from '../lexicon/index.ts';
import type { EventType } from '../types/relation.ts';

/** Where an event stands in PLOVER: its quad class, and its score from conflict (-10) to cooperation (10). */
export interface EventClass {
  readonly quad: string | null;
  readonly score: number | null;
}

export type EventClasses = ReadonlyMap<EventType, EventClass>;

/**
 * Read the classes of all events.
 *
 * @param text data/lexicon/events.csv.
 * @throws UserError naming the line where a score is no number.
 */
export function readEventClasses(text: string): EventClasses {
  const rows = readTable('events.csv', text, { required: ['event', 'family'], optional: ['quad', 'score'] });
  return new Map(
    rows.map((row) => {
      const { event, quad, score } = row.cells;
      if (Number.isNaN(Number(score)))
        throw rowError(row, `score "${score}" is no number; write one or leave it empty`);
      return [event as EventType, { quad: quad || null, score: score === '' ? null : Number(score) }];
    }),
  );
}
