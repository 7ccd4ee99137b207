import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { random } from '../src/graph/random.ts';
import { runProgram } from '../src/node/run-program.ts';
import { UserError } from '../src/types/errors.ts';

const CORPUS = '../shared/corpora/plain/current-events.jsonl.gz';
const PROGRAM = 'dist/cli/main.js';
const SIZES = [100, 1000, 10_000, 100_000];
/** Corpora of so many characters at most are read twice: by one thread and by two. */
const READ_TWICE = 500_000;
const SPARK_RECORDS = 1000;

/** So many records at most: `BENCH_RECORDS=100000 npm run bench -- corpus` reads all of the real corpus. */
const MOST = Number(process.env['BENCH_RECORDS'] ?? 10_000);

/** Writes what it used, its processor and its memory, where the environment says. */
const WATCH = `--import=data:text/javascript,${encodeURIComponent(
  `import { writeFileSync } from 'node:fs'; process.on('exit', () => writeFileSync(process.env.USAGE_FILE, JSON.stringify(process.resourceUsage())));`,
)}`;

/**
 * What the command line takes over growing corpora: the real one, and articles of ordinary length made by a seeded generator.
 *
 * Rates are by the seconds of a core, which on a busy machine tell more than the clock; what threads and Spark's workers
 * gain is by the clock. What a row needs and is not there is named instead.
 */
function* corpusGrowth(folder: string): Generator<string> {
  if (!existsSync(PROGRAM)) throw new UserError(`${PROGRAM}: missing; run "npm run build:node" first`);
  const real = existsSync(CORPUS) ? gunzipSync(readFileSync(CORPUS)).toString().trim().split('\n') : null;
  yield* growthTable(folder, 'articles of 400 words', Math.max(100, MOST / 10), generated);
  if (real === null) yield `items of the real corpus: skipped, there is no ${CORPUS}`;
  else {
    const most = Math.min(MOST, real.length);
    yield* growthTable(folder, 'items of the real corpus', most, (size) => spread(real, size));
  }
  yield* sparkRows(folder, real === null ? generated(100) : spread(real, SPARK_RECORDS));
}

/** So many of the lines, from all parts of the corpus. */
function spread(lines: readonly string[], size: number): string[] {
  return Array.from({ length: size }, (_, i) => lines[Math.floor((i * lines.length) / size)]!);
}

/** What is measured of each size, in the order of the columns. */
const COLUMNS = [
  'records',
  'extract: records/s',
  'extract: MB',
  'two threads: × one',
  'merge: mentions/s',
  'merge: MB of lines/s',
  'one changed: % of all',
  'build: MB',
  'graph: MB',
  'layout: actors',
  'layout: s',
];

function* growthTable(
  folder: string,
  what: string,
  most: number,
  recordsOf: (size: number) => string[],
): Generator<string> {
  const lineOf = (cells: readonly string[]): string =>
    cells.map((cell, i) => cell.padStart(widthOf(COLUMNS[i]!))).join('');
  const halves = COLUMNS.map((name) => (name.includes(': ') ? name.split(': ') : ['', name]));
  yield `${what}\n${lineOf(halves.map(([of]) => of!))}\n${lineOf(halves.map(([, unit]) => unit!))}`;
  for (const size of SIZES) {
    if (size <= most) yield lineOf([size.toLocaleString('en'), ...figuresOf(folder, recordsOf(size))]);
  }
}

/** The longer half of a column's name and a gap. */
function widthOf(column: string): number {
  return Math.max(...column.split(': ').map(({ length }) => length)) + 3;
}

/** The cells of one size behind its number, in the order of the columns. */
function figuresOf(folder: string, records: readonly string[]): string[] {
  const at = (file: string): string => join(folder, file);
  const corpus = `${records.join('\n')}\n`;
  writeFileSync(at('c.jsonl'), corpus);
  const read = ['extract', at('c.jsonl'), '--cache'];
  const extract = run(folder, [...read, at('cache')], at('lines.jsonl'));
  const two =
    corpus.length > READ_TWICE ? null : run(folder, [...read, at('two'), '--jobs', '2'], at('two.jsonl'));
  const merge = run(folder, ['merge', at('lines.jsonl'), '--no-layout', '-o', at('g.json')]);
  const layout = run(folder, ['merge', at('lines.jsonl'), '-o', at('g.json')]);
  const [, ...others] = records;
  writeFileSync(at('c.jsonl'), `${['{"id":"new","text":"Iran thanked Iraq."}', ...others].join('\n')}\n`);
  const build = ['build', at('c.jsonl'), '--cache', at('cache'), '--no-layout'];
  const changed = run(folder, [...build, '-o', at('changed.json')]);
  for (const cache of ['cache', 'two']) rmSync(at(cache), { recursive: true, force: true });
  return [
    rate(records.length, extract),
    extract.megabytes.toFixed(0),
    two === null ? '' : (extract.seconds / two.seconds).toFixed(2),
    rate(mentionsIn(at('lines.jsonl')), merge),
    rate(megabytes(at('lines.jsonl')), merge),
    ((100 * changed.work) / (extract.work + merge.work)).toFixed(1),
    changed.megabytes.toFixed(0),
    megabytes(at('g.json')).toFixed(1),
    actorsIn(at('g.json')).toLocaleString('en'),
    Math.max(0, layout.work - merge.work).toFixed(1),
  ];
}

