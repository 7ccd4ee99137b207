/** Days of the calendar in text: "Jan. 11", "11 January 2023", "2023-01-11", "23/02/2022". */
import type { Span } from '../types/article.ts';

/** A day that a text names. */
export interface DateMention extends Span {
  /** Null where the text leaves it open. */
  readonly year: string | null;
  /** `MM-DD`. */
  readonly day: string;
}

/** Which of two numbers is the day where only the writer's country tells: "03/02/2022". */
export type DateOrder = 'day-first' | 'month-first';

const MONTH_NAMES =
  'January February March April May June July August September October November December Sept'.split(' ');
const BEGINNINGS = MONTH_NAMES.map((name) => name.slice(0, 3).toLowerCase());
/** Source of a pattern for the name of a month. */
export const MONTHS: string = MONTH_NAMES.join('|');
/** In capitals or with one, never in small letters: "they may", "they march". */
const MONTH = `(?:${MONTH_NAMES.flatMap((name) => [name, name.toUpperCase(), `${name.slice(0, 3)}\\.?`, `${name.slice(0, 3).toUpperCase()}\\.?`]).join('|')}|Sept\\.|SEPT\\.)(?![A-Za-z])`;
const DAY = '\\d{1,2}(?:st|nd|rd|th|ST|ND|RD|TH)?(?!\\w)';
/** A time may stand behind it without a space: "March 5, 202410:00 AM". */
const YEAR = '(?:19|20)\\d{2}(?:(?=\\d{1,2}:\\d{2})|(?=Updated|Published)|(?!\\w|[./-]\\d))';

const WITH_YEAR = `(?:(?:,\\s*|\\s+)${YEAR}|\\s\\((?:19|20)\\d{2}\\))`;

/** Source of a pattern for a day, with or without its year. */
export const DATE: string = `(?:${[
  `${MONTH}(?:\\s+|(?<=\\.)\\s*)${DAY}${WITH_YEAR}?`,
  `${DAY}(?:\\s+(?:of\\s+)?|[-/.])${MONTH}(?:${WITH_YEAR}|[-/.]${YEAR})?`,
  `(?:19|20)\\d{2}[-/.]\\d{1,2}[-/.]\\d{1,2}(?!\\w|[./-]\\d)`,
  `\\d{1,2}(?:[/.-])\\d{1,2}[/.-]${YEAR}`,
  `(?:19|20)\\d{2}[ -]${MONTH}[ -]${DAY}`,
  `(?:19|20)\\d{2}年\\d{1,2}月\\d{1,2}日`,
].join('|')})`;
const DATES = new RegExp(`(?<![\\w/.-])${DATE}`, 'g');

/** Returns the days that a text names, in order; those that could be two days without knowing the order are left out. */
export function findDates(text: string, order: DateOrder | null = null): DateMention[] {
  const found: DateMention[] = [];
  for (const { 0: words, index } of text.matchAll(DATES)) {
    const date = /[A-Za-z]{3}/.test(words) ? readNamed(words) : readNumeric(words, order);
    if (date) found.push({ ...date, start: index, end: index + words.length });
  }
  return found;
}

/** Returns the ISO date of a day; null where its year is open or the calendar has no such day. */
export function isoDate({ year, day }: Pick<DateMention, 'year' | 'day'>): string | null {
  if (year === null) return null;
  const date = `${year}-${day}`;
  const time = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(date) ? date : null;
}

/** Returns the ISO date so many days after another. */
export function addDays(date: string, days: number): string {
  const time = new Date(`${date}T00:00:00Z`);
  time.setUTCDate(time.getUTCDate() + days);
  return time.toISOString().slice(0, 10);
}

/** Returns 0 for a Sunday to 6 for a Saturday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/** Returns 1 to 12 for the name of a month or its beginning, 0 for other words. */
export function monthOf(name: string): number {
  return BEGINNINGS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/** A day whose month is a word. */
function readNamed(words: string): Omit<DateMention, keyof Span> {
  const year = /(?<!\d)\d{4}(?!\d)/.exec(words)?.[0] ?? null;
  const [, month] = /(?:^|[^A-Za-z])((?!(?:st|nd|rd|th|of)(?![A-Za-z]))[A-Za-z]{3,})/i.exec(words)!;
  const [, day] = /(?<!\d)(\d{1,2})(?!\d)/.exec(words)!;
  return { year, day: `${padded(monthOf(month!))}-${padded(Number(day))}` };
}

function readNumeric(words: string, order: DateOrder | null): Omit<DateMention, keyof Span> | null {
  const [a, b, c] = words
    .split(/\D+/)
    .filter((part) => part !== '')
    .map(Number) as [number, number, number];
  if (a > 31) return { year: String(a), day: `${padded(b)}-${padded(c)}` };
  // Points stand between day and month only where the day comes first.
  const dayFirst = a > 12 || a === b || words.includes('.') || (b <= 12 && order === 'day-first');
  const monthFirst = !dayFirst && (b > 12 || order === 'month-first');
  if (!dayFirst && !monthFirst) return null;
  const [day, month] = dayFirst ? [a, b] : [b, a];
  return { year: String(c), day: `${padded(month)}-${padded(day)}` };
}

function padded(number: number): string {
  return String(number).padStart(2, '0');
}
