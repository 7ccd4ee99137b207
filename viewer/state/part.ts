import type { KnowledgeGraph } from '../../src/types/graph.ts';
import type { State } from './state.ts';

/** Returns the graph as it stands: with its corrections, and its actors where they have been moved to. */
export function wholeGraph({ model, positions }: State): KnowledgeGraph | null {
  if (model === null) return null;
  return {
    ...model.file,
    nodes: model.file.nodes.map(({ key, attributes }) => ({
      key,
      attributes: { ...attributes, ...positions.get(key) },
    })),
  };
}

/** Returns what of the graph is shown: its evidence summed up anew, and the articles that it stands in. */
export function shownGraph(state: State): KnowledgeGraph | null {
  const whole = wholeGraph(state);
  const { view } = state;
  if (whole === null || view === null) return null;
  const edges = whole.edges.flatMap((edge) => {
    const shown = view.relations.get(edge.key);
    if (shown === undefined) return [];
    const { status, weight, confidence, evidence } = shown;
    return [{ ...edge, attributes: { ...edge.attributes, status, weight, confidence, evidence } }];
  });
  const nodes = whole.nodes.filter(({ key }) => view.actors.has(key));
  const speakers = new Set(nodes.map(({ key }) => key));
  const told = new Set(edges.flatMap(({ attributes }) => attributes.evidence.map(({ article }) => article)));
  return {
    ...whole,
    attributes: {
      ...whole.attributes,
      articles: whole.attributes.articles.filter(
        ({ id }) =>
          told.has(id) ||
          nodes.some(({ attributes }) => attributes.mentions.some(({ article }) => article === id)),
      ),
    },
    nodes,
    // Who is quoted but not shown is no node of this graph.
    edges: edges.map((edge) => ({
      ...edge,
      attributes: {
        ...edge.attributes,
        evidence: edge.attributes.evidence.map((one) =>
          one.attributedTo === null || speakers.has(one.attributedTo) ? one : { ...one, attributedTo: null },
        ),
      },
    })),
  };
}
