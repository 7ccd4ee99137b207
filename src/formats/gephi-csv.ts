import type { KnowledgeGraph } from '../types/graph.ts';
import { articlesOf, EDGE_COLUMNS, kindOf, NODE_COLUMNS } from './columns.ts';
import { toCsv, type Unfit } from './csv.ts';

/** Gephi takes a backslash for an escape, so that of `"a\"` the second quote is text, and a blank alone for nothing. */
// oxlint-disable-next-line no-control-regex
const UNFIT: Unfit = { value: /[\u0000\\]|^ $/g, list: /[\u0000\\;]/g };

/** The nodes as a table that Gephi and spreadsheets open. */
export function toNodesCsv(graph: KnowledgeGraph): string {
  const articles = articlesOf(graph);
  return toCsv(
    ['Id', 'Label', ...NODE_COLUMNS.map((column) => column.name)],
    graph.nodes.map((node) => [
      node.key,
      node.attributes.label,
      ...NODE_COLUMNS.map((column) => column.of(node, articles)),
    ]),
    UNFIT,
  );
}

/** The edges as a table that Gephi and spreadsheets open. */
export function toEdgesCsv(graph: KnowledgeGraph): string {
  const articles = articlesOf(graph);
  return toCsv(
    [
      'Source',
      'Target',
      'Type',
      'Id',
      'Label',
      'Kind',
      'Weight',
      ...EDGE_COLUMNS.map((column) => column.name),
    ],
    graph.edges.map((edge) => [
      edge.source,
      edge.target,
      edge.undirected ? 'Undirected' : 'Directed',
      edge.key,
      edge.attributes.label,
      kindOf(edge),
      edge.attributes.weight,
      ...EDGE_COLUMNS.map((column) => column.of(edge, articles)),
    ]),
    UNFIT,
  );
}
