import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The path of a file of this package, wherever this module runs: from `src` by tsx, or from `dist`. */
export function packagePath(relative: string): string {
  return join(packageRoot(), relative);
}

/** The version in package.json. */
export function packageVersion(): string {
  const value: unknown = JSON.parse(readFileSync(packagePath('package.json'), 'utf8'));
  return (value as { version: string }).version;
}

function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}
