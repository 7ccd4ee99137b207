import type { Evidence, GraphArticle, KnowledgeGraph } from '../types/graph.ts';

/** The flat attributes that formats without nested values carry; lists are joined by "; ". */

export type GraphNode = KnowledgeGraph['nodes'][number];
export type GraphEdge = KnowledgeGraph['edges'][number];
export type Articles = ReadonlyMap<string, GraphArticle>;

export interface Column<T> {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'double' | 'boolean';
  /** Null where there is nothing to say. */
  readonly of: (one: T, articles: Articles) => string | number | boolean | null;
}

export const NODE_COLUMNS: readonly Column<GraphNode>[] = [
  { name: 'kind', type: 'string', of: (node) => node.attributes.kind },
  { name: 'named', type: 'boolean', of: (node) => node.attributes.named ?? null },
  { name: 'code', type: 'string', of: (node) => node.attributes.code },
  { name: 'wikidata', type: 'string', of: (node) => node.attributes.wikidata },
  { name: 'country', type: 'string', of: (node) => node.attributes.country },
  { name: 'sector', type: 'string', of: (node) => node.attributes.sector },
  { name: 'aliases', type: 'string', of: (node) => node.attributes.aliases.join('; ') },
  {
    name: 'roles',
    type: 'string',
    of: (node) => node.attributes.roles.map(roleText).join('; '),
  },
  { name: 'mentions', type: 'integer', of: (node) => node.attributes.mentions.length },
];

export const EDGE_COLUMNS: readonly Column<GraphEdge>[] = [
  // Not every reader holds directed and undirected edges in one graph: all are written directed, and this tells.
  { name: 'undirected', type: 'boolean', of: (edge) => edge.undirected },
  { name: 'family', type: 'string', of: (edge) => edge.attributes.family },
  { name: 'event', type: 'string', of: (edge) => edge.attributes.event },
  { name: 'quad', type: 'string', of: (edge) => edge.attributes.quad },
  { name: 'score', type: 'double', of: (edge) => edge.attributes.score },
  { name: 'status', type: 'string', of: (edge) => edge.attributes.status },
  { name: 'confidence', type: 'double', of: (edge) => edge.attributes.confidence },
  { name: 'first date', type: 'string', of: (edge) => datesOf(edge)[0] ?? null },
  { name: 'last date', type: 'string', of: (edge) => datesOf(edge).at(-1) ?? null },
  { name: 'article', type: 'string', of: (edge) => surest(edge).article },
  { name: 'sentence', type: 'string', of: (edge, articles) => sentenceOf(surest(edge), articles) },
];

/** What columns say of a node or an edge, with their places; those with nothing to say are left out. */
export function valuesOf<T>(
  columns: readonly Column<T>[],
  one: T,
  articles: Articles,
): { readonly name: string; readonly index: number; readonly value: string | number | boolean }[] {
  return columns.flatMap(({ name, of }, index) => {
    const value = of(one, articles);
    return value === null || value === '' ? [] : [{ name, index, value }];
  });
}

/** An office as one text: "Foreign Minister (JPN)". */
export function roleText({ title, of }: GraphNode['attributes']['roles'][number]): string {
  return of ? `${title} (${of})` : title;
}

/** The articles by their ids. */
export function articlesOf(graph: KnowledgeGraph): Articles {
  return new Map(graph.attributes.articles.map((article) => [article.id, article]));
}

/** The days on which an edge is told, in order, without repeats. */
export function datesOf(edge: GraphEdge): string[] {
  return [...new Set(edge.attributes.evidence.flatMap(({ date }) => date ?? []))].sort();
}

/** The sentence of a piece of evidence, as it stands in its article. */
export function sentenceOf({ article, start, end }: Evidence, articles: Articles): string {
  return articles.get(article)?.text.slice(start, end) ?? '';
}

/** What tells parallel edges apart: "conflict ASSAULT", "cooperation CONSULT joint". */
export function kindOf({ undirected, attributes: { family, event } }: GraphEdge): string {
  return [family, ...(event ? [event] : []), ...(undirected ? ['joint'] : [])].join(' ');
}

/** The piece of evidence with the highest confidence, of equals the first. */
export function surest({ attributes: { evidence } }: GraphEdge): Evidence {
  return evidence.reduce((best, one) => (one.confidence > best.confidence ? one : best));
}
