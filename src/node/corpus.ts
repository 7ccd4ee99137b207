import { readJsonLines } from '../corpus/json-lines.ts';
import { kindOf, type Kind } from '../corpus/kind.ts';
import { isFault, type CorpusRecord, type Fault, type FieldNames } from '../corpus/record.ts';
import { UserError } from '../types/errors.ts';
import type { Input } from './inputs.ts';
import { allBytes, openFile, type Opened } from './open.ts';

export interface ReadOptions {
  /** How a corpus calls our fields. */
  readonly fields?: FieldNames;
  /** What the inputs are; by content and name where left out. */
  readonly format?: Kind | undefined;
  /** Whether a record may have the id of one before it: whoever reads a part of a corpus compares ids elsewhere. */
  readonly mayRepeat?: boolean;
}

/**
 * The articles of inputs, in their order, one by one: a corpus may be larger than the memory.
 *
 * What cannot be read is named by a fault and the rest goes on. A record that has the id of one before it is left
 * out: by a fault where the corpus gave the id, and silently where the same text stands twice on one day.
 */
export async function* readRecords(
  inputs: readonly Input[],
  options: ReadOptions,
): AsyncGenerator<CorpusRecord | Fault> {
  const seen = new Map<string, string>();
  for await (const found of recordsOfInputs(inputs, options)) {
    if ('fault' in found || options.mayRepeat) {
      yield found;
      continue;
    }
    const id = String(found.id);
    const before = seen.get(id);
    if (before === undefined) {
      seen.set(id, found.where);
      yield found;
    } else if (found.isNamed) {
      yield { fault: `${found.where}: the id stands twice, first at ${before}; give each record its own` };
    }
  }
}

async function* recordsOfInputs(
  inputs: readonly Input[],
  options: ReadOptions,
): AsyncGenerator<CorpusRecord | Fault> {
  for (const input of inputs) {
    try {
      const opened = await openFile(input.path);
      const kind = options.format ?? kindOf(opened.name, opened.head);
      const records = recordsOf(input, opened, kind, options.fields ?? {});
      yield* options.mayRepeat ? records : lackToldOnce(records);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      yield { fault: error.message };
    }
  }
}

/** So many faults are kept until a record has a text. */
const MAX_HELD = 1000;

/**
 * The records of a file; that none has a text is told once, not for each of them.
 *
 * Where one has, those before it are named after all: the corpus does not call its texts otherwise.
 */
async function* lackToldOnce(
  records: AsyncIterable<CorpusRecord | Fault>,
): AsyncGenerator<CorpusRecord | Fault> {
  let [hasTexts, isTold] = [false, false];
  const held: Fault[] = [];
  for await (const found of records) {
    if (!isFault(found)) {
      hasTexts = true;
      yield* held.splice(0);
    }
    const isMore = isFault(found) && found.lacksText && !hasTexts && isTold;
    if (!isMore) yield found;
    else if (held.length < MAX_HELD) held.push(found);
    isTold ||= isFault(found) && found.lacksText === true;
  }
}

async function* recordsOf(
  input: Input,
  opened: Opened,
  kind: Kind,
  fields: FieldNames,
): AsyncGenerator<CorpusRecord | Fault> {
  const { name, chunks } = opened;
  switch (kind) {
    case 'jsonl':
      return yield* readJsonLines(chunks, name, fields);
    case 'csv':
    case 'tsv': {
      const { readTable, separatorOf } = await import('../corpus/tables.ts');
      return yield* readTable(chunks, name, fields, kind === 'tsv' ? '\t' : separatorOf(opened.head));
    }
    case 'feed': {
      const text = new TextDecoder().decode(await allBytes(chunks));
      return yield* (await import('../corpus/feed.ts')).readFeed(text, name);
    }
    case 'parquet': {
      const { asyncBufferFromFile } = await import('hyparquet');
      const isFile = !opened.isPacked && input.path !== '-';
      const file = isFile ? await asyncBufferFromFile(input.path) : await inMemory(chunks);
      return yield* (await import('../corpus/parquet.ts')).readParquet(file, name, fields);
    }
    case 'lines':
      throw new UserError(`${name}: lines of "actorgraph extract"; give them to "actorgraph merge"`);
    case 'graph':
      throw new UserError(`${name}: a graph file; give it to "actorgraph merge", "view" or "export"`);
    default:
      yield await fileRecord(input, opened, kind);
  }
}

/** An article that is a file of its own. */
async function fileRecord(
  input: Input,
  { name, chunks }: Opened,
  kind: 'text' | 'html',
): Promise<CorpusRecord> {
  const bytes = await allBytes(chunks);
  // The name says what a file is only where it says it rightly.
  const known = kind === 'html' && !/\.x?html?$/i.test(name) ? `${name}.html` : name;
  return {
    where: name,
    id: input.id,
    isNamed: true,
    title: null,
    date: null,
    source: null,
    url: null,
    content: { kind: 'file', bytes, name: known },
  };
}

async function inMemory(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ byteLength: number; slice: (start: number, end?: number) => ArrayBuffer }> {
  const bytes = await allBytes(chunks);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  return { byteLength: buffer.byteLength, slice: (start, end) => buffer.slice(start, end) };
}
