import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorgraph } from '../helpers/cli.ts';

// What only a process of its own shows: its output closed or full, its end by a signal, its threads.

const PROGRAM = [process.execPath, '--import', 'tsx', 'src/cli/main.ts'];
const BUILT = 'dist/cli/main.js';
const TIMEOUT = { timeout: 240_000 };

let folder: string;
const at = (name: string) => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'actorgraph-process-'));
  writeFileSync(at('a.txt'), 'China warned Taiwan.\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Run a line of the shell in which $AG is the program. */
function shell(line: string): { code: number | null; out: string; err: string } {
  const run = spawnSync('bash', ['-c', line.replaceAll('$AG', PROGRAM.join(' '))], { encoding: 'utf8' });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

describe.skipIf(!existsSync('/dev/full'))('standard output (needs /dev/full)', () => {
  it('that is full or closed is told in one line', TIMEOUT, () => {
    const full = shell(`$AG build ${at('a.txt')} -o - > /dev/full`);
    expect([full.code, full.err]).toEqual([
      1,
      'actorgraph: standard output: no space left on the disk; free some and try again\n',
    ]);
    const closed = shell(`$AG completion bash >&-`);
    expect([closed.code, closed.err]).toEqual([
      1,
      'actorgraph: standard output is closed; leave it open, or send it to a file: > FILE\n',
    ]);
  });

  it('that nobody reads any more ends the program quietly', TIMEOUT, () => {
    writeFileSync(at('long.txt'), 'China warned Taiwan. '.repeat(4000));
    const { code, err } = shell(`$AG parse ${at('long.txt')} | head -1; exit \${PIPESTATUS[0]}`);
    expect([code, err]).toEqual([0, '']);
  });
});

describe('an interrupt', () => {
  it('leaves the output as it was and no draft', TIMEOUT, async () => {
    writeFileSync(at('g.json'), 'old');
    const [node, ...args] = PROGRAM;
    const child = spawn(node!, [...args, 'build', '-', '--format', 'jsonl', '-v', '-o', at('g.json')]);
    const ended = once(child, 'exit');
    child.stdin.write('{"id":1,"text":"China warned Taiwan."}\n{"id":1,"text":"Twice."}\n');
    // The complaint about the second record shows that the work is under way.
    await once(child.stderr, 'data');
    child.kill('SIGINT');
    expect(await ended).toEqual([130, null]);
    expect(readFileSync(at('g.json'), 'utf8')).toBe('old');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('the output that was there before', () => {
  it('stays whole where the new one grows larger than files may be', TIMEOUT, () => {
    writeFileSync(at('full.json'), 'old');
    // The article's own text is in the graph: more than the one kilobyte that is allowed.
    writeFileSync(at('much.txt'), 'China warned Taiwan. '.repeat(100));
    const { code, err } = shell(`ulimit -f 1; $AG build ${at('much.txt')} -o ${at('full.json')}`);
    expect([code, err]).toEqual([
      1,
      `actorgraph: ${at('full.json')}: larger than files may be here; raise the limit (ulimit -f) or choose another place\n`,
    ]);
    expect(readFileSync(at('full.json'), 'utf8')).toBe('old');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('stays whole where the program is killed while it writes', TIMEOUT, async () => {
    writeFileSync(at('killed.json'), 'old');
    const endless = `import { writeFileAtomically } from './src/node/files.ts';
      await writeFileAtomically(${JSON.stringify(at('killed.json'))}, (function* () {
        for (let i = 0; ; i++) { if (i === 100) console.log('writing'); yield 'new'; }
      })());`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', endless]);
    const ended = once(child, 'exit');
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    expect(await ended).toEqual([null, 'SIGKILL']);
    expect(readFileSync(at('killed.json'), 'utf8')).toBe('old');
  });
});

describe('threads and cache', () => {
  it('change nothing of the result; what has changed is read anew', TIMEOUT, async () => {
    const records = Array.from({ length: 40 }, (_, i) => ({ id: i, text: i % 2 ? 'China warned Taiwan.' : 'Iran thanked Iraq.' })); // prettier-ignore
    const write = (): void =>
      writeFileSync(at('c.jsonl'), records.map((one) => JSON.stringify(one)).join('\n'));
    const lines = async (...options: string[]) =>
      (await actorgraph('extract', at('c.jsonl'), ...options)).out;
    write();
    const plain = await lines();
    expect(plain.trim().split('\n')).toHaveLength(40);
    expect(await lines('--cache', at('cache'))).toBe(plain);
    if (existsSync(BUILT)) expect(shell(`node ${BUILT} extract ${at('c.jsonl')} --jobs 2`).out).toBe(plain);
    const stored = (): string[] =>
      readdirSync(at('cache'), { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.json'),
      );
    expect(stored()).toHaveLength(40);
    records[3]!.text = 'Japan criticized China.';
    write();
    const changed = await lines('--cache', at('cache'));
    expect(stored()).toHaveLength(41);
    expect(changed.split('\n').filter((line, i) => line !== plain.split('\n')[i])).toHaveLength(1);
  });

  it.skipIf(!existsSync('/proc/self'))(
    'a cache where no folder can be made is told in one line (needs /proc)',
    TIMEOUT,
    () => {
      const run = shell(`timeout -s KILL 120 $AG extract ${at('a.txt')} --cache /proc/x/y`);
      const told = {
        code: 1,
        out: '',
        err: 'actorgraph: /proc/x: no folder can be made here; choose another place for the cache\n',
      };
      expect(run).toEqual(told);
      if (existsSync(BUILT))
        expect(shell(`node ${BUILT} extract ${at('a.txt')} --jobs 2 --cache /proc/x/y`)).toEqual(told);
      writeFileSync(at('file'), '');
      expect(shell(`$AG extract ${at('a.txt')} --cache ${at('file')}`)).toMatchObject({
        code: 1,
        err: expect.stringMatching(
          /: part of the path is a file and not a folder; check the path\n$/,
        ) as string,
      });
    },
  );
});
