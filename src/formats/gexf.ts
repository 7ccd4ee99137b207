import type { KnowledgeGraph } from '../types/graph.ts';
import { isWithin, newsDays, type DaySpan } from '../graph/news-days.ts';
import {
  articlesOf,
  EDGE_COLUMNS,
  kindOf,
  NODE_COLUMNS,
  valuesOf,
  type Articles,
  type Column,
  type GraphEdge,
  type GraphNode,
} from './columns.ts';
import { escapeXml as x } from './xml.ts';

/** Gephi's plane is in pixels, ours reaches from -1 to 1. */
const PIXELS = 1000;

/** NetworkX 2.8 looks for the graph in this namespace only; all others take it too. 1.3 changed nothing used here. */
const GRAPH_NAMESPACES = 'xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz"';

/** The graph as GEXF 1.3 with positions, sizes, colours and the days of nodes and edges, for Gephi's timeline too. */
export function toGexf(graph: KnowledgeGraph): string {
  const articles = articlesOf(graph);
  const news = newsDays(
    graph.attributes.articles.map(({ date }) => date),
    graph.edges.flatMap(({ attributes }) => attributes.evidence.map(({ date }) => date)),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
    `<meta><creator>${x(graph.attributes.generator)}</creator></meta>`,
    `<graph ${GRAPH_NAMESPACES} defaultedgetype="directed" mode="dynamic" timeformat="date">`,
    declarations('node', NODE_COLUMNS),
    declarations('edge', EDGE_COLUMNS),
    '<nodes>',
    ...graph.nodes.map((node) => nodeElement(node, articles)),
    '</nodes>',
    '<edges>',
    ...graph.edges.map((edge) => edgeElement(edge, articles, news)),
    '</edges>',
    '</graph>',
    '</gexf>\n',
  ].join('\n');
}

function declarations(of: 'node' | 'edge', columns: readonly Column<never>[]): string {
  const lines = columns.map(
    ({ name, type }, i) => `<attribute id="${i}" title="${x(name)}" type="${type}"/>`,
  );
  return `<attributes class="${of}" mode="static">${lines.join('')}</attributes>`;
}

function nodeElement(node: GraphNode, articles: Articles): string {
  const { label, x: left, y: up, size, color, mentions } = node.attributes;
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  const days = mentions.map(({ article }) => articles.get(article)?.date ?? null);
  return (
    `<node id="${x(node.key)}" label="${x(label)}">${values(NODE_COLUMNS, node, articles)}${spells(days)}` +
    `<viz:color r="${red}" g="${green}" b="${blue}"/><viz:size value="${size}"/>` +
    `<viz:position x="${left * PIXELS}" y="${up * PIXELS}" z="0"/></node>`
  );
}

function edgeElement(edge: GraphEdge, articles: Articles, news: DaySpan | null): string {
  const { label, weight } = edge.attributes;
  return (
    `<edge id="${x(edge.key)}" source="${x(edge.source)}" target="${x(edge.target)}" type="directed" ` +
    `kind="${x(kindOf(edge))}" label="${x(label)}" weight="${weight}">` +
    `${values(EDGE_COLUMNS, edge, articles)}${spells(daysOf(edge, articles, news))}</edge>`
  );
}

/** The days of an edge; history, such as 1906, is there when it is told, so that Gephi's timeline begins with the news. */
function daysOf(edge: GraphEdge, articles: Articles, news: DaySpan | null): (string | null)[] {
  return edge.attributes.evidence.map(({ article, date }) =>
    date === null || news === null || isWithin(date, news) ? date : (articles.get(article)?.date ?? null),
  );
}

/** When something is there, without repeats and in order; without any day it is there always. */
function spells(some: readonly (string | null)[]): string {
  const days = [...new Set(some.filter((day) => day !== null))].sort();
  if (days.length === 0) return '';
  return `<spells>${days.map((day) => `<spell start="${day}" end="${day}"/>`).join('')}</spells>`;
}

function values<T>(columns: readonly Column<T>[], one: T, articles: Articles): string {
  const found = valuesOf(columns, one, articles).map(
    ({ index, value }) => `<attvalue for="${index}" value="${x(value)}"/>`,
  );
  return `<attvalues>${found.join('')}</attvalues>`;
}
