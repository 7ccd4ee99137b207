import { constants } from 'node:buffer';
import type { Format } from '../formats/format.ts';
import { formatOf, FORMATS, writeFormat } from '../formats/formats.ts';
import { graphChunks } from '../graph/file.ts';
import { writeFilesAtomically } from '../node/files.ts';
import { formatSources } from '../node/format-sources.ts';
import { UserError } from '../types/errors.ts';
import type { KnowledgeGraph } from '../types/graph.ts';
import { count, writeOut } from './output.ts';

/**
 * See that a graph can be written in the format that a file name asks for, before any work is done.
 *
 * @throws UserError where the extension is unknown.
 */
export function checkOutput(output: string): void {
  expectFormat(output);
}

/** Write a graph in the format that the file name asks for, and say on standard error which files hold what. */
export async function saveGraph(graph: KnowledgeGraph, output: string): Promise<void> {
  const format = expectFormat(output);
  if (output === '-') {
    for (const piece of graphChunks(graph)) await writeOut(piece);
    return;
  }
  // The graph file goes out piece by piece: it may be longer than a string can be.
  const files =
    format.name === 'json'
      ? [{ path: output, content: graphChunks(graph) }]
      : await shortEnough(output, () => writeFormat(graph, format, output, formatSources()));
  await writeFilesAtomically(files);
  const { length: articles } = graph.attributes.articles;
  const counts = `${count(graph.nodes.length, 'actor')}, ${count(graph.edges.length, 'relation')}`;
  const names = files.map(({ path }) => path).join(', ');
  process.stderr.write(`${names}: ${counts} from ${count(articles, 'article')}\n`);
}

/**
 * What is made of a graph as one string.
 *
 * @throws UserError where it is longer than the longest string of JavaScript.
 */
export async function shortEnough<T>(name: string, make: () => T | Promise<T>): Promise<T> {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof RangeError) || !/string length/.test(error.message)) throw error;
    const limit = Math.round(constants.MAX_STRING_LENGTH / 1e6);
    throw new UserError(
      `${name}: longer than the ${limit} MB that one text can have; take a part of the graph, as by --min-evidence 2, --since or --actors, or write .json`,
    );
  }
}

function expectFormat(output: string): Format {
  const format = formatOf(output === '-' ? '.json' : output);
  if (format) return format;
  const extensions = FORMATS.map(({ extension }) => extension).join(', ');
  throw new UserError(`${output}: unknown format; name a file ending in ${extensions}`, 2);
}
