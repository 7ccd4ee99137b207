import { newsDays } from '../../src/graph/news-days.ts';
import type { Family } from '../../src/types/relation.ts';
import type { GraphModel, RelationEdge } from './model.ts';

/** The evidence of one period, by family. */
export interface Period {
  readonly families: Map<Family, number>;
  total: number;
}

/** The dates of a graph in periods of equal length. Days are counted from 1 January 1970. */
export interface Timeline {
  readonly first: number;
  readonly last: number;
  /** Length of a period. */
  readonly days: number;
  readonly bins: readonly Period[];
  /** Pieces of evidence without a date. */
  readonly undated: number;
}

/** A day, a week, a month, a quarter, a year, ten years: the shortest that gives few enough periods is taken. */
const LENGTHS = [1, 7, 30, 91, 365, 3652];
const MOST_PERIODS = 120;

/**
 * Returns the news of relations in at most 120 periods (see `newsDays`); null where there are not two dates to choose between.
 *
 * @param articles those that the relations are from.
 */
export function periodsOf(
  relations: Iterable<RelationEdge>,
  articles: GraphModel['articles'],
): Timeline | null {
  let undated = 0;
  const dated: [date: string, family: Family][] = [];
  for (const { evidence, family } of relations) {
    for (const { date } of evidence) {
      if (date === null || Number.isNaN(dayOf(date))) undated += 1;
      else dated.push([date, family]);
    }
  }
  const published = Array.from(articles.values(), ({ date }) => date);
  const told = dated.map(([date]) => date);
  const [first = NaN, last = NaN] = newsDays(published, told)?.map(dayOf) ?? [];
  if (!(first < last)) return null;
  const length = last - first + 1;
  const days = LENGTHS.find((one) => length / one <= MOST_PERIODS) ?? Math.ceil(length / MOST_PERIODS);
  const bins = Array.from({ length: Math.ceil(length / days) }, (): Period => ({
    families: new Map(),
    total: 0,
  }));
  for (const [date, family] of dated) {
    const bin = bins[Math.floor((dayOf(date) - first) / days)];
    if (bin === undefined) continue;
    bin.families.set(family, (bin.families.get(family) ?? 0) + 1);
    bin.total += 1;
  }
  return { first, last, days, bins, undated };
}

const DAY = 86_400_000;

/** Returns the day of an ISO date; NaN where it is none. */
export function dayOf(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY);
}

/** Returns a day as an ISO date. */
export function isoOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
