import { once } from 'node:events';
import type { Format } from '../formats/format.ts';
import { formatOf, FORMATS, writeFormat } from '../formats/formats.ts';
import { writeFilesAtomically } from '../node/files.ts';
import { formatSources } from '../node/format-sources.ts';
import { UserError } from '../types/errors.ts';
import type { KnowledgeGraph } from '../types/graph.ts';

/** Write to standard output, no faster than it is read. */
export async function writeOut(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/**
 * See that a graph can be written in the format that a file name asks for, before any work is done.
 *
 * @throws UserError where the extension is unknown.
 */
export function checkOutput(output: string): void {
  expectFormat(output);
}

/** Write a graph in the format that the file name asks for, and say on standard error what it holds. */
export async function saveGraph(graph: KnowledgeGraph, output: string): Promise<void> {
  const format = expectFormat(output);
  if (output === '-') {
    const [file] = await writeFormat(graph, format, '.json', formatSources());
    return writeOut(String(file!.content));
  }
  await writeFilesAtomically(await writeFormat(graph, format, output, formatSources()));
  const { length: articles } = graph.attributes.articles;
  const counts = `${count(graph.nodes.length, 'actor')}, ${count(graph.edges.length, 'relation')}`;
  process.stderr.write(`${output}: ${counts} from ${count(articles, 'article')}\n`);
}

function expectFormat(output: string): Format {
  const format = formatOf(output === '-' ? '.json' : output);
  if (format) return format;
  const extensions = FORMATS.map(({ extension }) => extension).join(', ');
  throw new UserError(`${output}: unknown format; name a file ending in ${extensions}`, 2);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
