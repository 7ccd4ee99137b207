import { once } from 'node:events';
import { fstatSync, readFileSync } from 'node:fs';
import type { Format } from '../formats/format.ts';
import { formatOf, FORMATS, writeFormat } from '../formats/formats.ts';
import { graphChunks } from '../graph/file.ts';
import { writeFilesAtomically } from '../node/files.ts';
import { formatSources } from '../node/format-sources.ts';
import { UserError } from '../types/errors.ts';
import type { KnowledgeGraph } from '../types/graph.ts';

/** Write to standard output, no faster than it is read. */
export async function writeOut(text: string | Uint8Array): Promise<void> {
  if (isStandardOutputClosed()) {
    throw new UserError('standard output is closed; leave it open, or send it to a file: > FILE');
  }
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** Tell the user something, on standard error. */
export function tell(message: string): void {
  process.stderr.write(`actorgraph: ${message}\n`);
}

let isClosed: boolean | null = null;

/**
 * Whether the program was started without a standard output (`>&-`).
 *
 * Node puts /dev/null in its place, open for reading too, which shells never do; where /proc does not tell, the
 * answer is no.
 */
function isStandardOutputClosed(): boolean {
  if (isClosed !== null) return isClosed;
  isClosed = false;
  try {
    const flags = /^flags:\s*([0-7]+)/m.exec(readFileSync('/proc/self/fdinfo/1', 'utf8'))?.[1] ?? '1';
    const isNull = fstatSync(1).rdev === 0x103 && fstatSync(1).isCharacterDevice();
    isClosed = isNull && (Number.parseInt(flags, 8) & 3) === 2;
  } catch {
    // Another system.
  }
  return isClosed;
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
    for (const piece of graphChunks(graph)) await writeOut(piece);
    return;
  }
  // The graph file goes out piece by piece: it may be longer than a string can be.
  const files =
    format.name === 'json'
      ? [{ path: output, content: graphChunks(graph) }]
      : await writeFormat(graph, format, output, formatSources());
  await writeFilesAtomically(files);
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

/** A number with its noun: "1 actor", "2 actors". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
