import type { EventType } from '../types/relation.ts';

/** Where an event stands in PLOVER: its quad class, and its score from conflict (-10) to cooperation (10). */
export interface EventClass {
  readonly quad: string | null;
  readonly score: number | null;
}

/** PLOVER 2.0, section "Types at a glance"; CONCERN, our own event, is scored between REJECT and ACCUSE. */
export const EVENT_CLASSES: Readonly<Record<EventType, EventClass>> = {
  AGREE: { quad: 'verbal cooperation', score: 2.5 },
  CONSULT: { quad: 'verbal cooperation', score: 2.5 },
  SUPPORT: { quad: 'verbal cooperation', score: 5 },
  CONCEDE: { quad: 'verbal cooperation', score: 4.5 },
  COOPERATE: { quad: 'material cooperation', score: 9.5 },
  AID: { quad: 'material cooperation', score: 10 },
  RETREAT: { quad: 'material cooperation', score: 6.5 },
  REQUEST: { quad: 'verbal conflict', score: 0 },
  CONCERN: { quad: 'verbal conflict', score: -2.5 },
  ACCUSE: { quad: 'verbal conflict', score: -3 },
  REJECT: { quad: 'verbal conflict', score: -2 },
  THREATEN: { quad: 'verbal conflict', score: -3.5 },
  PROTEST: { quad: 'material conflict', score: -5 },
  SANCTION: { quad: 'material conflict', score: -6 },
  MOBILIZE: { quad: 'material conflict', score: -5.5 },
  COERCE: { quad: 'material conflict', score: -7 },
  ASSAULT: { quad: 'material conflict', score: -9 },
  AFFILIATION: { quad: null, score: null },
};
