import type { KnowledgeGraph } from '../types/graph.ts';
import {
  articlesOf,
  EDGE_COLUMNS,
  NODE_COLUMNS,
  valuesOf,
  type Articles,
  type Column,
  type GraphEdge,
  type GraphNode,
} from './columns.ts';
import { escapeXml as x } from './xml.ts';

/** The key stands as `name` too: igraph finds vertices by it, and does not read every id right. */
const NODE_DATA: readonly Column<GraphNode>[] = [
  { name: 'name', type: 'string', of: (node) => node.key },
  { name: 'label', type: 'string', of: (node) => node.attributes.label },
  ...NODE_COLUMNS,
  { name: 'x', type: 'double', of: (node) => node.attributes.x },
  { name: 'y', type: 'double', of: (node) => node.attributes.y },
  { name: 'size', type: 'double', of: (node) => node.attributes.size },
  { name: 'color', type: 'string', of: (node) => node.attributes.color },
];
const EDGE_DATA: readonly Column<GraphEdge>[] = [
  { name: 'name', type: 'string', of: (edge) => edge.key },
  { name: 'label', type: 'string', of: (edge) => edge.attributes.label },
  { name: 'weight', type: 'integer', of: (edge) => edge.attributes.weight },
  ...EDGE_COLUMNS,
];

/** The graph as GraphML, for yEd, NetworkX, igraph and most other tools. */
export function toGraphml(graph: KnowledgeGraph): string {
  const articles = articlesOf(graph);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...declarations('node', NODE_DATA),
    ...declarations('edge', EDGE_DATA),
    '<graph edgedefault="directed">',
    ...graph.nodes.map(
      (node) => `<node id="${x(node.key)}">${values('node', NODE_DATA, node, articles)}</node>`,
    ),
    ...graph.edges.map(
      (edge) =>
        `<edge id="${x(edge.key)}" source="${x(edge.source)}" target="${x(edge.target)}">` +
        `${values('edge', EDGE_DATA, edge, articles)}</edge>`,
    ),
    '</graph>',
    '</graphml>\n',
  ].join('\n');
}

function declarations(of: 'node' | 'edge', columns: readonly Column<never>[]): string[] {
  return columns.map(({ name, type }, i) => {
    const graphmlType = type === 'integer' ? 'int' : type;
    return `<key id="${of}${i}" for="${of}" attr.name="${x(name)}" attr.type="${graphmlType}"/>`;
  });
}

function values<T>(of: 'node' | 'edge', columns: readonly Column<T>[], one: T, articles: Articles): string {
  return valuesOf(columns, one, articles)
    .map(({ index, value }) => `<data key="${of}${index}">${x(value)}</data>`)
    .join('');
}
