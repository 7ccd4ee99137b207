/** A process for each network, so that several are trained at once. */
import { fork } from 'node:child_process';
import type { NetworkFiles } from './program.ts';

/** What a process is told. */
export interface Task {
  readonly name: string;
  readonly files: NetworkFiles;
}

/**
 * Train a network in a process of its own; it is handed over in the state files.
 *
 * @param log Gets the process's lines.
 */
export function trainApart(name: string, files: NetworkFiles, log: (line: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const task: Task = { name, files };
    fork(new URL('./network-process.ts', import.meta.url), [JSON.stringify(task)])
      .on('message', log)
      .on('error', reject)
      .on('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`${name}: the training has stopped`)),
      );
  });
}
