import { UserError } from '../types/errors.ts';

/** The first four bytes of a model file. */
const MAGIC = 'AGLM';
/** Raised whenever an older program could not read a newer file. */
export const MODEL_VERSION = 1;
const HEADER_BYTES = 24;
const ALIGNMENT = 8;

/** A model file taken apart: a JSON description and named runs of bytes. */
export interface ModelFile {
  readonly meta: unknown;
  readonly sections: ReadonlyMap<string, Uint8Array>;
}

interface Directory {
  readonly meta: unknown;
  readonly sections: readonly { readonly name: string; readonly offset: number; readonly length: number }[];
}

/**
 * Returns the bytes of a model file: header (magic, version, length, checksum, size of the directory), a directory in
 * JSON, then the sections, each starting at a multiple of eight bytes.
 */
export function writeModelFile(meta: unknown, sections: ReadonlyMap<string, Uint8Array>): Uint8Array {
  let offset = 0;
  const entries = [...sections].map(([name, bytes]) => {
    const entry = { name, offset, length: bytes.length };
    offset += align(bytes.length);
    return entry;
  });
  const directory = new TextEncoder().encode(JSON.stringify({ meta, sections: entries } satisfies Directory));
  const base = align(HEADER_BYTES + directory.length);
  const file = new Uint8Array(base + offset);
  file.set(directory, HEADER_BYTES);
  for (const entry of entries) file.set(sections.get(entry.name) as Uint8Array, base + entry.offset);
  const view = new DataView(file.buffer);
  file.set(new TextEncoder().encode(MAGIC));
  view.setUint32(4, MODEL_VERSION, true);
  view.setUint32(8, file.length, true);
  view.setUint32(12, checksum(file.subarray(HEADER_BYTES)), true);
  view.setUint32(16, directory.length, true);
  return file;
}

/**
 * Returns the parts of a model file; the sections are views into `buffer`, not copies.
 *
 * @throws UserError where the bytes are no model file, a newer version's, cut short or damaged.
 */
export function readModelFile(buffer: ArrayBuffer): ModelFile {
  const bytes = new Uint8Array(buffer);
  if (bytes.length < HEADER_BYTES || String.fromCharCode(...bytes.subarray(0, 4)) !== MAGIC)
    throw new UserError(
      `not a language model: expected a file that starts with "${MAGIC}"; use the one in data/model`,
    );
  const view = new DataView(buffer);
  const version = view.getUint32(4, true);
  if (version !== MODEL_VERSION)
    throw new UserError(
      `the language model has format version ${version}, expected ${MODEL_VERSION}; ` +
        (version > MODEL_VERSION
          ? 'update actorgraph'
          : 'use the model that came with this version of actorgraph'),
    );
  const length = view.getUint32(8, true);
  if (length !== bytes.length)
    throw new UserError(
      `the language model has ${bytes.length} bytes, expected ${length}; copy or download it again`,
    );
  if (view.getUint32(12, true) !== checksum(bytes.subarray(HEADER_BYTES)))
    throw new UserError(
      'the language model is damaged (its checksum does not match); copy or download it again',
    );
  const directoryLength = view.getUint32(16, true);
  const json = new TextDecoder().decode(bytes.subarray(HEADER_BYTES, HEADER_BYTES + directoryLength));
  const directory = JSON.parse(json) as Directory;
  const base = align(HEADER_BYTES + directoryLength);
  const sections = new Map<string, Uint8Array>();
  for (const { name, offset, length: size } of directory.sections)
    sections.set(name, bytes.subarray(base + offset, base + offset + size));
  return { meta: directory.meta, sections };
}

/** Returns the bytes of a section. @throws UserError where the model lacks it. */
export function requireSection(file: ModelFile, name: string): Uint8Array {
  const bytes = file.sections.get(name);
  if (!bytes) throw new UserError(`the language model lacks its part "${name}"; use the one in data/model`);
  return bytes;
}

function align(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}

/** FNV-1a over 32-bit little-endian words, then over the bytes that remain: four times as fast as bytewise. */
function checksum(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const words = bytes.length >>> 2;
  let hash = 0x811c9dc5;
  for (let i = 0; i < words; i++) hash = Math.imul(hash ^ view.getInt32(i * 4, true), 0x01000193);
  for (let i = words * 4; i < bytes.length; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  return hash >>> 0;
}
