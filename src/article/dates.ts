import { findDates, isoDate, type DateOrder } from '../syntax/calendar.ts';
import type { Block } from '../types/article.ts';

/**
 * When an article was published, as far as its own words tell. A date is never guessed: a day without a year counts
 * only where a copyright line gives the year, and a date in running text only where it is the only one.
 */

/**
 * The day of publication that the text tells.
 *
 * Tried in this order: a whole date in a line about the article itself (dateline, "Published …"); the day of the
 * dateline, or the only day in the text, with the year of the copyright line; a whole date in the first paragraph
 * that is the only one of the text.
 *
 * @param order how the country writes days, where that is known.
 * @returns `YYYY-MM-DD`, or null where the text does not tell.
 */
export function dateFromText(
  text: string,
  blocks: readonly Block[],
  order: DateOrder | null = null,
): string | null {
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
  const aboutDates = about.flatMap((line) => findDates(line, order));
  const whole = aboutDates.find((date) => date.year !== null);
  if (whole) return isoDate(whole);

  const bodyDates = body.flatMap((line) => findDates(line, order));
  const year = copyrightYear(about);
  if (year !== null) {
    const day =
      aboutDates[0]?.day ?? only(bodyDates.filter((date) => date.year === null).map((date) => date.day));
    if (day !== null) return isoDate({ year, day });
  }
  const first = blocks.find((block) => block.kind === 'paragraph');
  const inFirst = first
    ? only(findDates(text.slice(first.start, first.end), order).flatMap((date) => isoDate(date) ?? []))
    : null;
  return inFirst !== null && inFirst === only(bodyDates.flatMap((date) => isoDate(date) ?? []))
    ? inFirst
    : null;
}

/** Systems that do not know the day write the first of their clock. */
const NO_DAY = '1970-01-01';

/**
 * The ISO date that a piece of metadata holds: "2023-01-11T08:00:00Z", "January 11, 2023", "20230111", or the seconds
 * of a clock; else null. The day is the writer's: time zones are not reckoned.
 */
export function dateFromMetadata(value: string, order: DateOrder | null = null): string | null {
  const words = value.trim();
  const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$/.exec(words);
  const clock = /^\d{10}(?:\d{3})?$/.exec(words);
  let dates: (string | null)[];
  if (compact) dates = [isoDate({ year: compact[1]!, day: `${compact[2]}-${compact[3]}` })];
  else if (clock) dates = [new Date(Number(words.slice(0, 10)) * 1000).toISOString().slice(0, 10)];
  // A time may follow the day without a space: "2023-01-11T08:00:00Z".
  else dates = findDates(words.replace(/^(\d{4}-\d{2}-\d{2})T.*/, '$1'), order).map(isoDate);
  return dates.find((date) => date !== null && date !== NO_DAY) ?? null;
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

/** The one value there is, however often; null where there are none or several. */
function only(values: readonly string[]): string | null {
  const [first, ...others] = new Set(values);
  return first !== undefined && others.length === 0 ? first : null;
}
