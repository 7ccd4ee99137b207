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
import type { Row } from './measure.ts';

const CORPUS = '../shared/corpora/plain/current-events.jsonl.gz';
const PROGRAM = 'dist/cli/main.js';
const SIZES = [100, 1000, 10_000, 100_000];
/** Corpora of so many characters at most are read again, to compare ways of reading them. */
const READ_AGAIN = 6_000_000;
/** Below so many records Spark only starts and stops. */
const SPARK_FROM = 1000;

/** So many records at most: `BENCH_RECORDS=10000 npm run bench -- corpus`. */
const MOST = Number(process.env['BENCH_RECORDS'] ?? 100_000);

/** Writes what it used, its processor and its memory, where the environment says. */
const WATCH = `--import=data:text/javascript,${encodeURIComponent(
  `import { writeFileSync } from 'node:fs'; process.on('exit', () => writeFileSync(process.env.USAGE_FILE, JSON.stringify(process.resourceUsage())));`,
)}`;

/**
 * Time and peak memory of the command line over growing corpora: the real one where it is there, and articles of
 * ordinary length made by a seeded generator.
 *
 * @param most the largest number of records.
 */
function* corpusGrowth(most: number): Generator<Row> {
  if (!existsSync(PROGRAM)) throw new UserError(`${PROGRAM}: missing; run "npm run build:node" first`);
  const folder = mkdtempSync(join(tmpdir(), 'actorgraph-bench-'));
  try {
    const real = existsSync(CORPUS) ? gunzipSync(readFileSync(CORPUS)).toString().trim().split('\n') : [];
    const items = SIZES.filter((size) => size <= Math.min(most, real.length));
    const articles = SIZES.filter((size) => size <= most / 10);
    for (const size of items) yield* rowsOf(folder, `${size} items`, spread(real, size));
    for (const size of articles) yield* rowsOf(folder, `${size} articles`, generated(size));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** So many of the lines, from all parts of the corpus. */
function spread(lines: readonly string[], size: number): string[] {
  return Array.from({ length: size }, (_, i) => lines[Math.floor((i * lines.length) / size)]!);
}

function* rowsOf(folder: string, name: string, records: readonly string[]): Generator<Row> {
  const at = (file: string) => join(folder, file);
  const corpus = `${records.join('\n')}\n`;
  writeFileSync(at('c.jsonl'), corpus);
  const extract = run(folder, ['extract', at('c.jsonl'), '--cache', at('cache')], at('lines.jsonl'));
  yield [`${name}: extract`, told(extract, records.length, 'records')];
  if (corpus.length <= READ_AGAIN) yield* rowsOfReadingAgain(folder, name, records.length, extract);
  const merge = run(folder, ['merge', at('lines.jsonl'), '--no-layout', '-o', at('g.json')]);
  yield [`${name}: merge --no-layout`, told(merge, mentionsIn(at('lines.jsonl')), 'relation mentions')];
  const layout = run(folder, ['merge', at('lines.jsonl'), '-o', at('g.json')]);
  yield [
    `${name}: layout`,
    `${(layout.work - merge.work).toFixed(1)} s of a core, ${actorsIn(at('g.json')).toLocaleString('en')} actors`,
  ];
  writeFileSync(
    at('c.jsonl'),
    `${['{"id":"new","text":"Iran thanked Iraq."}', ...records.slice(1)].join('\n')}\n`,
  );
  const changed = run(folder, [
    'build',
    at('c.jsonl'),
    '--cache',
    at('cache'),
    '--no-layout',
    '-o',
    at('g.json'),
  ]);
  const share = ((100 * changed.work) / (extract.work + merge.work)).toFixed(1);
  yield [
    `${name}: build, one record changed`,
    `${changed.work.toFixed(1)} s of a core, ${share} % of all; ${Math.round(changed.megabytes)} MB, graph ${size(at('g.json'))}`,
  ];
  rmSync(at('cache'), { recursive: true, force: true });
}

/** What needs the whole corpus to be read once more: two threads, and reading and merging in one program. */
function* rowsOfReadingAgain(folder: string, name: string, records: number, one: Cost): Generator<Row> {
  const corpus = join(folder, 'c.jsonl');
  const two = run(folder, ['extract', corpus, '--jobs', '2'], join(folder, 'two.jsonl'));
  yield [`${name}: extract --jobs 2`, `${told(two, records, 'records')}, ${ratio(one, two)} × one`];
  const build = run(folder, ['build', corpus, '--no-layout', '-o', join(folder, 'g.json')]);
  yield [`${name}: build --no-layout`, told(build, records, 'records')];
  if (records < SPARK_FROM || spawnSync('spark-submit', ['--version']).status !== 0) return;
  const [alone, both] = [1, 2].map((cores) => {
    const output = join(folder, `spark-${cores}`);
    return run(folder, ['spark', corpus, output, '--master', `local[${cores}]`]);
  }) as [Cost, Cost];
  yield [`${name}: spark, one worker`, `${alone.seconds.toFixed(1)} s`];
  yield [`${name}: spark, two workers`, `${both.seconds.toFixed(1)} s, ${ratio(alone, both)} × one`];
  for (const cores of [1, 2]) rmSync(join(folder, `spark-${cores}`), { recursive: true });
}

function ratio(one: Cost, two: Cost): string {
  return (one.seconds / two.seconds).toFixed(2);
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

function told({ seconds, work, megabytes }: Cost, number: number, what: string): string {
  const [rate, best] = [seconds, work].map((time) => Math.round(number / time).toLocaleString('en'));
  return `${seconds.toFixed(1)} s, ${rate} ${what}/s; ${work.toFixed(1)} s of a core, ${best}/s; ${Math.round(megabytes)} MB`;
}

function actorsIn(file: string): number {
  return (JSON.parse(readFileSync(file, 'utf8')) as { nodes: unknown[] }).nodes.length;
}

function mentionsIn(lines: string): number {
  return readFileSync(lines, 'latin1').split('"sentence":').length - 1;
}

function size(file: string): string {
  return `${(statSync(file).size / 1e6).toFixed(1)} MB`;
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
  for (const [name, value] of corpusGrowth(MOST)) process.stdout.write(`${name.padEnd(46)} ${value}\n`);
});
