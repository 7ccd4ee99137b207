import type { KnowledgeGraph } from '../types/graph.ts';
import { articlesOf, EDGE_COLUMNS, kindOf, NODE_COLUMNS } from './columns.ts';
import { toCsv } from './csv.ts';

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
  );
}
