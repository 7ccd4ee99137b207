import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorgraph } from '../helpers/cli.ts';
import { pythonsWith, runPython } from '../helpers/python.ts';

const PROGRAM = 'dist/cli/main.js';
const hasSpark = process.env['PATH']!.split(delimiter).some((path) => existsSync(join(path, 'spark-submit')));

let folder: string;
const at = (name: string) => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'actorgraph-spark-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('actorgraph spark', () => {
  it('says what to install where there is no Spark', async () => {
    const { PATH, SPARK_HOME } = process.env;
    try {
      process.env['PATH'] = folder;
      delete process.env['SPARK_HOME'];
      expect((await actorgraph('spark', 'in.jsonl', 'out')).err).toBe(
        'actorgraph: spark-submit: not found; install Java 17 and "pip install pyspark", or set SPARK_HOME\n',
      );
    } finally {
      process.env['PATH'] = PATH;
      if (SPARK_HOME !== undefined) process.env['SPARK_HOME'] = SPARK_HOME;
    }
  });
});

const [python] = pythonsWith('pyspark');

describe.skipIf(python!.path === '')('the program of an executor (needs pyspark)', () => {
  it('makes nothing of a partition without lines, without calling Node', () => {
    const script = `import json, sys; sys.path.insert(0, 'spark')
from actorgraph_spark import Program
program = Program('no-such-node', [])
print(json.dumps([list(program.event_rows(iter([]))), list(program.graph_of_lines(iter([])))]))`;
    expect(runPython(python!.path, script, null)).toEqual([[], []]);
  });
});

const VERBS = ['warned', 'thanked', 'criticized', 'attacked', 'plans to attack'];
const RECORDS = [
  ...Array.from({ length: 60 }, (_, i) => ({
    id: i,
    date: `2024-0${1 + (i % 3)}-01`,
    text: `China ${VERBS[i % 5]} Japan.`,
  })),
  { text: 'Iran criticized Iraq.' },
  { text: 'Iran criticized Iraq.' },
].map((record) => JSON.stringify(record));
/** A record whose text is in Latin-1. */
const NO_UTF8 = Buffer.from('\n{"text":"The caf\u00e9 was closed."}', 'latin1');
const BAD = ['{"id":', '{"id":5,"text":"Japan left."}', '{"text":"No day.","date":"2024-02-30"}'];

describe.skipIf(!hasSpark || !existsSync(PROGRAM))(
  'a cluster of two workers (needs spark-submit of pyspark on the PATH, and "npm run build")',
  () => {
    it(
      'gives the bytes of build, though an executor is killed; bad records are set apart',
      { timeout: 900_000 },
      async () => {
        // Spark reads the longer file first; the numbers of records go by the names.
        mkdirSync(at('in'));
        writeFileSync(at('in/a.jsonl'), `${[...BAD.slice(0, 1), ...RECORDS.slice(0, 9)].join('\n')}\n`);
        writeFileSync(
          at('in/b.jsonl'),
          Buffer.concat([Buffer.from([...RECORDS.slice(9), '', ...BAD.slice(1)].join('\n')), NO_UTF8]),
        );
        const { code, log } = await sparkWithALoss();
        expect(log).toMatch(/Lost executor/);
        expect(log).toContain(`actorgraph: 4 records could not be read; see ${at('out')}/_rejected\n`);
        expect(code, log.slice(-2000)).toBe(1);
        const whole = await actorgraph('build', at('in'), '-o', at('whole.json'));
        expect(whole.code).toBe(1);
        expect(readFileSync(at('out/graph.json'), 'utf8')).toBe(readFileSync(at('whole.json'), 'utf8'));
        expect(reasons().toSorted()).toEqual([
          expect.stringMatching(/^record 1: no JSON/),
          'record 65 (id "5"): the id stands twice, first at record 7; give each record its own',
          expect.stringMatching(/^record 66: "date" is a day that is in no calendar/),
          'record 67: not UTF-8; convert the file with iconv',
        ]);
        await expectEvents();
      },
    );
  },
);

/** Runs the job, and kills an executor as soon as it works. */
async function sparkWithALoss(): Promise<{ code: unknown; log: string }> {
  const cluster = ['--master', 'local-cluster[2,1,1024]', '--partitions', '3'];
  const child = spawn(process.execPath, [PROGRAM, 'spark', at('in/*.jsonl'), at('out'), ...cluster], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  child.stderr.on('data', (data) => (log += String(data)));
  const ended = once(child, 'exit');
  let isRunning = true;
  void ended.then(() => (isRunning = false));
  for (let victim: number | null = null; victim === null && isRunning;) {
    victim = workingExecutorOf(child.pid!);
    if (victim !== null) process.kill(victim, 'SIGKILL');
    else await new Promise((resolve) => void setTimeout(resolve, 200));
  }
  const [code] = await ended;
  return { code, log };
}

/** An executor among the descendants of a process whose own descendants read articles; null where none does. */
function workingExecutorOf(ancestor: number): number | null {
  const rows = spawnSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .stdout.trim()
    .split('\n')
    .map((row) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row)!)
    .map(([, pid, parent, args]) => ({ pid: Number(pid), parent: Number(parent), args: args! }));
  const under = (root: number): typeof rows => {
    const children = rows.filter(({ parent }) => parent === root);
    return children.flatMap((child) => [child, ...under(child.pid)]);
  };
  const executors = under(ancestor).filter(({ args }) => args.includes('CoarseGrainedExecutorBackend'));
  const reads = ({ args }: { args: string }): boolean => args.includes('main.js extract');
  return executors.find(({ pid }) => under(pid).some(reads))?.pid ?? null;
}

function reasons(): string[] {
  return readdirSync(at('out/_rejected'))
    .filter((name) => name.startsWith('part-'))
    .sort()
    .flatMap((name) =>
      readFileSync(at(`out/_rejected/${name}`), 'utf8')
        .trim()
        .split('\n'),
    )
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { why: string }).why);
}

/** The rows by month are those of `actorgraph events` for the graph. */
async function expectEvents(): Promise<void> {
  const months = readdirSync(at('out/events')).filter((name) => name.startsWith('month='));
  expect(months.sort()).toEqual(['month=2024-01', 'month=2024-02', 'month=2024-03', 'month=undated']);
  const rows: Record<string, unknown>[] = [];
  for (const month of months)
    for (const name of readdirSync(at(`out/events/${month}`)).filter((file) => file.endsWith('.parquet'))) {
      const { buffer, byteOffset, byteLength } = readFileSync(at(`out/events/${month}/${name}`));
      rows.push(...(await parquetReadObjects({ file: buffer.slice(byteOffset, byteOffset + byteLength) })));
    }
  const { out } = await actorgraph('events', at('whole.json'));
  const sorted = (lines: readonly string[]) => lines.toSorted();
  const dayOf = (value: unknown) => (value as Date | null)?.toISOString().slice(0, 10) ?? null;
  const days: Record<string, unknown>[] = rows.map((row) => ({
    ...row,
    date: dayOf(row['date']),
    published: dayOf(row['published']),
  }));
  expect(sorted(days.map((row) => JSON.stringify(row)))).toEqual(sorted(out.trim().split('\n')));
  expect(days.map((row) => row['event'])).toContain('THREATEN');
}
