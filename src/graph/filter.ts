import { UserError } from '../types/errors.ts';
import type { Evidence, KnowledgeGraph } from '../types/graph.ts';
import type { Family } from '../types/relation.ts';
import { summarise } from './summary.ts';

type Edge = KnowledgeGraph['edges'][number];

/** What of a graph is wanted; all, where nothing is said. */
export interface GraphFilter {
  /** Evidence of these days only, `YYYY-MM-DD`, both included; none without a date then. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** Evidence at least so sure. */
  readonly minConfidence?: number | undefined;
  /** Relations with so many pieces of evidence, after the other conditions. */
  readonly minEvidence?: number | undefined;
  readonly families?: readonly Family[] | undefined;
  /** Relations of these actors only, by key or name. */
  readonly actors?: readonly string[] | undefined;
}

/**
 * The part of a graph that a filter asks for.
 *
 * Relations are weighed anew by the evidence that stays. Actors stay that take part in a relation or are quoted for
 * one, articles that hold evidence; mentions elsewhere go with their articles.
 *
 * @throws UserError where one of the actors is unknown.
 */
export function filterGraph(graph: KnowledgeGraph, filter: GraphFilter): KnowledgeGraph {
  if (Object.values(filter).every((value) => value === undefined)) return graph;
  const wanted = filter.actors && new Set(filter.actors.flatMap((name) => expectActors(graph, name)));
  const edges = graph.edges.flatMap((edge) => {
    if (filter.families && !filter.families.includes(edge.attributes.family)) return [];
    if (wanted && !wanted.has(edge.source) && !wanted.has(edge.target)) return [];
    return filterEdge(edge, filter);
  });
  const evidence = edges.flatMap((edge) => edge.attributes.evidence);
  const actors = new Set(edges.flatMap(({ source, target }) => [source, target]));
  for (const { attributedTo } of evidence) if (attributedTo !== null) actors.add(attributedTo);
  const articles = new Set(evidence.map(({ article }) => article));
  return {
    ...graph,
    attributes: {
      ...graph.attributes,
      articles: graph.attributes.articles.filter(({ id }) => articles.has(id)),
    },
    nodes: graph.nodes
      .filter(({ key }) => actors.has(key))
      .map(({ key, attributes }) => {
        const mentions = attributes.mentions.filter(({ article }) => articles.has(article));
        return { key, attributes: { ...attributes, mentions } };
      }),
    edges,
  };
}

/** @throws UserError where nobody is called so. */
function expectActors(graph: KnowledgeGraph, name: string): string[] {
  const found = findActors(graph, name);
  if (found.length === 0)
    throw new UserError(`no actor is called "${name}"; give a key such as JPN or a name`);
  return found;
}

function filterEdge(edge: Edge, { since, until, minConfidence = 0, minEvidence = 1 }: GraphFilter): Edge[] {
  const isKept = ({ date, confidence }: Evidence): boolean =>
    confidence >= minConfidence &&
    (since === undefined || (date !== null && date >= since)) &&
    (until === undefined || (date !== null && date <= until));
  const evidence = edge.attributes.evidence.filter(isKept);
  if (evidence.length < Math.max(1, minEvidence)) return [];
  return [{ ...edge, attributes: { ...edge.attributes, ...summarise(evidence), evidence } }];
}

/**
 * The keys of the actors that a name means: a key, else a code, else a label or alias, in any letter case.
 *
 * @returns the best kind of match only, most mentioned first; none where nobody is called so.
 */
export function findActors({ nodes }: KnowledgeGraph, name: string): string[] {
  const lower = name.trim().toLowerCase();
  const is = (text: string | null): boolean => text !== null && text.toLowerCase() === lower;
  const ways: ((node: KnowledgeGraph['nodes'][number]) => boolean)[] = [
    ({ key }) => key === name,
    ({ key }) => is(key),
    ({ attributes }) => is(attributes.code) || is(attributes.wikidata),
    ({ attributes }) => is(attributes.label),
    ({ attributes }) => attributes.aliases.some(is),
  ];
  for (const way of ways) {
    const found = nodes.filter(way);
    if (found.length === 0) continue;
    return found
      .sort((a, b) => b.attributes.mentions.length - a.attributes.mentions.length)
      .map(({ key }) => key);
  }
  return [];
}
