import { loadEngine } from '../../node/engine.ts';
import { readBytes } from '../../node/files.ts';
import type { KnowledgeGraph } from '../../types/graph.ts';
import type { Reading } from '../../types/reading.ts';
import { checkOutput, saveGraph } from '../output.ts';

/** `actorgraph build`: articles to one graph file. Nothing is written unless all of them could be read. */
export async function build(paths: readonly string[], output: string): Promise<void> {
  checkOutput(output);
  await saveGraph(await graphOfFiles(paths), output);
}

/** The graph of article files. */
export async function graphOfFiles(paths: readonly string[]): Promise<KnowledgeGraph> {
  const files = await Promise.all(paths.map(readBytes));
  const engine = loadEngine();
  const readings: Reading[] = [];
  for (const [i, bytes] of files.entries()) {
    readings.push(engine.read(await engine.readArticle(bytes, paths[i]!)));
  }
  return engine.assemble(readings);
}
