import { kindOf } from '../../corpus/kind.ts';
import { isFault } from '../../corpus/record.ts';
import { createEventCoder, type EventRow } from '../../formats/events.ts';
import { graphOfLine } from '../../graph/assemble.ts';
import { GraphMerger } from '../../graph/merge.ts';
import { formatSources } from '../../node/format-sources.ts';
import { expectParts, graphIn, linesIn, openPart } from '../graph-input.ts';
import { tell, writeOut } from '../output.ts';

/**
 * `actorgraph events`: the event rows of extract lines and graph files as JSON, one a line.
 *
 * Lines are coded one by one, so that there may be more than the memory holds; their actors are called as their own
 * article calls them.
 *
 * @returns the exit code: 1 where a line could not be read.
 * @throws UserError where the input holds neither a line nor a graph.
 */
export async function events(paths: readonly string[]): Promise<number> {
  const rowsOf = createEventCoder(formatSources().lexicon);
  const print = async (rows: readonly EventRow[]): Promise<void> =>
    writeOut(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  let [added, failed] = [0, 0];
  for (const path of paths) {
    const opened = await openPart(path);
    if (!opened) continue;
    const kind = kindOf(opened.name, opened.head);
    if (kind !== 'lines' && kind !== 'jsonl') {
      await print(rowsOf(await graphIn(opened)));
      added++;
      continue;
    }
    for await (const line of linesIn(opened)) {
      if (isFault(line)) {
        failed++;
        tell(line.fault);
      } else {
        const article = new GraphMerger();
        article.add(graphOfLine(line));
        await print(rowsOf(article.finish()));
        added++;
      }
    }
  }
  expectParts(added);
  return failed > 0 ? 1 : 0;
}
