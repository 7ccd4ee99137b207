import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorgraph } from '../helpers/cli.ts';

const hasSpark = spawnSync('spark-submit', ['--version']).status === 0 && existsSync('dist/cli/main.js');

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

describe.skipIf(!hasSpark)('a cluster of two workers (needs spark-submit and "npm run build")', () => {
  it(
    'gives the bytes of build, though an executor is killed; bad records are set apart',
    { timeout: 900_000 },
    async () => {
      const verbs = ['warned', 'thanked', 'criticized', 'attacked'];
      const records = Array.from({ length: 60 }, (_, i) =>
        JSON.stringify({ id: i, date: `2024-0${1 + (i % 3)}-01`, text: `China ${verbs[i % 4]} Japan.` }),
      );
      const bad = ['{"id":', '{"id":5,"text":"Japan left."}', '{"text":"No day.","date":"2024-02-30"}'];
      writeFileSync(at('in.jsonl'), [...records, ...bad].join('\n'));
      const child = spawn(
        process.execPath,
        [
          'dist/cli/main.js',
          'spark',
          at('in.jsonl'),
          at('out'),
          '--master',
          'local-cluster[2,1,1024]',
          '--partitions',
          '8',
        ],
        { stdio: ['ignore', 'ignore', 'pipe'] },
      );
      const ended = once(child, 'exit');
      let log = '';
      child.stderr.on('data', (data) => (log += String(data)));
      const victim = await executorOf(child.pid!);
      process.kill(victim, 'SIGKILL');
      expect(await ended, log.slice(-2000)).toEqual([1, null]);
      expect(log).toMatch(/Lost executor/);
      expect(log).toContain('3 records could not be read');
      const whole = await actorgraph('build', at('in.jsonl'), '-o', at('whole.json'));
      expect(whole.code).toBe(1);
      expect(readFileSync(at('out/graph.json'), 'utf8')).toBe(readFileSync(at('whole.json'), 'utf8'));
      expect(readdirSync(at('out/events')).filter((name) => name.startsWith('month='))).toEqual([
        'month=2024-01',
        'month=2024-02',
        'month=2024-03',
      ]);
    },
  );
});

/** The first executor among the descendants of a process, as soon as it works. */
async function executorOf(ancestor: number): Promise<number> {
  for (;;) {
    const rows = spawnSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
      .stdout.trim()
      .split('\n')
      .map((row) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row)!)
      .map(([, pid, parent, args]) => ({ pid: Number(pid), parent: Number(parent), args: args! }));
    const own = new Set([ancestor]);
    for (let size = 0; size !== own.size;) {
      size = own.size;
      for (const { pid, parent } of rows) if (own.has(parent)) own.add(pid);
    }
    const executors = rows.filter(
      ({ pid, args }) => own.has(pid) && args.includes('CoarseGrainedExecutorBackend'),
    );
    const working = executors.find(({ pid }) => rows.some(({ parent }) => parent === pid));
    if (working) return working.pid;
    await new Promise((resolve) => void setTimeout(resolve, 200));
  }
}
