#!/usr/bin/env node
import { constants } from 'node:os';
import { removeDrafts, writeFault } from '../node/files.ts';
import { runProgram } from './program.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads our output has enough of it, as `head` does.
  if (error.code === 'EPIPE') stop(0);
  process.stderr.write(`actorgraph: ${writeFault('standard output', error).message}\n`);
  stop(1);
});
process.stderr.on('error', () => stop(1));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => stop(128 + constants.signals[signal]));
}

function stop(code: number): never {
  removeDrafts();
  process.exit(code);
}

process.exitCode = await runProgram(process.argv);
