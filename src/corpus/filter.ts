import type { CorpusRecord } from './record.ts';

/** Which records of a corpus are read; all, where nothing is said. */
export interface RecordFilter {
  /** First and last day, `YYYY-MM-DD`, both included; records without a date are left out then. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly source?: RegExp | undefined;
  readonly title?: RegExp | undefined;
}

/** Whether anything is asked of records at all. */
export function isFiltering(filter: RecordFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}

/**
 * Whether a record is wanted. The facts of a file are known after it was read only: ask again then.
 *
 * @param record a record, or an article that was read.
 */
export function isWanted(
  { date, source, title }: Pick<CorpusRecord, 'date' | 'source' | 'title'>,
  filter: RecordFilter,
): boolean {
  if (filter.since !== undefined && !(date !== null && date >= filter.since)) return false;
  if (filter.until !== undefined && !(date !== null && date <= filter.until)) return false;
  if (filter.source && !filter.source.test(source ?? '')) return false;
  return !filter.title || filter.title.test(title ?? '');
}