/** One worker of Spark and two, without what Spark takes to start and stop. */
function* sparkRows(folder: string, records: readonly string[]): Generator<string> {
  if (spawnSync('spark-submit', ['--version']).status !== 0) {
    yield 'Spark: skipped, there is no spark-submit on the PATH (pip install pyspark; Java 17)';
    return;
  }
  const seconds = (size: number, workers: number): number => {
    const output = join(folder, 'spark');
    const corpus = join(folder, 'spark.jsonl');
    writeFileSync(corpus, `${spread(records, size).join('\n')}\n`);
    const cost = run(folder, ['spark', corpus, output, '--master', `local[${workers}]`]);
    rmSync(output, { recursive: true });
    return cost.seconds;
  };
  const start = seconds(10, 1);
  const [one, two] = [1, 2].map((workers) => seconds(records.length, workers)) as [number, number];
  const gain = (one - start) / (two - start);
  // On a machine that others keep busy, starting alone may take longer than the work.
  const told =
    one > start && two > start ? `without the start ${gain.toFixed(2)} × one` : 'too busy to compare';
  yield `Spark, ${records.length} records: start ${start.toFixed(0)} s, one worker ${one.toFixed(0)} s, two ${two.toFixed(0)} s; ${told}`;
}

interface Cost {
  readonly seconds: number;
  /** Seconds of one core: what the work takes on a machine that others use too. */
  readonly work: number;
  readonly megabytes: number;
}

function run(folder: string, args: readonly string[], output?: string): Cost {
  const usage = join(folder, 'usage');
  const file = output === undefined ? null : openSync(output, 'w');
  const start = performance.now();
  const child = spawnSync(process.execPath, [WATCH, PROGRAM, ...args], {
    env: { ...process.env, USAGE_FILE: usage },
    maxBuffer: 2 ** 30,
    stdio: ['ignore', file ?? 'ignore', 'pipe'],
  });
  const seconds = (performance.now() - start) / 1000;
  if (file !== null) closeSync(file);
  if (child.status !== 0) throw new UserError(`${args.join(' ')}: ${String(child.stderr).slice(-500)}`);
  const used = JSON.parse(readFileSync(usage, 'utf8')) as NodeJS.ResourceUsage;
  const work = (used.userCPUTime + used.systemCPUTime) / 1e6;
  return { seconds, work, megabytes: used.maxRSS / 1024 };
}

/** So many a second of a core. */
function rate(number: number, { work }: Cost): string {
  return Math.round(number / work).toLocaleString('en');
}

function actorsIn(file: string): number {
  return (JSON.parse(readFileSync(file, 'utf8')) as { nodes: unknown[] }).nodes.length;
}

function mentionsIn(lines: string): number {
  return readFileSync(lines, 'latin1').split('"sentence":').length - 1;
}

function megabytes(file: string): number {
  return statSync(file).size / 1e6;
}

const STATES = [
  'China',
  'Japan',
  'Russia',
  'Ukraine',
  'Iran',
  'Israel',
  'France',
  'Germany',
  'India',
  'Pakistan',
];
const ACTS = ['warned', 'criticized', 'thanked', 'attacked', 'invited', 'sanctioned', 'supported', 'met'];
const FILLERS = [
  'The talks went on until late in the evening, and nobody expected a quick end to them.',
  'Prices of grain and oil have risen since the spring, as analysts had foreseen.',
  'It is the third time this year that such a thing has happened in the region.',
];

/** Articles of about 400 words, the same for the same number. */
function generated(number: number): string[] {
  const next = random(number);
  const pick = (list: readonly string[]) => list[Math.floor(next() * list.length)]!;
  const sentence = () =>
    next() < 0.3 ? `${pick(STATES)} ${pick(ACTS)} ${pick(STATES)} on Monday.` : pick(FILLERS);
  return Array.from({ length: number }, (_, i) => {
    const paragraphs = Array.from({ length: 8 }, () =>
      [sentence(), sentence(), sentence(), sentence()].join(' '),
    );
    const day = new Date(Date.UTC(2020, 0, 1 + (i % 1000))).toISOString().slice(0, 10);
    return JSON.stringify({ id: `made-${i}`, date: day, text: paragraphs.join('\n\n') });
  });
}

await runProgram('bench', () => {
  const folder = mkdtempSync(join(tmpdir(), 'actorgraph-bench-'));
  try {
    for (const line of corpusGrowth(folder)) process.stdout.write(`${line}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
