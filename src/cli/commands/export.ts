import { formatOf, FORMATS } from '../../formats/formats.ts';
import type { GraphFilter } from '../../graph/filter.ts';
import { UserError } from '../../types/errors.ts';
import { loadGraph } from '../graph-input.ts';
import { checkOutput, saveGraph } from '../graph-output.ts';
import { partOf } from '../graph-part.ts';
import { graphFilterOf, type GraphOptions } from '../options.ts';

export interface ExportOptions extends Omit<GraphOptions, 'layout' | 'output'> {
  readonly output?: string;
  /** The name of a format. */
  readonly to?: string;
}

/** `actorgraph export`: a graph file, or the part of it that is asked for, in another format; places stay. */
export async function exportGraph(path: string, options: ExportOptions & GraphFilter): Promise<void> {
  const output = outputOf(path, options);
  checkOutput(output);
  await saveGraph(partOf(await loadGraph(path), graphFilterOf(options)), output);
}

/**
 * The file to write: that of `-o`, else the graph's with the ending of the format, beside it: `graph.html`.
 *
 * @throws UserError where neither is given, or they contradict each other.
 */
function outputOf(path: string, { output, to }: Pick<ExportOptions, 'output' | 'to'>): string {
  if (to === undefined) {
    if (output !== undefined) return output;
    throw new UserError('export: name a file with -o, or a format with --to', 2);
  }
  const format = FORMATS.find(({ name }) => name === to);
  if (format === undefined) {
    const names = FORMATS.map(({ name }) => name).join(', ');
    throw new UserError(`export: unknown format "${to}"; name one of: ${names}`, 2);
  }
  if (output === undefined) {
    if (path === '-') throw new UserError('export: a graph from standard input needs -o', 2);
    return `${path.replace(/\.json$/, '')}${format.extension}`;
  }
  if (formatOf(output) !== format)
    throw new UserError(`${output}: --to ${format.name} ends in ${format.extension}`, 2);
  return output;
}
