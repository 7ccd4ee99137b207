import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { coldBuild } from './cold.ts';
import { runProgram } from '../src/node/run-program.ts';
import { UserError } from '../src/types/errors.ts';
import { stageSpeeds } from './stages.ts';

/** `npm run bench -- [NAME …]`: the table of the whole program, or `bench/NAME.ts` alone. */
function main(): void {
  const names = process.argv.slice(2);
  for (const name of names) {
    if (!existsSync(`bench/${name}.ts`))
      throw new UserError(`${name}: unknown; there is no bench/${name}.ts`, 2);
    spawnSync(process.execPath, ['--import', 'tsx', `bench/${name}.ts`], { stdio: 'inherit' });
  }
  if (names.length > 0) return;
  for (const [name, value] of [...coldBuild(), ...stageSpeeds()]) {
    process.stdout.write(`${name.padEnd(46)} ${value}\n`);
  }
}

await runProgram('bench', main);
