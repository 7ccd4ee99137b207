import type { Block } from '../types/article.ts';

/**
 * When an article was published, as far as its own words tell. A date is never guessed: a day without a year counts
 * only where a copyright line gives the year, and a date in running text only where it is the only one.
 */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?\\.?|July?\\.?|Aug(?:ust|\\.)?|' +
  'Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';

/** Source of a pattern for a day, with or without its year: "Jan. 11", "11 January 2023", "2023-01-11". */
export const DATE: string = `(?:${MONTH}\\s+${DAY}(?:,?\\s+\\d{4})?|${DAY}\\s+${MONTH}(?:,?\\s+\\d{4})?|\\d{4}-\\d{2}-\\d{2})(?!\\w)`;

interface DateMention {
  /** Null where the text leaves it open. */
  readonly year: string | null;
  /** `MM-DD`. */
  readonly day: string;
}

/**
 * The day of publication that the text tells.
 *
 * Tried in this order: a whole date in a line about the article itself (dateline, "Published …"); the day of the
 * dateline, or the only day in the text, with the year of the copyright line; a whole date in the first paragraph
 * that is the only one of the text.
 *
 * @returns `YYYY-MM-DD`, or null where the text does not tell.
 */
export function dateFromText(text: string, blocks: readonly Block[]): string | null {
  const about: string[] = [];
  const body: string[] = [];
  const seen = new Set<string>();
  for (const { kind, start, end } of blocks) {
    const words = text.slice(start, end);
    // What repeats a block above, such as a second caption, is not about the article.
    if (kind !== 'boilerplate') body.push(words);
    else if (!seen.has(words)) about.push(words);
    seen.add(words);
  }
  const aboutDates = about.flatMap(findDates);
  const whole = aboutDates.find((date) => date.year !== null);
  if (whole) return iso(whole);

  const bodyDates = body.flatMap(findDates);
  const year = copyrightYear(about);
  if (year !== null) {
    const day =
      aboutDates[0]?.day ?? only(bodyDates.filter((date) => date.year === null).map((date) => date.day));
    if (day !== null) return iso({ year, day });
  }
  const first = blocks.find((block) => block.kind === 'paragraph');
  const inFirst = first
    ? only(findDates(text.slice(first.start, first.end)).flatMap((date) => iso(date) ?? []))
    : null;
  return inFirst !== null && inFirst === only(bodyDates.flatMap((date) => iso(date) ?? [])) ? inFirst : null;
}

/** The ISO date that a piece of metadata holds: "2023-01-11T08:00:00Z", "January 11, 2023"; else null. */
export function dateFromMetadata(value: string): string | null {
  // A time may follow the day without a space: "2023-01-11T08:00:00Z".
  const dates = findDates(/^\s*\d{4}-\d{2}-\d{2}T/.test(value) ? value.trim().slice(0, 10) : value);
  return dates.map(iso).find((date) => date !== null) ?? null;
}

/** The year and the holder of a copyright line: "©2023 Example News". */
export function readCopyright(
  line: string,
): { readonly year: string; readonly holder: string | null } | null {
  const found =
    /^(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:copyright\s*)?(\d{4})(?:\s*[-–]\s*\d{4})?,?\s*([^.|]*)/i.exec(
      line,
    );
  if (!found) return null;
  const holder = line
    .slice(found.index + found[0].length - found[2]!.length)
    .replace(/\s*all rights reserved.*$/is, '');
  return { year: found[1]!, holder: holder.replace(/[\s|]+$/, '') || null };
}

function copyrightYear(lines: readonly string[]): string | null {
  return only(lines.flatMap((line) => readCopyright(line.trim())?.year ?? []));
}

function findDates(text: string): DateMention[] {
  const found: DateMention[] = [];
  for (const [match] of text.matchAll(new RegExp(`(?<![\\w/-])${DATE}`, 'g'))) {
    const numeric = /^(\d{4})-(\d{2}-\d{2})$/.exec(match.slice(0, 10));
    if (numeric) {
      found.push({ year: numeric[1]!, day: numeric[2]! });
      continue;
    }
    const month =
      MONTHS.indexOf(/[A-Za-z]{3}/.exec(match.replace(/\d+(?:st|nd|rd|th)/, ''))![0].toLowerCase()) + 1;
    const day = Number(/(?<!\d)\d{1,2}(?!\d)/.exec(match)![0]);
    const year = /\d{4}/.exec(match)?.[0] ?? null;
    found.push({ year, day: `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` });
  }
  return found;
}

/** Null where the year is open or the calendar has no such day. */
function iso({ year, day }: DateMention): string | null {
  if (year === null) return null;
  const date = `${year}-${day}`;
  const time = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(date) ? date : null;
}

/** The one value there is, however often; null where there are none or several. */
function only(values: readonly string[]): string | null {
  const [first, ...others] = new Set(values);
  return first !== undefined && others.length === 0 ? first : null;
}
