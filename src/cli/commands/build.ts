import { graphOfLine } from '../../graph/assemble.ts';
import { GraphMerger } from '../../graph/merge.ts';
import type { ExtractLine } from '../../types/extract-line.ts';
import type { KnowledgeGraph } from '../../types/graph.ts';
import { readCorrections } from '../corrections.ts';
import { checkOutput, saveGraph } from '../graph-output.ts';
import { emptyTally, expectArticles, linesOf, type Tally } from '../lines.ts';
import { graphFilterOf, type GraphOptions, type InputOptions } from '../options.ts';
import { count, tell } from '../output.ts';
import { finishGraph } from './merge.ts';

export type BuildOptions = InputOptions & GraphOptions;

/**
 * `actorgraph build`: articles and corpora to one graph, article by article.
 *
 * @returns the exit code: 1 where something could not be read, or a correction not made under `--strict`; the graph of
 * the rest is written nevertheless.
 */
export async function build(paths: readonly string[], options: BuildOptions): Promise<number> {
  checkOutput(options.output);
  const corrections = await readCorrections(options);
  const tally = emptyTally();
  // The days choose articles here; evidence has the day of its article.
  const { since: _, until: __, ...filter } = graphFilterOf(options);
  const { graph, isWhole } = finishGraph(await sumOf(paths, options, tally), corrections, filter, options);
  await saveGraph(graph, options.output);
  return tally.failed > 0 || !isWhole ? 1 : 0;
}

/** The graph of inputs before its filter and its layout. */
export async function sumOf(
  paths: readonly string[],
  options: InputOptions,
  tally: Tally,
): Promise<KnowledgeGraph> {
  const merger = new GraphMerger();
  const texts = new Set<string>();
  for await (const json of linesOf(paths, options, tally)) {
    const line = JSON.parse(json) as ExtractLine;
    texts.add(line.textHash);
    merger.add(graphOfLine(line));
  }
  expectArticles(tally);
  const twins = tally.read - texts.size;
  if (twins > 0)
    tell(`${count(twins, 'article')} of ${tally.read} with the text of another; each counts by itself`);
  return merger.finish();
}
