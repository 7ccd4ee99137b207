import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Decompress } from 'fzstd';
import { HEAD } from '../corpus/kind.ts';
import { readFault } from './files.ts';

type Chunks = AsyncIterable<Uint8Array>;

/** An opened file: unpacked, its beginning known. */
export interface Opened {
  /** For messages and for telling the kind: without the ending of a packed file. */
  readonly name: string;
  readonly isPacked: boolean;
  /** At least `HEAD` bytes, or all there are; of standard input what has come so far. */
  readonly head: Uint8Array;
  /** All bytes, the beginning too; to be read once. */
  readonly chunks: Chunks;
}

/**
 * Open a file, or standard input where the path is "-"; gzip and zstd are unpacked.
 *
 * @throws UserError where it is missing, a folder, may not be read, or is damaged; also while its bytes are read.
 */
export async function openFile(path: string): Promise<Opened> {
  const raw = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 1 << 18 });
  const packed = await peek(named(raw as Chunks, path), 4);
  const kind = packing(packed.head);
  const unpacked = kind === null ? packed.chunks : named(UNPACK[kind](packed.chunks), path);
  const name =
    path === '-' ? 'standard input' : path.replace(/(?<=.)\.(?:gz|zst)$/i, kind === null ? '$&' : '');
  // What comes by a pipe is not waited for: its first piece must tell.
  return { name, isPacked: kind !== null, ...(await peek(unpacked, path === '-' ? 1 : HEAD)) };
}

/** All bytes of a stream. */
export async function allBytes(chunks: Chunks): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

function packing(head: Uint8Array): keyof typeof UNPACK | null {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  return head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd ? 'zstd' : null;
}

const UNPACK = {
  // What fails is thrown where the unpacked bytes are read.
  gzip: (chunks: Chunks): Chunks =>
    pipeline(Readable.from(chunks), createGunzip(), () => undefined) as Chunks,
  zstd: unzstd,
} as const;

async function* unzstd(chunks: Chunks): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  let isDone = false;
  const stream = new Decompress((data, last) => {
    ready.push(data);
    isDone ||= last === true;
  });
  for await (const chunk of chunks) {
    stream.push(chunk);
    yield* ready;
    ready = [];
  }
  if (!isDone) stream.push(new Uint8Array(0), true);
  yield* ready;
}

/** The same chunks; what fails is told with the name of the file. */
async function* named(chunks: Chunks, path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    throw readFault(path, error);
  }
}

/** The beginning of a stream, which stays to be read. */
async function peek(chunks: Chunks, size: number): Promise<{ head: Uint8Array; chunks: Chunks }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < size) {
    const next = await iterator.next();
    if (next.done) break;
    parts.push(next.value);
    length += next.value.length;
  }
  return { head: Buffer.concat(parts), chunks: resumed(parts, iterator) };
}

async function* resumed(
  parts: readonly Uint8Array[],
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* parts;
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
}
