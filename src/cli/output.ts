import { once } from 'node:events';
import { extname } from 'node:path';
import { EXPORTS } from '../export/formats.ts';
import { writeFileAtomically } from '../node/files.ts';
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
  formatOf(output);
}

/** Write a graph in the format that the file name asks for, and say on standard error what it holds. */
export async function saveGraph(graph: KnowledgeGraph, output: string): Promise<void> {
  const files = formatOf(output)(graph);
  if (output === '-') return writeOut(files.map((file) => file.text).join('\n'));
  const stem = output.slice(0, output.length - extname(output).length);
  for (const { suffix, text } of files) await writeFileAtomically(`${stem}${suffix}`, text);
  const { length: articles } = graph.attributes.articles;
  const counts = `${count(graph.nodes.length, 'actor')}, ${count(graph.edges.length, 'relation')}`;
  process.stderr.write(`${output}: ${counts} from ${count(articles, 'article')}\n`);
}

function formatOf(output: string): (typeof EXPORTS)[string] {
  const extension = output === '-' ? '.json' : extname(output).toLowerCase();
  const format = EXPORTS[extension];
  if (!format) {
    throw new UserError(
      `${output}: unknown format; name a file ending in ${Object.keys(EXPORTS).join(', ')}`,
      2,
    );
  }
  return format;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
