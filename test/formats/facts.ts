import { EDGE_COLUMNS, articlesOf, NODE_COLUMNS } from '../../src/formats/columns.ts';
import { decodeUnfit } from '../../src/formats/text.ts';
import type { KnowledgeGraph } from '../../src/types/graph.ts';

/** What a graph says, in a form that every reader's own can be brought into. */
export interface Facts {
  readonly nodes: Readonly<Record<string, unknown>>[];
  readonly edges: Readonly<Record<string, unknown>>[];
}

/** The facts that a format with flat attributes must keep: all columns but those with nothing to say. */
export function factsOf(graph: KnowledgeGraph): Facts {
  const articles = articlesOf(graph);
  return inOrder({
    nodes: graph.nodes.map((node) => ({
      id: node.key,
      label: node.attributes.label,
      ...Object.fromEntries(NODE_COLUMNS.map(({ name, of }) => [name, of(node, articles)])),
    })),
    edges: graph.edges.map((edge) => ({
      id: edge.key,
      source: edge.source,
      target: edge.target,
      label: edge.attributes.label,
      weight: edge.attributes.weight,
      ...Object.fromEntries(EDGE_COLUMNS.map(({ name, of }) => [name, of(edge, articles)])),
    })),
  });
}

/** What a reader found: our escapes are taken back first. */
export function foundFacts({ nodes, edges }: Facts): Facts {
  const decode = (one: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      Object.entries(one).map(([name, value]) => [
        name,
        typeof value === 'string' ? decodeUnfit(value) : value,
      ]),
    );
  return inOrder({ nodes: nodes.map(decode), edges: edges.map(decode) });
}

/** By id, without what has nothing to say. */
function inOrder({ nodes, edges }: Facts): Facts {
  const order = (a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): number =>
    String(a['id']) < String(b['id']) ? -1 : 1;
  const clean = (one: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(one).filter(([, value]) => value != null && value !== ''));
  return { nodes: nodes.map(clean).sort(order), edges: edges.map(clean).sort(order) };
}
