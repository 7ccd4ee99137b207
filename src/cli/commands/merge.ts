import { kindOf } from '../../corpus/kind.ts';
import { isFault } from '../../corpus/record.ts';
import { graphOfLine } from '../../graph/assemble.ts';
import type { GraphFilter } from '../../graph/filter.ts';
import { arrange, scatter } from '../../graph/layout.ts';
import type { Point } from '../../graph/spot.ts';
import { GraphMerger } from '../../graph/merge.ts';
import { findInputs } from '../../node/inputs.ts';
import { UserError } from '../../types/errors.ts';
import type { KnowledgeGraph } from '../../types/graph.ts';
import { correct, type Corrections, readCorrections } from '../corrections.ts';
import { expectParts, graphIn, linesIn, openPart } from '../graph-input.ts';
import { checkOutput, saveGraph } from '../graph-output.ts';
import { partOf } from '../graph-part.ts';
import { graphFilterOf, type GraphOptions } from '../options.ts';
import { tell } from '../output.ts';
import { Progress } from '../progress.ts';

/**
 * `actorgraph merge`: extract lines and graph files to one graph.
 *
 * @returns the exit code: 1 where a line could not be read, or a correction not made under `--strict`; the graph of
 * the rest is written nevertheless.
 * @throws UserError where the input holds neither a line nor a graph.
 */
export async function merge(paths: readonly string[], options: GraphOptions & GraphFilter): Promise<number> {
  checkOutput(options.output);
  const corrections = await readCorrections(options);
  const merger = new GraphMerger();
  let [added, failed] = [0, 0];
  for (const { path } of await findInputs(paths)) {
    added += await addFile(merger, path, (fault) => {
      failed++;
      tell(fault);
    });
  }
  expectParts(added);
  const { graph, isWhole } = finishGraph(merger.finish(), corrections, graphFilterOf(options), options);
  await saveGraph(graph, options.output);
  return failed > 0 || !isWhole ? 1 : 0;
}

/** @returns how many lines or graphs the file holds; an empty one may be a part in which there was no article. */
async function addFile(merger: GraphMerger, path: string, fail: (fault: string) => void): Promise<number> {
  const opened = await openPart(path);
  if (!opened) return 0;
  const kind = kindOf(opened.name, opened.head);
  if (kind === 'graph') {
    merger.add(await graphIn(opened));
    return 1;
  }
  if (kind !== 'lines' && kind !== 'jsonl') {
    throw new UserError(
      `${opened.name}: no graph file and no lines of "actorgraph extract"; give it to "actorgraph build"`,
    );
  }
  const progress = new Progress('lines');
  let added = 0;
  for await (const line of linesIn(opened)) {
    progress.step();
    // A file whose first line is none holds no lines.
    if (isFault(line) && progress.count === 1) throw new UserError(line.fault);
    if (isFault(line)) fail(line.fault);
    else {
      merger.add(graphOfLine(line));
      added++;
    }
  }
  progress.end();
  return added;
}

/**
 * The part of a graph that is asked for, corrected, with its nodes in their places.
 *
 * @returns the graph; and false for `isWhole` where corrections match nothing though the options are strict.
 */
export function finishGraph(
  sum: KnowledgeGraph,
  corrections: Corrections,
  filter: GraphFilter,
  { layout, strict }: Pick<GraphOptions, 'layout' | 'strict'>,
): { graph: KnowledgeGraph; isWhole: boolean } {
  const { graph, pinned, skipped } = correct(sum, corrections);
  const part = partOf(graph, filter);
  return {
    graph: layout ? arrangeAloud(part, pinned) : scatter(part, pinned),
    isWhole: !strict || skipped === 0,
  };
}

function arrangeAloud(graph: KnowledgeGraph, pinned: ReadonlyMap<string, Point>): KnowledgeGraph {
  const progress = new Progress('places of the actors');
  const arranged = arrange(graph, pinned, (done) => progress.share(done));
  progress.end();
  return arranged;
}
