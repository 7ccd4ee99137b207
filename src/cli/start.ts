import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { packagePath } from '../node/package.ts';
import { UserError } from '../types/errors.ts';
import { arrange } from '../graph/layout.ts';
import { sumOf } from './commands/build.ts';
import { emptyTally } from './lines.ts';
import { showGraph } from './commands/view.ts';
import { portNumber } from './options.ts';

// `npm start`: builds what is missing, then the graph of the articles, and shows it.

try {
  process.exitCode = await start();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof UserError) {
    process.stderr.write(`actorgraph: ${error.message}\n`);
    process.exitCode = error.exitCode;
  } else throw error;
}

async function start(): Promise<number> {
  const program = new Command('npm start --')
    .argument('[article...]', 'articles to read', articlesOfPackage())
    .option('-p, --port <number>', 'where to serve; the next free one if it is taken', portNumber, 4173)
    .option('--no-open', 'print the address only')
    .exitOverride()
    .parse();
  if (isStale(packagePath('dist/viewer'), ['viewer', 'src', 'package-lock.json'])) {
    process.stderr.write('building (once) …\n');
    execFileSync('npm', ['run', '--silent', 'build'], {
      cwd: packagePath('.'),
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
  }
  const articles = program.args.length > 0 ? program.args : articlesOfPackage();
  const tally = emptyTally();
  const graph = arrange(await sumOf(articles, { field: {}, jobs: 1 }, tally));
  await showGraph(graph, program.opts<{ port: number; open: boolean }>());
  return 0;
}

function articlesOfPackage(): string[] {
  const folder = packagePath('data/articles');
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));
}

/** Whether something was built never, or before its sources were last changed. */
function isStale(built: string, sources: readonly string[]): boolean {
  if (!existsSync(join(built, 'index.html'))) return true;
  const time = statSync(join(built, 'index.html')).mtimeMs;
  return sources.some((source) => newest(packagePath(source)) > time);
}

/** When the youngest file under a path was changed, in milliseconds. */
function newest(path: string): number {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
