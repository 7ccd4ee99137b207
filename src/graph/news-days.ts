/** The days that the articles of a graph bring news of. */

/** ISO dates, both included. */
export type DaySpan = readonly [first: string, last: string];

/**
 * Returns the first and the last of the told days that are news: from the first article's day to a year after the last's.
 *
 * An article may also tell of 1906 or of 2050. Such a day stays with its evidence, but no timeline reaches there for its
 * sake. Where less than two days are left, as in the graph of one article, or where no article is dated, all told days count.
 *
 * @param published the days of the articles.
 * @param told the days of the evidence.
 * @returns null where no day is told.
 */
export function newsDays(published: Iterable<string | null>, told: Iterable<string | null>): DaySpan | null {
  const days = [...told].filter((day) => day !== null);
  const articles = spanOf([...published].filter((day) => day !== null));
  if (articles === null) return spanOf(days);
  const [first, last] = [articles[0], aYearAfter(articles[1])];
  const news = spanOf(days.filter((day) => day >= first && day <= last));
  return news !== null && news[0] < news[1] ? news : spanOf(days);
}

/** Tells whether a day lies in a span. */
export function isWithin(day: string, [first, last]: DaySpan): boolean {
  return day >= first && day <= last;
}

function spanOf(days: readonly string[]): DaySpan | null {
  let [first, last] = [days[0], days[0]];
  if (first === undefined || last === undefined) return null;
  for (const day of days) {
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return [first, last];
}

/** In the order of texts, which is that of days; 29 February stays one. */
function aYearAfter(day: string): string {
  return `${String(Number(day.slice(0, 4)) + 1).padStart(4, '0')}${day.slice(4)}`;
}
