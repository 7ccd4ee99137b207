import { constants } from 'node:buffer';
import { readValues, type LineValue } from '../corpus/json-lines.ts';
import { isFault, type Fault } from '../corpus/record.ts';
import { readGraph } from '../graph/file.ts';
import { findActors } from '../graph/filter.ts';
import { readLine } from '../graph/line-schema.ts';
import { allBytes, openFile, type Opened } from '../node/open.ts';
import { UserError } from '../types/errors.ts';
import type { ExtractLine } from '../types/extract-line.ts';
import type { KnowledgeGraph } from '../types/graph.ts';
import { tell } from './output.ts';

/** The graph in a file, which may be packed, or on standard input where the path is "-". */
export async function loadGraph(path: string): Promise<KnowledgeGraph> {
  return graphIn(await openFile(path));
}

/** The graph that an opened file holds. */
export async function graphIn({ name, chunks }: Opened): Promise<KnowledgeGraph> {
  const bytes = await allBytes(chunks);
  const isLong = bytes.length > constants.MAX_STRING_LENGTH;
  return readGraph(isLong ? decodedLines(bytes) : new TextDecoder().decode(bytes), name);
}

/** The lines of a text too long for one string. */
function* decodedLines(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder();
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(NEW_LINE, from);
    const to = end < 0 ? bytes.length : end;
    yield decoder.decode(bytes.subarray(from, to));
    from = to + 1;
  }
}

const NEW_LINE = 10;

/** A file of lines or a graph, opened; null where it is empty, as a part without an article is, which is told. */
export async function openPart(path: string): Promise<Opened | null> {
  const opened = await openFile(path);
  if (opened.head.length > 0) return opened;
  tell(`${opened.name}: empty; passed over`);
  return null;
}

/** @throws UserError where the inputs held neither: an `extract` that failed leaves such a file behind. */
export function expectParts(number: number): void {
  if (number === 0) throw new UserError('there is no line and no graph in the input; nothing is written');
}

/** The lines of `actorgraph extract` that an opened file holds, one by one; a fault where a line is none. */
export async function* linesIn({ name, chunks }: Opened): AsyncGenerator<ExtractLine | Fault> {
  for await (const one of readValues(chunks, name)) yield isFault(one) ? one : lineOf(one);
}

function lineOf({ value, where }: LineValue): ExtractLine | Fault {
  try {
    return readLine(value, where);
  } catch (error) {
    if (error instanceof UserError) return { fault: error.message };
    throw error;
  }
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
