import { spawnSync } from 'node:child_process';
import { vi } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';

/** What a run of the command line left behind. */
export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Run the command line within this process: as `actorgraphProcess`, and far faster. */
export async function actorgraph(...args: readonly string[]): Promise<Run> {
  const [out, err]: [string[], string[]] = [[], []];
  const catchIn = (list: string[]) => (chunk: string | Uint8Array) => list.push(String(chunk)) > 0;
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(catchIn(out)),
    vi.spyOn(process.stderr, 'write').mockImplementation(catchIn(err)),
  ];
  try {
    const code = await runProgram(['node', 'actorgraph', ...args]);
    return { code, out: out.join(''), err: err.join('') };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** Run the command line from its sources, as a process of its own. */
export function actorgraphProcess(args: readonly string[], input: string): Run {
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], {
    input,
    encoding: 'utf8',
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}
