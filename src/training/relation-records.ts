import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A sentence with the sentiment between two named actors (DSE). */
export interface SentimentRecord {
  readonly text: string;
  /** Null where the record marks one side only. */
  readonly p: readonly [number, number] | null;
  readonly q: readonly [number, number] | null;
  /** 0 neutral, 1 and 2 positive, 3 and 4 negative; odd: from p to q. */
  readonly label: number;
}

/** A news item without annotation. */
export interface PlainRecord {
  readonly text: string;
}

/** Returns the records of a file with a JSON object a line, read through gzip where its name ends in `.gz`. */
export function readRecords<T>(path: string): T[] {
  const bytes = readFileSync(path);
  const lines = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as T);
}
