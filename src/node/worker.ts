import { workerData } from 'node:worker_threads';
import type { CorpusRecord } from '../corpus/record.ts';
import { UserError } from '../types/errors.ts';
import { createReader, type LineOrFault, type Reader, type ReaderSettings } from './reader.ts';

// A thread of `extract --jobs N`. Tinypool gives what all threads share as the second part of `workerData`.

let reader: Reader | null = null;

/**
 * The lines of a batch of records, in order; or the message of what is the user's to mend, as threads hand on no errors of
 * our own kind.
 */
export default async function readBatch(records: readonly CorpusRecord[]): Promise<LineOrFault[] | string> {
  const [, settings] = workerData as [unknown, ReaderSettings];
  reader ??= createReader(settings);
  const lines: LineOrFault[] = [];
  try {
    for (const record of records) lines.push(await reader(record));
    return lines;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}
