import type { ActorKind } from '../../src/types/actor.ts';
import type { EventType, Family, Status } from '../../src/types/relation.ts';

/** A name for the interface with a sentence that explains it. */
export interface Wording {
  readonly name: string;
  readonly hint: string;
}

/** The families in the order of the legend. */
export const FAMILIES: ReadonlyMap<Family, Wording> = new Map([
  ['cooperation', { name: 'Cooperation', hint: 'Acting or meeting together, helping, supporting' }],
  ['commitment', { name: 'Commitment', hint: 'Agreeing, promising, planning to act; yielding' }],
  ['concern', { name: 'Concern', hint: 'Worry, criticism, accusation, refusal, demand' }],
  ['conflict', { name: 'Conflict', hint: 'Threat, protest, sanction, mobilisation, coercion, attack' }],
  ['affiliation', { name: 'Affiliation', hint: 'Holds office in, belongs to, is part of' }],
]);

export const KINDS: ReadonlyMap<ActorKind, Wording & { readonly plural: string }> = new Map([
  ['state', { name: 'State', plural: 'States', hint: 'Countries and their governments' }],
  [
    'organisation',
    { name: 'Organisation', plural: 'Organisations', hint: 'Alliances, bodies, ministries, companies' },
  ],
  ['person', { name: 'Person', plural: 'People', hint: 'Named people' }],
  ['group', { name: 'Group', plural: 'Groups', hint: 'Collective actors without a body of their own' }],
]);

export const STATUSES: ReadonlyMap<Status, Wording> = new Map([
  ['actual', { name: 'Actual', hint: 'It happened or holds' }],
  ['planned', { name: 'Planned', hint: 'It is intended or announced' }],
  ['possible', { name: 'Possible', hint: 'It may or could happen' }],
  ['denied', { name: 'Denied', hint: 'It is said not to be so' }],
  ['doubted', { name: 'Doubted', hint: 'Somebody doubts it' }],
]);

/** Returns an event as a word: "RETREAT" is "Retreat". */
export function eventName(event: EventType): string {
  return event.charAt(0) + event.slice(1).toLowerCase();
}

/** Returns a number with its noun: "1 relation", "2 relations". */
export function counted(number: number, singular: string, plural: string = `${singular}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? singular : plural}`;
}

/** Returns an ISO date as "11 January 2023"; other text unchanged. */
export function dateName(date: string): string {
  const parsed = /^\d{4}-\d{2}-\d{2}$/.test(date) ? new Date(`${date}T00:00:00Z`) : null;
  if (parsed === null || Number.isNaN(parsed.getTime())) return date;
  return parsed.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
