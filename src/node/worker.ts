import { workerData } from 'node:worker_threads';
import type { CorpusRecord } from '../corpus/record.ts';
import { createReader, type LineOrFault, type Reader, type ReaderSettings } from './reader.ts';

// A thread of `extract --jobs N`. Tinypool gives what all threads share as the second part of `workerData`.

let reader: Reader | null = null;

/** The lines of a batch of records, in order. */
export default async function readBatch(records: readonly CorpusRecord[]): Promise<LineOrFault[]> {
  const [, settings] = workerData as [unknown, ReaderSettings];
  reader ??= createReader(settings);
  const lines: LineOrFault[] = [];
  for (const record of records) lines.push(await reader(record));
  return lines;
}
