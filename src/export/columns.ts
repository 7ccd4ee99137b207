import type { KnowledgeGraph } from '../types/graph.ts';

/** The flat attributes that formats without nested values carry; lists are joined by "; ". */

export type GraphNode = KnowledgeGraph['nodes'][number];
export type GraphEdge = KnowledgeGraph['edges'][number];

export interface Column<T> {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'double';
  /** Null where there is nothing to say. */
  readonly of: (one: T) => string | number | null;
}

export const NODE_COLUMNS: readonly Column<GraphNode>[] = [
  { name: 'kind', type: 'string', of: (node) => node.attributes.kind },
  { name: 'code', type: 'string', of: (node) => node.attributes.code },
  { name: 'wikidata', type: 'string', of: (node) => node.attributes.wikidata },
  { name: 'country', type: 'string', of: (node) => node.attributes.country },
  { name: 'sector', type: 'string', of: (node) => node.attributes.sector },
  { name: 'aliases', type: 'string', of: (node) => node.attributes.aliases.join('; ') },
  {
    name: 'roles',
    type: 'string',
    of: (node) => node.attributes.roles.map(({ title, of }) => (of ? `${title} (${of})` : title)).join('; '),
  },
  { name: 'mentions', type: 'integer', of: (node) => node.attributes.mentions.length },
];

export const EDGE_COLUMNS: readonly Column<GraphEdge>[] = [
  { name: 'family', type: 'string', of: (edge) => edge.attributes.family },
  { name: 'event', type: 'string', of: (edge) => edge.attributes.event },
  { name: 'quad', type: 'string', of: (edge) => edge.attributes.quad },
  { name: 'score', type: 'double', of: (edge) => edge.attributes.score },
  { name: 'status', type: 'string', of: (edge) => edge.attributes.status },
  { name: 'confidence', type: 'double', of: (edge) => edge.attributes.confidence },
  { name: 'first date', type: 'string', of: (edge) => datesOf(edge)[0] ?? null },
  { name: 'last date', type: 'string', of: (edge) => datesOf(edge).at(-1) ?? null },
];

function datesOf(edge: GraphEdge): string[] {
  return edge.attributes.evidence.flatMap(({ date }) => date ?? []).sort();
}
