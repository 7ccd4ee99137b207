import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, rmSync } from 'node:fs';
import { lstat, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { UserError } from '../types/errors.ts';

/** What a file holds: at once, or piece by piece. */
export type FileContent = string | Uint8Array | Iterable<string | Uint8Array>;

/**
 * The bytes of a file.
 *
 * @throws UserError where it is missing, a folder, or may not be read.
 */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw readFault(path, error);
  }
}

/**
 * Write a file so that it is there whole or not at all: into a neighbour first, which then takes its name.
 *
 * A symbolic link stays one: the file it leads to is written. A file keeps its mode. What is no file, such as a
 * pipe, is written to directly.
 *
 * @throws UserError where the folder is missing or may not be written, or the disk is full.
 */
export async function writeFileAtomically(path: string, content: FileContent): Promise<void> {
  await writeFilesAtomically([{ path, content }]);
}

/**
 * Write several files that belong together: all are written beside their places before the first takes its name.
 *
 * @throws UserError as `writeFileAtomically`.
 */
export async function writeFilesAtomically(
  files: readonly { readonly path: string; readonly content: FileContent }[],
): Promise<void> {
  const written: { path: string; draft: string; target: string }[] = [];
  let current = files[0]?.path ?? '';
  try {
    for (const { path, content } of files) {
      current = path;
      const place = await placeOf(path);
      if (place === null) {
        await writeTo(path, content, {});
        continue;
      }
      // Two that write the same file at once, of this machine or another, have a draft each.
      const draft = `${place.target}.${randomUUID().slice(0, 8)}.tmp`;
      drafts.add(draft);
      written.push({ path, draft, target: place.target });
      await writeTo(draft, content, place.mode === null ? {} : { mode: place.mode });
    }
    for (const { path, draft, target } of written) {
      current = path;
      await rename(draft, target);
      drafts.delete(draft);
    }
  } catch (error) {
    for (const { draft } of written) {
      await rm(draft, { force: true });
      drafts.delete(draft);
    }
    throw writeFault(current, error);
  }
}

/** Drafts that are being written now. */
const drafts = new Set<string>();

/** Remove what is half written: for the end of the program by a signal. */
export function removeDrafts(): void {
  for (const draft of drafts) rmSync(draft, { force: true });
}

/** Where a draft takes its place, and the mode it takes over; null where the path is no file (a pipe, a device). */
async function placeOf(path: string): Promise<{ target: string; mode: number | null } | null> {
  const there = await lstat(path).catch(() => null);
  if (!there) return { target: path, mode: null };
  const target = there.isSymbolicLink() ? await realpath(path).catch(() => null) : path;
  // A link that leads nowhere yet: what it is to lead to is made by writing through it.
  if (target === null) return null;
  const file = await stat(target);
  if (file.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
  return file.isFile() ? { target, mode: file.mode & 0o7777 } : null;
}

async function writeTo(path: string, content: FileContent, options: { mode?: number }): Promise<void> {
  const stream = createWriteStream(path, options);
  const done = finished(stream);
  // A failure is thrown where it is waited for.
  done.catch(() => undefined);
  const parts = typeof content === 'string' || content instanceof Uint8Array ? [content] : content;
  for (const part of parts) {
    if (stream.errored) break;
    if (!stream.write(part)) await Promise.race([once(stream, 'drain'), done]);
  }
  stream.end();
  await done;
}

/** What is to be said where something cannot be read. */
export function readFault(path: string, error: unknown): UserError {
  return error instanceof UserError ? error : new UserError(`${path}: ${reason(error, 'read')}`);
}

/** What is to be said where something cannot be written. */
export function writeFault(path: string, error: unknown): UserError {
  return error instanceof UserError ? error : new UserError(`${path}: ${reason(error, 'write')}`);
}

function reason(error: unknown, verb: 'read' | 'write'): string {
  const { code = '' } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
      return verb === 'read'
        ? 'no such file; check the path'
        : 'no such folder; make it first or check the path';
    case 'EISDIR':
      return verb === 'read'
        ? 'a folder, expected a file; name the files in it'
        : 'a folder; name a file in it';
    case 'ENOTDIR':
      return 'part of the path is a file and not a folder; check the path';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `no permission to ${verb} it; change the permissions or choose another place`;
    case 'ENOSPC':
    case 'EDQUOT':
      return 'no space left on the disk; free some and try again';
    case 'EFBIG':
      return 'larger than files may be here; raise the limit (ulimit -f) or choose another place';
    case 'EPIPE':
      return 'whoever was to read it has closed it; run both again';
    default:
      if (
        /^Z_|^ERR_/.test(code) ||
        (error instanceof Error && /zstd|unexpected EOF|invalid/i.test(error.message))
      )
        return `damaged or cut off (${(error as Error).message}); get it again`;
      return `cannot ${verb} it (${error instanceof Error ? error.message : String(error)}); check the path`;
  }
}
