import { emptyTally, expectArticles, linesOf } from '../lines.ts';
import type { InputOptions } from '../options.ts';
import { writeOut } from '../output.ts';

/**
 * `actorgraph extract`: articles and the records of corpora to one JSON line each, in input order.
 *
 * A corpus is read and written record by record, so that it may be larger than the memory.
 *
 * @param options with `each`, an input without an article is one without lines: a part of a corpus may be empty.
 * @returns the exit code: 1 where something could not be read.
 * @throws UserError where the input holds no article, or the filters leave none.
 */
export async function extract(
  paths: readonly string[],
  { each = false, ...options }: InputOptions & { readonly each?: boolean },
): Promise<number> {
  const tally = emptyTally();
  for await (const line of linesOf(paths, options, tally, each)) await writeOut(`${line}\n`);
  if (!each) expectArticles(tally);
  return tally.failed > 0 ? 1 : 0;
}
