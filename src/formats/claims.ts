import type { Evidence, GraphArticle, KnowledgeGraph } from '../types/graph.ts';
import { articlesOf, type GraphEdge } from './columns.ts';

/** One statement of one relation at one place of one article: a piece of evidence with all that belongs to it. */
export interface Claim {
  /** The same for the same statement in every graph: edge, article and offsets. */
  readonly id: string;
  readonly edge: GraphEdge;
  readonly evidence: Evidence;
  readonly article: GraphArticle;
  /** The words of the sentence. */
  readonly sentence: string;
}

/** The statements of a graph, edge by edge, in the order of their evidence. */
export function claimsOf(graph: KnowledgeGraph): Claim[] {
  const articles = articlesOf(graph);
  const seen = new Map<string, number>();
  return graph.edges.flatMap((edge) =>
    edge.attributes.evidence.map((evidence) => {
      const article = articles.get(evidence.article);
      if (!article)
        throw new Error(`edge "${edge.key}": its article "${evidence.article}" is not in the graph`);
      const { start, end, trigger, sourceSpan, targetSpan } = evidence;
      const place = [start, trigger.start, sourceSpan.start, targetSpan.start].join(',');
      const id = `${edge.key}|${evidence.article}|${place}`;
      const repeats = seen.get(id) ?? 0;
      seen.set(id, repeats + 1);
      return {
        id: repeats === 0 ? id : `${id}|${repeats + 1}`,
        edge,
        evidence,
        article,
        sentence: article.text.slice(start, end),
      };
    }),
  );
}
