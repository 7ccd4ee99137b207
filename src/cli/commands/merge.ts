import { readGraph } from '../../graph/file.ts';
import { mergeGraphs } from '../../graph/merge.ts';
import { readBytes } from '../../node/files.ts';
import { checkOutput, saveGraph } from '../output.ts';

/** `actorgraph merge`: graph files to one. */
export async function merge(paths: readonly string[], output: string): Promise<void> {
  checkOutput(output);
  const graphs = await Promise.all(
    paths.map(async (path) => readGraph(new TextDecoder().decode(await readBytes(path)), path)),
  );
  await saveGraph(mergeGraphs(graphs), output);
}
