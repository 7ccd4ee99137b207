import { kindOf } from '../../corpus/kind.ts';
import { isFault } from '../../corpus/record.ts';
import { openFile, type Opened } from '../../node/open.ts';
import { UserError } from '../../types/errors.ts';
import { graphIn, linesIn } from '../graph-input.ts';
import { count, tell, writeOut } from '../output.ts';

/**
 * `actorgraph validate`: whether graph files and extract lines keep their schema and point into their own texts.
 *
 * @returns the exit code: 1 where one does not; each fault is named on standard error.
 */
export async function validate(paths: readonly string[], { json }: { json?: true }): Promise<number> {
  const results: { file: string; valid: boolean; faults: string[] }[] = [];
  for (const path of paths) {
    const faults: string[] = [];
    const what = await checkFile(await openFile(path), faults);
    results.push({ file: path, valid: faults.length === 0, faults });
    if (json) continue;
    for (const fault of faults) tell(fault);
    if (faults.length === 0) await writeOut(`${path}: valid, ${what}\n`);
  }
  if (json) await writeOut(`${JSON.stringify(results, null, 2)}\n`);
  return results.every(({ valid }) => valid) ? 0 : 1;
}

/** @returns what the file holds; its faults are added to the list. */
async function checkFile(opened: Opened, faults: string[]): Promise<string> {
  try {
    const kind = kindOf(opened.name, opened.head);
    if (kind !== 'lines' && kind !== 'jsonl') {
      const { nodes, edges } = await graphIn(opened);
      return `${count(nodes.length, 'actor')}, ${count(edges.length, 'relation')}`;
    }
    let lines = 0;
    for await (const line of linesIn(opened)) {
      lines++;
      if (isFault(line)) faults.push(line.fault);
    }
    return count(lines, 'line');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    faults.push(error.message);
    return '';
  }
}
