/** The relation types of the ontology with family, quad class and score, from data/lexicon/events.csv and modes.csv. */
import { oneOf, readTable, rowError } from './table.ts';
import type { EventType, Family } from '../types/relation.ts';

/** What a line of the lexicon may say: an event, or AFFILIATION, which is none. */
export type RelationType = EventType | 'AFFILIATION';

export const FAMILIES = ['cooperation', 'commitment', 'concern', 'conflict', 'affiliation'] as const;

export const EVENTS = [
  'AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST', 'ACCUSE', 'REJECT',
  'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT', 'CONCERN', 'AFFILIATION',
] as const; // prettier-ignore

export interface EventClass {
  readonly event: RelationType;
  readonly family: Family;
  /** PLOVER's quad class; null for affiliation. */
  readonly quad: string | null;
  /** From -10 (conflict) to 10 (cooperation); null for affiliation. */
  readonly score: number | null;
  /** People and bodies alone bring it about: a storm may help or threaten a port, but does not accuse it. */
  readonly byActors: boolean;
  /** It is said to somebody: warn, urge. */
  readonly toActors: boolean;
}

/** The columns of verbs.csv, of which two stages read. */
export const VERB_COLUMNS = {
  required: ['verb', 'event'],
  optional: ['particle', 'object', 'mode', 'source', 'target', 'recip', 'note'],
} as const;

export type EventClasses = ReadonlyMap<RelationType, EventClass>;

export interface Ontology {
  readonly events: EventClasses;
  /** Scores of modes that differ from their event's, by `EVENT mode`. */
  readonly modes: ReadonlyMap<string, number>;
}

/**
 * Reads the ontology.
 *
 * @param files Text of `events.csv` and `modes.csv` by file name.
 * @throws UserError naming file, line and remedy.
 */
export function createOntology(files: Readonly<Record<string, string>>): Ontology {
  const modes = new Map<string, number>();
  for (const row of readTable('modes.csv', files['modes.csv'] ?? '', {
    required: ['event', 'mode', 'score'],
    optional: [],
  })) {
    modes.set(`${oneOf(row, 'event', EVENTS)} ${row.cells.mode}`, readScore(row, row.cells.score));
  }
  return { events: readEvents(files['events.csv'] ?? ''), modes };
}

/** Reads events.csv. @throws UserError naming file, line and remedy. */
export function readEvents(text: string): EventClasses {
  const events = new Map<RelationType, EventClass>();
  const columns = { required: ['event', 'family'], optional: ['quad', 'score', 'by', 'to'] } as const;
  for (const row of readTable('events.csv', text, columns)) {
    const event = oneOf(row, 'event', EVENTS);
    if (events.has(event)) throw rowError(row, `event "${event}" stands twice; remove one line`);
    const { quad, score } = row.cells;
    events.set(event, {
      event,
      family: oneOf(row, 'family', FAMILIES),
      quad: quad || null,
      score: score === '' ? null : readScore(row, score),
      byActors: oneOf(row, 'by', ['', 'actor']) !== '',
      toActors: oneOf(row, 'to', ['', 'actor']) !== '',
    });
  }
  return events;
}

function readScore(row: { readonly file: string; readonly line: number }, cell: string): number {
  const score = Number(cell);
  if (!(score >= -10 && score <= 10))
    throw rowError(row, `score "${cell}" is no number from -10 to 10; correct it`);
  return score;
}
