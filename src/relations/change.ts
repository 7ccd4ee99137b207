/** What a verb makes of the event that it carries or governs; PLOVER, order of decision. */
import { isCooperative, isYielding, type RelationType } from '../lexicon/ontology.ts';
import type { SupportEffect } from './triggers.ts';

/** What becomes of an event that a verb ends, rejects, asks for or offers; PLOVER, order of decision. */
export function changedBy(effect: SupportEffect, event: RelationType, joint: boolean): RelationType {
  const cooperative = isCooperative(event);
  if (effect === 'ends') {
    if (cooperative) return 'SANCTION';
    return event === 'PROTEST' || event === 'COERCE' || event === 'THREATEN' || event === 'REJECT'
      ? 'CONCEDE'
      : 'RETREAT';
  }
  if (effect === 'rejects') return 'REJECT';
  if (effect === 'asks') return cooperative && joint ? 'AGREE' : 'REQUEST';
  if (effect === 'offers') {
    // "offered mild criticism": said with the offer.
    if (event === 'ACCUSE') return event;
    return cooperative || isYielding(event) ? 'AGREE' : 'THREATEN';
  }
  return event;
}
