/** A process for each network, so that several are trained at once. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { UserError } from '../../types/errors.ts';
import type { NetworkFiles } from './corpora.ts';

/** What a process is told. */
export interface Task {
  readonly name: string;
  readonly files: NetworkFiles;
}

/**
 * Train networks, each in a process of its own; they are handed over in the state files.
 *
 * @param log Gets the processes' lines.
 * @throws UserError where one of them fails; the others are stopped.
 */
export async function trainApart(
  names: readonly string[],
  files: NetworkFiles,
  log: (line: string) => void,
): Promise<void> {
  const processes: ChildProcess[] = [];
  const run = (name: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const task: Task = { name, files };
      const child = fork(new URL('./network-process.ts', import.meta.url), [JSON.stringify(task)]);
      processes.push(child);
      child.on('message', log);
      child.on('error', reject);
      child.on('exit', (code) => {
        if (code === 0) resolve();
        else reject(new UserError(`training of ${name} has stopped; run the same command again to go on`));
      });
    });
  try {
    await Promise.all(names.map(run));
  } catch (error) {
    for (const child of processes) child.kill();
    throw error;
  }
}
