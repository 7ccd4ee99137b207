/** PLOVER's coding of acts that have not happened: what is planned or possible is a promise or a threat. */
import { isCooperative, isHarmful, isYielding } from '../lexicon/ontology.ts';
import type { EventType, Status } from '../types/relation.ts';

/** Returns the event that PLOVER's coders write for an event of that status. */
export function ploverEvent(event: EventType, status: Status): EventType {
  if (status !== 'planned' && status !== 'possible') return event;
  if (isCooperative(event) || isYielding(event)) return 'AGREE';
  return isHarmful(event) ? 'THREATEN' : event;
}
