import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { UserError } from '../types/errors.ts';

/**
 * The bytes of a file.
 *
 * @throws UserError where it is missing, a folder, or may not be read.
 */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new UserError(`${path}: ${reason(error, 'read')}`);
  }
}

/**
 * The lines of a file, read as they are asked for.
 *
 * @throws UserError where it is missing, a folder, or may not be read.
 */
export async function* readLines(path: string): AsyncIterable<string> {
  try {
    const file = await open(path);
    yield* file.readLines();
  } catch (error) {
    throw new UserError(`${path}: ${reason(error, 'read')}`);
  }
}

/** A file to be written: where, and what is in it. */
export interface FileToWrite {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * Write a file so that it is there whole or not at all: into a neighbour first, which then takes its name.
 *
 * @throws UserError where the folder is missing or may not be written.
 */
export async function writeFileAtomically(path: string, content: string | Uint8Array): Promise<void> {
  await writeFilesAtomically([{ path, content }]);
}

/**
 * Write files that belong together so that all are there whole or none is: where one cannot be written, what was
 * there before stays, of all of them.
 *
 * @throws UserError naming the file that could not be written.
 */
export async function writeFilesAtomically(files: readonly FileToWrite[]): Promise<void> {
  const drafts = files.map(({ path, content }) => ({ path, content, draft: `${path}.${process.pid}.tmp` }));
  let current = '';
  try {
    for (const { path, content, draft } of drafts) {
      current = path;
      await refuseFolder(path);
      await writeFile(draft, content);
    }
    for (const { path, draft } of drafts) {
      current = path;
      await rename(draft, path);
    }
  } catch (error) {
    await Promise.all(drafts.map(({ draft }) => rm(draft, { force: true })));
    throw new UserError(`${current}: ${reason(error, 'write')}`);
  }
}

/** A folder is the one thing that a finished draft could not replace. */
async function refuseFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
}

function reason(error: unknown, verb: 'read' | 'write'): string {
  switch ((error as NodeJS.ErrnoException).code) {
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
      return 'no space left on the disk; free some and try again';
    default:
      return `cannot ${verb} it (${error instanceof Error ? error.message : String(error)}); check the path`;
  }
}
