import { csvFormatRows } from 'd3-dsv';
import type { KnowledgeGraph } from '../types/graph.ts';
import { EDGE_COLUMNS, NODE_COLUMNS } from './columns.ts';

/** The nodes as a table that Gephi and spreadsheets open. */
export function toNodesCsv(graph: KnowledgeGraph): string {
  return table(
    ['Id', 'Label', ...NODE_COLUMNS.map((column) => column.name)],
    graph.nodes.map((node) => [
      node.key,
      node.attributes.label,
      ...NODE_COLUMNS.map((column) => column.of(node)),
    ]),
  );
}

/** The edges as a table that Gephi and spreadsheets open. */
export function toEdgesCsv(graph: KnowledgeGraph): string {
  return table(
    ['Source', 'Target', 'Type', 'Id', 'Label', 'Weight', ...EDGE_COLUMNS.map((column) => column.name)],
    graph.edges.map((edge) => [
      edge.source,
      edge.target,
      edge.undirected ? 'Undirected' : 'Directed',
      edge.key,
      edge.attributes.label,
      edge.attributes.weight,
      ...EDGE_COLUMNS.map((column) => column.of(edge)),
    ]),
  );
}

function table(header: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return `${csvFormatRows([[...header], ...rows.map((row) => row.map((cell) => String(cell ?? '')))])}\n`;
}
