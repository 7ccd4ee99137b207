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
  ['actual', { name: 'Reported as fact', hint: 'It happened or holds' }],
  ['planned', { name: 'Announced or planned', hint: 'It is intended or announced' }],
  ['possible', { name: 'Said to be possible', hint: 'It may or could happen' }],
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

/** Returns how many of all are shown: "29 relations", or "12 of 29 relations" where these are fewer. */
export function countedOf(shown: number, all: number, noun: string): string {
  return shown === all ? counted(all, noun) : `${shown.toLocaleString('en')} of ${counted(all, noun)}`;
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

/** Returns the span of ISO dates as "11-13 Jan 2023", "5 Jan - 3 Mar 2023" or one day; '' where there are none. */
export function datesName(dates: readonly (string | null)[]): string {
  const known = dates.filter((date) => date !== null).sort();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return '';
  const [a, b] = [partsOf(first), partsOf(last)];
  if (a === null || b === null || first === last) return shortDate(first);
  if (a.year !== b.year) return `${shortDate(first)} – ${shortDate(last)}`;
  if (a.month !== b.month) return `${a.day} ${a.month} – ${shortDate(last)}`;
  return `${a.day}–${shortDate(last)}`;
}

/** Returns an ISO date as "11 Jan 2023"; other text unchanged. */
export function shortDate(date: string): string {
  const parts = partsOf(date);
  return parts === null ? date : `${parts.day} ${parts.month} ${parts.year}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function partsOf(date: string): { day: number; month: string; year: number } | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const month = MONTHS[Number(match?.[2]) - 1];
  return match === null || month === undefined
    ? null
    : { day: Number(match[3]), month, year: Number(match[1]) };
}
