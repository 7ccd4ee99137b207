import type { GraphFilter } from '../../graph/filter.ts';
import { loadGraph } from '../graph-input.ts';
import { checkOutput, saveGraph } from '../graph-output.ts';
import { partOf } from '../graph-part.ts';
import { graphFilterOf, type GraphOptions } from '../options.ts';

/** `actorgraph export`: a graph file, or the part of it that is asked for, in another format; places stay. */
export async function exportGraph(
  path: string,
  options: Omit<GraphOptions, 'layout'> & GraphFilter,
): Promise<void> {
  checkOutput(options.output);
  await saveGraph(partOf(await loadGraph(path), graphFilterOf(options)), options.output);
}
