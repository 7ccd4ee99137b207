import { emptyTally, linesOf } from '../lines.ts';
import type { InputOptions } from '../options.ts';
import { writeOut } from '../output.ts';

/**
 * `actorgraph extract`: articles and the records of corpora to one JSON line each, in input order.
 *
 * A corpus is read and written record by record, so that it may be larger than the memory.
 *
 * @returns the exit code: 1 where something could not be read.
 */
export async function extract(
  paths: readonly string[],
  { each = false, ...options }: InputOptions & { readonly each?: boolean },
): Promise<number> {
  const tally = emptyTally();
  for await (const line of linesOf(paths, options, tally, each)) await writeOut(`${line}\n`);
  return tally.failed > 0 ? 1 : 0;
}
