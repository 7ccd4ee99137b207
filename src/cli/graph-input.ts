import { readGraph } from '../graph/file.ts';
import { findActors } from '../graph/filter.ts';
import { allBytes, openFile } from '../node/open.ts';
import { UserError } from '../types/errors.ts';
import type { KnowledgeGraph } from '../types/graph.ts';

/** The graph in a file, which may be packed, or on standard input where the path is "-". */
export async function loadGraph(path: string): Promise<KnowledgeGraph> {
  const { name, chunks } = await openFile(path);
  return readGraph(new TextDecoder().decode(await allBytes(chunks)), name);
}

/**
 * The node that a name means, a key or what the articles call it; of several the most mentioned.
 *
 * @throws UserError where there is none.
 */
export function expectActor(
  graph: KnowledgeGraph,
  name: string,
  file: string,
): KnowledgeGraph['nodes'][number] {
  const [key] = findActors(graph, name);
  const node = graph.nodes.find((one) => one.key === key);
  if (!node) throw new UserError(`${file}: no actor is called "${name}"; give a key such as JPN or a name`);
  return node;
}
