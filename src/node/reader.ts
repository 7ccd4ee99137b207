import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isFiltering, isWanted, type RecordFilter } from '../corpus/filter.ts';
import { readRecord } from '../corpus/read-record.ts';
import type { CorpusRecord, Fault } from '../corpus/record.ts';
import { createEngine, type Engine } from '../pipeline.ts';
import { UserError } from '../types/errors.ts';
import type { ExtractLine } from '../types/extract-line.ts';
import { loadResources } from './engine.ts';
import { writeFault } from './files.ts';

/** What a worker needs to know to read records as its fellows do. */
export interface ReaderSettings {
  readonly filter: RecordFilter;
  /** Folder of lines read before; null for none. */
  readonly cache: string | null;
}

/** A line of JSON; a fault; null where the filter leaves the record out. */
export type LineOrFault = string | Fault | null;
export type Reader = (record: CorpusRecord) => Promise<LineOrFault>;

/**
 * What reads records in this thread. The engine is loaded when the first record is not in the cache.
 *
 * The cache has one file for each record and state of the engine (model, lexicon, program): what has changed in
 * either is read anew, all else is taken as it is.
 */
export function createReader({ filter, cache }: ReaderSettings): Reader {
  const resources = loadResources();
  let engine: Engine | null = null;
  const read = async (record: CorpusRecord, wanted: RecordFilter): Promise<LineOrFault> => {
    engine ??= createEngine(resources);
    const line = await readRecord(engine, record, wanted);
    return line === null || 'fault' in line ? line : JSON.stringify(line);
  };
  if (cache === null) return (record) => read(record, filter);
  const folder = join(cache, engineHash(resources));
  return async (record) => {
    const file = join(folder, recordPath(record));
    const known = readIfThere(file);
    const line = known ?? (await read(record, {}));
    if (typeof line !== 'string') return line;
    if (known === null) keep(file, line);
    return !isFiltering(filter) || isWanted(JSON.parse(line) as ExtractLine, filter) ? line : null;
  };
}

function recordPath({ where: _, content, ...facts }: CorpusRecord): string {
  const hash = createHash('sha256').update(JSON.stringify({ ...facts, kind: content.kind }));
  if (content.kind === 'text') hash.update(content.text);
  else if (content.kind === 'html') hash.update(content.html);
  else hash.update(content.name).update(content.bytes);
  const name = hash.digest('hex');
  return join(name.slice(0, 2), `${name.slice(2)}.json`);
}

function engineHash({ model, reader, coreference, lexicon }: ReturnType<typeof loadResources>): string {
  const hash = createHash('sha256').update(new Uint8Array(model)).update(new Uint8Array(reader));
  hash.update(coreference);
  for (const name of Object.keys(lexicon).sort()) hash.update(name).update(lexicon[name]!);
  for (const file of programFiles()) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/** The files of this program: another program may read otherwise. */
function programFiles(): string[] {
  const here = dirname(fileURLToPath(import.meta.url));
  const root = import.meta.url.endsWith('.ts') ? dirname(here) : here;
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[jt]s$/.test(name))
    .sort()
    .map((name) => join(root, name));
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** A folder and those around it, one by one: Node's own way never ends where none can be made, as in /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Two programs may make it at once.
    if (code === 'EEXIST') return;
    // The folder around it is there.
    if (code === 'ENOENT')
      throw new UserError(`${path}: no folder can be made here; choose another place for the cache`);
    throw writeFault(path, error);
  }
}

/** Two programs may write the same line at once: each into a draft of its own. */
function keep(file: string, line: string): void {
  const draft = `${file}.${randomUUID().slice(0, 8)}.tmp`;
  try {
    makeFolder(dirname(file));
    writeFileSync(draft, line);
    renameSync(draft, file);
  } catch (error) {
    throw writeFault(file, error);
  }
}
