import type { GraphArticle, KnowledgeGraph } from '../../src/types/graph.ts';

/**
 * Returns graphs in which no article has the id of another text: "summit" becomes "summit-2" where one is there.
 *
 * The same text keeps its id, so that reading it again adds nothing.
 *
 * @param known articles that are there already.
 */
export function withFreeIds(
  graphs: readonly KnowledgeGraph[],
  known: readonly Pick<GraphArticle, 'id' | 'text'>[],
): KnowledgeGraph[] {
  const texts = new Map(known.map(({ id, text }) => [id, text]));
  return graphs.map((graph) => {
    const names = new Map<string, string>();
    for (const { id, text } of graph.attributes.articles) {
      let free = id;
      for (let count = 2; (texts.get(free) ?? text) !== text; count++) free = `${id}-${count}`;
      texts.set(free, text);
      if (free !== id) names.set(id, free);
    }
    return names.size === 0 ? graph : renamed(graph, names);
  });
}

function renamed(graph: KnowledgeGraph, names: ReadonlyMap<string, string>): KnowledgeGraph {
  const nameOf = (id: string): string => names.get(id) ?? id;
  const moved = <T extends { readonly article: string }>(place: T): T => ({
    ...place,
    article: nameOf(place.article),
  });
  return {
    ...graph,
    attributes: {
      ...graph.attributes,
      articles: graph.attributes.articles.map((article) => ({ ...article, id: nameOf(article.id) })),
    },
    nodes: graph.nodes.map(({ key, attributes }) => ({
      key,
      attributes: { ...attributes, mentions: attributes.mentions.map(moved) },
    })),
    edges: graph.edges.map((edge) => ({
      ...edge,
      attributes: { ...edge.attributes, evidence: edge.attributes.evidence.map(moved) },
    })),
  };
}
