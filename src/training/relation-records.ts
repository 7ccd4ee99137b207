import { readFileSync } from 'node:fs';

/** A sentence with the sentiment between two named actors (DSE). */
export interface SentimentRecord {
  readonly text: string;
  /** Null where the record marks one side only. */
  readonly p: readonly [number, number] | null;
  readonly q: readonly [number, number] | null;
  /** 0 neutral, 1 and 2 positive, 3 and 4 negative; odd: from p to q. */
  readonly label: number;
}

/** Returns the records of a file of annotated relations, one JSON object a line. */
export function readRecords<T>(path: string): T[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as T);
}
