import { access, constants, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { isReadableName } from '../corpus/kind.ts';
import { slug } from '../lexicon/index.ts';
import { UserError } from '../types/errors.ts';
import { readFault } from './files.ts';

/** A file to be read, and what its article is called if it is one. */
export interface Input {
  /** "-" is standard input. */
  readonly path: string;
  readonly id: string;
  /** Whether the id has folders in front, since another file has the same name. */
  readonly isRenamed: boolean;
}

/**
 * The files that arguments name: files, folders with all they hold, and patterns such as `news/*.html`.
 *
 * Files in folders come in the order of their paths; hidden ones and those of other kinds are passed over. Files of
 * one name in different folders get ids with so many folders in front that they differ.
 *
 * @throws UserError where an argument names nothing, or a file may not be read: before any work is done.
 */
export async function findInputs(args: readonly string[]): Promise<Input[]> {
  const paths: string[] = [];
  for (const arg of args) paths.push(...(arg === '-' ? ['-'] : await filesOf(arg)));
  const unique = [...new Set(paths)];
  const ids = idsOf(unique);
  return unique.map((path) => ({ path, id: ids.get(path)!, isRenamed: ids.get(path) !== idOf(path, 0) }));
}

async function filesOf(arg: string): Promise<string[]> {
  try {
    if ((await stat(arg)).isDirectory()) return await filesIn(arg);
    await access(arg, constants.R_OK);
    return [arg];
  } catch (error) {
    if (error instanceof UserError || !/[*?[{]/.test(arg)) throw readFault(arg, error);
  }
  const found = await filesLike(arg, process.cwd());
  if (found.length === 0) throw new UserError(`${arg}: no file matches this pattern; check it`);
  return found;
}

async function filesIn(folder: string): Promise<string[]> {
  const found = await filesLike('**/*', folder);
  const paths = found.filter(isReadableName).map((name) => `${folder.replace(/[/\\]+$/, '')}${sep}${name}`);
  if (paths.length === 0) {
    throw new UserError(`${folder}: a folder without articles; expected .txt, .md, .html or corpora in it`);
  }
  for (const path of paths) {
    try {
      await access(path, constants.R_OK);
    } catch (error) {
      throw readFault(path, error);
    }
  }
  return paths;
}

/** The files in a folder that a pattern fits, in the order of their paths: by code units, the same in every locale. */
async function filesLike(pattern: string, cwd: string): Promise<string[]> {
  // It costs more to load than a file that is named costs to find.
  const { glob } = await import('tinyglobby');
  return (await glob(pattern, { cwd, expandDirectories: false })).sort();
}

/** Ids by path: the slug of the file's name, with as many folders before it as it takes to tell them apart. */
function idsOf(paths: readonly string[]): Map<string, string> {
  const ids = new Map<string, string>();
  let open = [...paths];
  for (let folders = 0; open.length > 0; folders++) {
    const taken = new Set(ids.values());
    const counts = new Map<string, number>();
    for (const path of open) counts.set(idOf(path, folders), (counts.get(idOf(path, folders)) ?? 0) + 1);
    for (const path of open) {
      const id = idOf(path, folders);
      if (counts.get(id) === 1 && !taken.has(id)) ids.set(path, id);
    }
    const deepest = Math.max(0, ...open.map((path) => path.split(/[/\\]/).length));
    open = open.filter((path) => !ids.has(path));
    if (folders > deepest) {
      for (const [i, path] of open.entries()) ids.set(path, `${idOf(path, folders)}-${i + 1}`);
      open = [];
    }
  }
  return ids;
}

function idOf(path: string, folders: number): string {
  if (path === '-') return 'stdin';
  const bare = path.replace(/\.(?:gz|zst)$/i, '').replace(/(?<=[^/\\])\.\w{1,8}$/, '');
  return (
    slug(
      bare
        .split(/[/\\]/)
        .slice(-1 - folders)
        .join(' '),
    ) || 'article'
  );
}
