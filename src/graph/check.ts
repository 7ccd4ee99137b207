import type { Span } from '../types/article.ts';
import type { Evidence, KnowledgeGraph } from '../types/graph.ts';

/**
 * Find what the shape alone does not show: names that lead nowhere and offsets outside of their text.
 *
 * @returns what is wrong first, for the user to read, or null where all is well.
 */
export function findFault(graph: KnowledgeGraph): string | null {
  const { articles } = graph.attributes;
  const lengths = new Map(articles.map((article) => [article.id, article.text.length]));
  const nodes = new Set(graph.nodes.map((node) => node.key));
  return (
    findRepeat('article', 'id', articles, (article) => article.id) ??
    findRepeat('node', 'key', graph.nodes, (node) => node.key) ??
    findRepeat('edge', 'key', graph.edges, (edge) => edge.key) ??
    findNodeFault(graph, lengths) ??
    findEdgeFault(graph, lengths, nodes)
  );
}

type Lengths = ReadonlyMap<string, number>;

function findRepeat<T>(
  what: string,
  name: string,
  values: readonly T[],
  keyOf: (one: T) => string,
): string | null {
  const seen = new Set<string>();
  for (const value of values) {
    const key = keyOf(value);
    if (seen.has(key)) return `two ${what}s have the ${name} "${key}"`;
    seen.add(key);
  }
  return null;
}

function findNodeFault({ nodes }: KnowledgeGraph, lengths: Lengths): string | null {
  for (const { key, attributes } of nodes) {
    for (const mention of attributes.mentions) {
      const fault = findSpanFault('a mention', mention.article, mention, lengths);
      if (fault) return `node "${key}": ${fault}`;
    }
  }
  return null;
}

function findEdgeFault(
  { edges }: KnowledgeGraph,
  lengths: Lengths,
  nodes: ReadonlySet<string>,
): string | null {
  for (const { key, source, target, attributes } of edges) {
    for (const end of [source, target])
      if (!nodes.has(end)) return `edge "${key}": there is no node "${end}"`;
    if (source === target) return `edge "${key}" leads from a node to itself`;
    for (const evidence of attributes.evidence) {
      const fault = findEvidenceFault(evidence, lengths, nodes);
      if (fault) return `edge "${key}": ${fault}`;
    }
  }
  return null;
}

function findEvidenceFault(evidence: Evidence, lengths: Lengths, nodes: ReadonlySet<string>): string | null {
  const { article, attributedTo, trigger, sourceSpan, targetSpan } = evidence;
  if (attributedTo !== null && !nodes.has(attributedTo))
    return `it is attributed to "${attributedTo}", no node`;
  return (
    findSpanFault('a sentence', article, evidence, lengths) ??
    findSpanFault('a trigger', article, trigger, lengths) ??
    findSpanFault('a source', article, sourceSpan, lengths) ??
    findSpanFault('a target', article, targetSpan, lengths)
  );
}

function findSpanFault(what: string, article: string, { start, end }: Span, lengths: Lengths): string | null {
  const length = lengths.get(article);
  if (length === undefined) return `${what} stands in the article "${article}", which is not in the file`;
  if (start < end && end <= length) return null;
  return `${what} from ${start} to ${end} lies outside the article "${article}" of ${length} characters`;
}
