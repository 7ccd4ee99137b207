/** What the programs for developers (training, measuring, timing) have in common. */
import { UserError } from '../types/errors.ts';

/**
 * Runs a program; a mistake of its user ends it with one line and an exit code: 2 for bad usage, 1 for failure.
 *
 * @param name Stands before the message.
 */
export async function runProgram(name: string, main: () => void | Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    const misused =
      error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
    if (!misused && !(error instanceof UserError)) throw error;
    process.stderr.write(`${name}: ${error.message}\n`);
    process.exitCode = misused ? 2 : (error as UserError).exitCode;
  }
}

/** Returns the arguments with a value behind an option that has none. */
export function withDefault(args: readonly string[], option: string, value: string): string[] {
  return args.flatMap((arg, i) => {
    const bare = arg === option && (args[i + 1] === undefined || args[i + 1]!.startsWith('--'));
    return bare ? [arg, value] : [arg];
  });
}
