import type { EventType, Status } from '../types/relation.ts';

/**
 * What the coders of the development data write for acts that have not happened; those left out keep their event.
 *
 * The event rows are coded by data/lexicon/planned.csv, which keeps CONCEDE, RETREAT and REJECT, and all that
 * is possible; the coders of these data did otherwise.
 */
const ANNOUNCED: Readonly<Partial<Record<EventType, EventType>>> = {
  CONSULT: 'AGREE',
  SUPPORT: 'AGREE',
  COOPERATE: 'AGREE',
  AID: 'AGREE',
  CONCEDE: 'AGREE',
  RETREAT: 'AGREE',
  ASSAULT: 'THREATEN',
  COERCE: 'THREATEN',
  SANCTION: 'THREATEN',
  REJECT: 'THREATEN',
};

/** Returns the event that PLOVER's coders write for an event of that status. */
export function ploverEvent(event: EventType, status: Status): EventType {
  const isAnnounced = status === 'planned' || status === 'possible';
  return (isAnnounced && ANNOUNCED[event]) || event;
}
