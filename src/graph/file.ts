import * as z from 'zod';
import { UserError } from '../types/errors.ts';
import type { KnowledgeGraph } from '../types/graph.ts';
import { findFault } from './check.ts';
import { GRAPH_VERSION, graphSchema } from './schema.ts';

const REMEDY = 'build it again with "actorgraph build"';

/**
 * The text of the graph file: JSON with one article, node and edge a line, the same bytes for the same graph.
 *
 * @throws Error where the graph breaks its own schema, which is a fault of this program.
 */
export function writeGraph(graph: KnowledgeGraph): string {
  const { attributes, options, nodes, edges } = checked(
    graph,
    (fault) => new Error(`invalid graph: ${fault}`),
  );
  const { generator, version, articles } = attributes;
  return [
    '{',
    `"attributes":{"generator":${JSON.stringify(generator)},"version":${version},"articles":${lines(articles)}},`,
    `"options":${JSON.stringify(options)},`,
    `"nodes":${lines(nodes)},`,
    `"edges":${lines(edges)}`,
    '}\n',
  ].join('\n');
}

/**
 * The graph that a file holds.
 *
 * @param text the whole file.
 * @param name the file's name, for messages.
 * @throws UserError where it is not JSON, of another version, or breaks the schema or itself.
 */
export function readGraph(text: string, name: string): KnowledgeGraph {
  const value = parseJson(text, name);
  const version = z.object({ attributes: z.object({ version: z.unknown() }) }).safeParse(value);
  if (!version.success) {
    throw new UserError(`${name}: no graph file (it has no "attributes.version"); ${REMEDY}`);
  }
  const found = version.data.attributes.version;
  if (found !== GRAPH_VERSION) {
    throw new UserError(
      `${name}: graph file of version ${clip(JSON.stringify(found) ?? 'none')}, expected version ${GRAPH_VERSION}; ${REMEDY}`,
    );
  }
  return checked(value, (fault) => new UserError(`${name}: ${fault}; ${REMEDY}`));
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UserError(`${name}: no JSON; expected a graph file, write one with "actorgraph build"`);
  }
}

function checked(value: unknown, failure: (fault: string) => Error): KnowledgeGraph {
  const result = graphSchema.safeParse(value);
  if (!result.success) throw failure(describe(result.error));
  const fault = findFault(result.data);
  if (fault) throw failure(fault);
  return result.data;
}

/** No message repeats more of a file than a line holds. */
function clip(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}

function describe({ issues }: z.ZodError): string {
  const [first] = issues;
  return `"${first?.path.join('.') ?? ''}": ${first?.message ?? 'invalid'}`;
}

function lines(values: readonly unknown[]): string {
  return values.length === 0 ? '[]' : `[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]`;
}
