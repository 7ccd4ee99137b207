import type { KnowledgeGraph } from '../types/graph.ts';
import { EDGE_COLUMNS, NODE_COLUMNS, type Column, type GraphEdge, type GraphNode } from './columns.ts';
import { escapeXml as x } from './xml.ts';

/** The graph as GEXF 1.3 with positions and colours, for Gephi. */
export function toGexf(graph: KnowledgeGraph): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    `<meta><creator>${x(graph.attributes.generator)}</creator></meta>`,
    '<graph defaultedgetype="directed" mode="static">',
    declarations('node', NODE_COLUMNS),
    declarations('edge', EDGE_COLUMNS),
    '<nodes>',
    ...graph.nodes.map(nodeElement),
    '</nodes>',
    '<edges>',
    ...graph.edges.map(edgeElement),
    '</edges>',
    '</graph>',
    '</gexf>\n',
  ].join('\n');
}

function declarations(of: 'node' | 'edge', columns: readonly Column<never>[]): string {
  const lines = columns.map(
    ({ name, type }, i) => `<attribute id="${i}" title="${x(name)}" type="${type}"/>`,
  );
  return `<attributes class="${of}">${lines.join('')}</attributes>`;
}

function nodeElement(node: GraphNode): string {
  const { label, x: left, y: up, size, color } = node.attributes;
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return (
    `<node id="${x(node.key)}" label="${x(label)}">${values(NODE_COLUMNS, node)}` +
    `<viz:color r="${red}" g="${green}" b="${blue}"/><viz:size value="${size}"/>` +
    `<viz:position x="${left * 1000}" y="${up * 1000}" z="0"/></node>`
  );
}

function edgeElement(edge: GraphEdge): string {
  const { label, weight, family, event } = edge.attributes;
  return (
    `<edge id="${x(edge.key)}" source="${x(edge.source)}" target="${x(edge.target)}" ` +
    `type="${edge.undirected ? 'undirected' : 'directed'}" kind="${x(event ? `${family} ${event}` : family)}" ` +
    `label="${x(label)}" weight="${weight}">${values(EDGE_COLUMNS, edge)}</edge>`
  );
}

function values<T>(columns: readonly Column<T>[], one: T): string {
  const found = columns.flatMap(({ of }, i) => {
    const value = of(one);
    return value === null || value === '' ? [] : `<attvalue for="${i}" value="${x(value)}"/>`;
  });
  return `<attvalues>${found.join('')}</attvalues>`;
}
