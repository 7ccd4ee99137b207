import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { EVENT_COLUMNS, type EventColumn } from '../../formats/events.ts';
import { packagePath } from '../../node/package.ts';
import { UserError } from '../../types/errors.ts';

export interface SparkOptions {
  readonly master?: string;
  readonly partitions?: number;
  readonly graph: boolean;
  readonly field: readonly string[];
  /** Options for spark-submit, passed on as they are. */
  readonly submit: readonly string[];
}

/** Spark's names of the types of event rows. */
const TYPES: Readonly<Record<EventColumn['type'], string>> = {
  string: 'STRING',
  integer: 'INT',
  double: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
};

/** What the bundled program does not hold and pages of HTML need. */
const OUTSIDE = ['linkedom', '@mozilla/readability'];

/**
 * `actorgraph spark`: a corpus to graph, event rows and edges on a Spark cluster.
 *
 * @returns the exit code of the job.
 */
export async function spark(
  input: string,
  output: string,
  { master, partitions, graph, field, submit: more }: SparkOptions,
): Promise<number> {
  const program = findSubmit();
  const folder = mkdtempSync(join(tmpdir(), 'actorgraph-spark-'));
  try {
    const archive = await pack(folder);
    const args = [
      ...(master ? ['--master', master] : []),
      '--conf',
      'spark.log.level=WARN',
      '--conf',
      'spark.sql.debug.maxToStringFields=100',
      ...more,
      '--archives',
      `${archive}#actorgraph`,
      packagePath('spark/actorgraph_spark.py'),
      input,
      output,
      '--events',
      EVENT_COLUMNS.map(({ name, type }) => `${name} ${TYPES[type]}`).join(', '),
      ...(graph ? [] : ['--no-graph']),
      ...(partitions ? ['--partitions', String(partitions)] : []),
      ...field.flatMap((one) => ['--field', one]),
    ];
    return await run(program, args, { ...process.env, PYSPARK_PYTHON: pythonBeside(program) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function findSubmit(): string {
  const { SPARK_HOME, PATH = '' } = process.env;
  const name = process.platform === 'win32' ? 'spark-submit.cmd' : 'spark-submit';
  const folders = [...(SPARK_HOME ? [join(SPARK_HOME, 'bin')] : []), ...PATH.split(delimiter)];
  const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  if (found) return found;
  throw new UserError(
    'spark-submit: not found; install Java 17 and "pip install pyspark", or set SPARK_HOME',
  );
}

/** The Python of the environment that spark-submit belongs to. */
function pythonBeside(submit: string): string {
  const python = join(dirname(submit), 'python3');
  return process.env['PYSPARK_PYTHON'] ?? (existsSync(python) ? python : 'python3');
}

/** The program and its data as one archive. */
async function pack(folder: string): Promise<string> {
  const root = join(folder, 'actorgraph');
  if (!existsSync(packagePath('dist/cli/main.js')))
    throw new UserError('the program is not built; run "npm run build" first');
  for (const path of ['dist/cli', 'data', 'package.json'])
    cpSync(packagePath(path), join(root, path), { recursive: true });
  for (const [name, from] of closure(OUTSIDE))
    cpSync(from, join(root, 'node_modules', name), { recursive: true, dereference: true });
  const archive = join(folder, 'actorgraph.tar.gz');
  const code = await run('tar', ['-czf', archive, '-C', root, '.'], process.env);
  if (code !== 0)
    throw new UserError(`tar: failed with ${code}; the program could not be packed for the cluster`);
  return archive;
}

/** Packages with all that they depend on, and where they are. */
function closure(names: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const from = folderOf(name);
    if (found.has(name) || from === null) continue;
    found.set(name, from);
    const { dependencies = {} } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>;
    };
    open.push(...Object.keys(dependencies));
  }
  return found;
}

function folderOf(name: string): string | null {
  for (let folder = packagePath('.'); ; folder = dirname(folder)) {
    const path = join(folder, 'node_modules', name);
    if (existsSync(path)) return path;
    if (dirname(folder) === folder) return null;
  }
}

/** Runs a program to its end; all that it says goes to standard error, as spark-submit sends the errors of Python out. */
function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['inherit', 2, 2], env });
    child.once('error', (error) =>
      reject(new UserError(`${command}: ${error.message}; check that it is installed`)),
    );
    child.once('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)));
  });
}
