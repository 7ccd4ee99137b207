import { UserError } from '../types/errors.ts';
import { findInputs } from '../node/inputs.ts';
import { readRecords } from '../node/corpus.ts';
import { extractRecords } from '../node/extract.ts';
import { count, tell } from './output.ts';
import type { InputOptions } from './options.ts';
import { Progress } from './progress.ts';

/** What became of the inputs. */
export interface Tally {
  read: number;
  /** Records that could not be read; each was named on standard error. */
  failed: number;
  /** Records that the filters left out. */
  left: number;
}

export const emptyTally = (): Tally => ({ read: 0, failed: 0, left: 0 });

/** @throws UserError where there was nothing to read; to be asked when all inputs are read. */
export function expectArticles({ read, left }: Tally): void {
  if (read > 0) return;
  const reason =
    left > 0 ? 'the filters leave no article' : 'there is no article in the input that can be read';
  throw new UserError(`${reason}; nothing is written`);
}

/**
 * The extract lines of inputs as JSON, in their order; what cannot be read is named on standard error.
 *
 * @param tally is counted up while the lines are read.
 * @param each gives a line for every record: `{"fault": …}` where it cannot be read, `null` where it is filtered out.
 */
export async function* linesOf(
  paths: readonly string[],
  options: InputOptions,
  tally: Tally,
  each: boolean = false,
): AsyncGenerator<string> {
  const { since, until, source, title, format, field, jobs, cache = null, verbose } = options;
  const start = performance.now();
  const inputs = await findInputs(paths);
  const renamed = inputs.filter(({ isRenamed }) => isRenamed).map(({ id }) => id);
  if (renamed.length > 0) {
    const some = `${renamed.slice(0, 3).join(', ')}${renamed.length > 3 ? ', …' : ''}`;
    tell(`${count(renamed.length, 'file')} with a name that another has: called by folder, too, as ${some}`);
  }
  const records = readRecords(inputs, { fields: field, format, mayRepeat: each });
  const progress = new Progress('articles');
  try {
    for await (const line of extractRecords(
      records,
      { filter: { since, until, source, title }, cache },
      jobs,
    )) {
      progress.step();
      if (each && typeof line !== 'string') yield JSON.stringify(line, ['fault']);
      if (line === null) tally.left++;
      else if (typeof line === 'string') {
        tally.read++;
        yield line;
      } else {
        tally.failed++;
        progress.end();
        tell(line.fault);
      }
    }
  } finally {
    progress.end();
  }
  if (tally.failed > 0) tell(`${count(tally.failed, 'article')} could not be read, ${tally.read} could`);
  if (!verbose) return;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  tell(`read ${count(tally.read, 'article')} in ${seconds} s; ${tally.left} left out by the filters`);
}
