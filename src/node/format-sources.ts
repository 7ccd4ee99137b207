import { readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import type { FormatSources } from '../formats/format.ts';
import { UserError } from '../types/errors.ts';
import { packagePath } from './package.ts';

/** What formats need beside the graph, from this package's own files. */
export function formatSources(): FormatSources {
  return {
    lexicon: (name) => read(packagePath(join('data/lexicon', name)), 'install actorgraph again'),
    viewer: (path) =>
      read(
        packagePath(join('dist/viewer', normalize(path))),
        'the viewer is not built; run "npm run build" first',
      ),
  };
}

function read(path: string, remedy: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UserError(`${path}: cannot be read; ${remedy}`);
  }
}
