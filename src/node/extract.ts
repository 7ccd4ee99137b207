import { fileURLToPath } from 'node:url';
import type { CorpusRecord, Fault } from '../corpus/record.ts';
import { UserError } from '../types/errors.ts';
import { createReader, type LineOrFault, type ReaderSettings } from './reader.ts';

/** A batch ends with so many records, or so many characters of text. */
const BATCH_RECORDS = 32;
const BATCH_CHARACTERS = 1 << 16;

type Found = CorpusRecord | Fault;

/**
 * The lines of records, in the order of the records, whoever reads them.
 *
 * @param jobs how many threads read; 1 reads in this one. At most a few batches for each are held in memory.
 */
export async function* extractRecords(
  records: AsyncIterable<Found>,
  settings: ReaderSettings,
  jobs: number,
): AsyncGenerator<LineOrFault> {
  // Threads know no TypeScript: from its sources the program reads in one.
  const isBuilt = !import.meta.url.endsWith('.ts');
  if (jobs > 1 && isBuilt) return yield* extractInThreads(records, settings, jobs);
  const read = createReader(settings);
  for await (const found of records) yield 'fault' in found ? found : await read(found);
}

async function* extractInThreads(
  records: AsyncIterable<Found>,
  settings: ReaderSettings,
  jobs: number,
): AsyncGenerator<LineOrFault> {
  const { Tinypool } = await import('tinypool');
  const worker = './worker.js';
  const pool = new Tinypool({
    filename: fileURLToPath(new URL(worker, import.meta.url)),
    minThreads: jobs,
    maxThreads: jobs,
    workerData: settings,
  });
  try {
    const running: Promise<LineOrFault[]>[] = [];
    for await (const batch of batches(records)) {
      const lines = readBatch(pool, batch);
      // A failure is thrown where it is waited for.
      lines.catch(() => undefined);
      running.push(lines);
      if (running.length > 2 * jobs) yield* await running.shift()!;
    }
    for (const lines of running) yield* await lines;
  } finally {
    await pool.destroy();
  }
}

/** The lines of a batch, its faults in their places. */
async function readBatch(
  pool: { run(records: readonly CorpusRecord[]): Promise<unknown> },
  batch: readonly Found[],
): Promise<LineOrFault[]> {
  const lines = (await pool.run(batch.filter((found): found is CorpusRecord => !('fault' in found)))) as
    LineOrFault[] | string;
  if (typeof lines === 'string') throw new UserError(lines);
  let next = 0;
  return batch.map((found) => ('fault' in found ? found : lines[next++]!));
}

async function* batches(records: AsyncIterable<Found>): AsyncGenerator<Found[]> {
  let batch: Found[] = [];
  let size = 0;
  for await (const found of records) {
    batch.push(found);
    size += sizeOf(found);
    if (batch.length < BATCH_RECORDS && size < BATCH_CHARACTERS) continue;
    yield batch;
    [batch, size] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}

function sizeOf(found: Found): number {
  if ('fault' in found) return 0;
  const { content } = found;
  return content.kind === 'text'
    ? content.text.length
    : content.kind === 'html'
      ? content.html.length
      : content.bytes.length;
}
