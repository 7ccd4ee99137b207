import * as z from 'zod/mini';
import { UserError } from '../types/errors.ts';
import type { KnowledgeGraph } from '../types/graph.ts';
import { findFault } from './check.ts';
import { parseGraphLines } from './graph-lines.ts';
import { parseBy } from './parse.ts';
import { GRAPH_VERSION, graphSchema, partSchemas } from './schema.ts';
import { compileShape } from './shape.ts';

const REMEDY = 'build it again with "actorgraph build"';

/**
 * The text of the graph file: JSON with one article, node and edge a line, the same bytes for the same graph.
 *
 * @throws Error where the graph breaks its own schema, which is a fault of this program.
 */
export function writeGraph(graph: KnowledgeGraph): string {
  return [...graphChunks(graph)].join('');
}

/** The same in pieces, so that a graph may be larger than the longest string. */
export function* graphChunks(graph: KnowledgeGraph): Generator<string> {
  const fault = findFault(graph);
  if (fault) throw invalid(fault);
  const { attributes, nodes, edges } = graph;
  const options = '{"type":"mixed","multi":true,"allowSelfLoops":false}';
  const generator = JSON.stringify(attributes.generator);
  yield `{\n"attributes":{"generator":${generator},"version":${GRAPH_VERSION},"articles":`;
  yield* list(attributes.articles, partSchemas.article);
  yield `},\n"options":${options},\n"nodes":`;
  yield* list(nodes, partSchemas.node);
  yield ',\n"edges":';
  yield* list(edges, partSchemas.edge);
  yield '\n}\n';
}

/** Values one a line, checked and with their properties in order. */
function* list<T>(values: readonly T[], schema: z.ZodMiniType<T>): Generator<string> {
  if (values.length === 0) return yield '[]';
  const fits = compileShape(schema);
  let piece = '[\n';
  let separator = '';
  for (const value of values) {
    piece += `${separator}${JSON.stringify(fits(value) ? value : parseBy(schema, value, invalid))}`;
    separator = ',\n';
    if (piece.length < CHUNK) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}\n]`;
}

function invalid(fault: string): Error {
  return new Error(`invalid graph: ${fault}`);
}

/** Pieces are about so long, in characters. */
const CHUNK = 1 << 18;

/**
 * The graph that a file holds.
 *
 * @param text the whole file, or its lines where it is longer than a string can be.
 * @param name the file's name, for messages.
 * @throws UserError where it is not JSON, of another version, or breaks the schema or itself.
 */
export function readGraph(text: string | Iterable<string>, name: string): KnowledgeGraph {
  const value = typeof text === 'string' ? parseJson(text, name) : parseLines(text, name);
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

function parseLines(lines: Iterable<string>, name: string): unknown {
  const value = parseGraphLines(lines);
  if (value !== null) return value;
  throw new UserError(
    `${name}: too long to be read at once, and not written by actorgraph with one node or edge a line; ${REMEDY}`,
  );
}

function checked(value: unknown, failure: (fault: string) => Error): KnowledgeGraph {
  const graph = hasShape(value) ? (value as KnowledgeGraph) : parseBy(graphSchema, value, failure);
  const fault = findFault(graph);
  if (fault) throw failure(fault);
  return graph;
}

const hasShape = compileShape(graphSchema);

/** No message repeats more of a file than a line holds. */
function clip(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}
