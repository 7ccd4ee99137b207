import { EVENTS, type Ontology, type RelationType } from '../lexicon/ontology.ts';
import { oneOf, readTable } from '../lexicon/table.ts';
import type { EventType, Status } from '../types/relation.ts';

/** An event as PLOVER codes it. */
export interface PloverEvent {
  readonly event: RelationType;
  readonly mode: string | null;
  readonly quad: string | null;
  readonly score: number | null;
}

/** Codes an act as PLOVER does. */
export type PloverCoder = (event: EventType, mode: string | null, status: Status) => PloverEvent;

/**
 * Make the coder of acts from the ontology and `planned.csv`.
 *
 * What is planned is coded as PLOVER codes what has not happened: a meeting to come is AGREE, an attack to come
 * THREATEN. CONCERN, which PLOVER does not have, is ACCUSE, as it codes "expresses concern". The score is that of the
 * mode, where it has one of its own.
 *
 * @throws UserError naming file, line and remedy.
 */
export function createPloverCoder({ events, modes }: Ontology, planned: string): PloverCoder {
  const table = new Map<string, { event: RelationType; mode: string | null }>();
  const columns = { required: ['event', 'as'], optional: ['mode', 'as mode'] } as const;
  for (const row of readTable('planned.csv', planned, columns)) {
    table.set(`${oneOf(row, 'event', EVENTS)} ${row.cells.mode}`, {
      event: oneOf(row, 'as', EVENTS),
      mode: row.cells['as mode'] || null,
    });
  }
  return (event, mode, status) => {
    const act = event === 'CONCERN' ? { event: 'ACCUSE' as const, mode: 'disapprove' } : { event, mode };
    const other =
      status === 'planned' ? (table.get(`${event} ${mode ?? ''}`) ?? table.get(`${event} `)) : undefined;
    const coded = other ?? act;
    const { quad = null, score = null } = events.get(coded.event) ?? {};
    return { ...coded, quad, score: modes.get(`${coded.event} ${coded.mode ?? ''}`) ?? score };
  };
}
