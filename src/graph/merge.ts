import { UserError } from '../types/errors.ts';
import type {
  EdgeAttributes,
  Evidence,
  GraphArticle,
  KnowledgeGraph,
  NodeAttributes,
} from '../types/graph.ts';
import { arrange } from './layout.ts';
import { summarise } from './summary.ts';

type Edge = KnowledgeGraph['edges'][number];
type Node = KnowledgeGraph['nodes'][number];

export const GENERATOR = 'actorgraph 0.1.0';

/**
 * Merge graphs into one, as if it had been built from all their articles at once.
 *
 * Articles, mentions, aliases, roles and evidence are united as sets and sorted; everything else is derived from
 * them again. So the result is the same bytes in any order and grouping, and merging a graph with itself changes
 * nothing. An edge's status is the most frequent one of its evidence (of equals the most certain); its weight is
 * the number of pieces of evidence; its confidence is the probability that at least one of them is right.
 *
 * @throws UserError where two different articles have the same id.
 */
export function mergeGraphs(graphs: readonly KnowledgeGraph[]): KnowledgeGraph {
  const nodes = grouped(
    graphs.flatMap((graph) => graph.nodes),
    (node) => node.key,
  );
  const edges = grouped(
    graphs.flatMap((graph) => graph.edges),
    (edge) => edge.key,
  );
  return arrange({
    attributes: {
      generator: GENERATOR,
      version: 1,
      articles: mergeArticles(graphs.flatMap((graph) => graph.attributes.articles)),
    },
    options: { type: 'mixed', multi: true, allowSelfLoops: false },
    nodes: nodes.map(mergeNodes),
    edges: edges.map(mergeEdges),
  });
}

function mergeArticles(articles: readonly GraphArticle[]): GraphArticle[] {
  return grouped(articles, (article) => article.id).map((same) => {
    const [first] = same;
    if (same.some((article) => article.text !== first.text)) {
      throw new UserError(
        `two different articles are called "${first.id}"; rename one of the files (or records)`,
      );
    }
    const pick = <K extends keyof GraphArticle>(name: K): GraphArticle[K] =>
      last(same, (article) => article[name]);
    const [title, date, source, url] = [pick('title'), pick('date'), pick('source'), pick('url')];
    return { id: first.id, title, date, source, url, text: first.text };
  });
}

function mergeNodes(nodes: Group<Node>): Node {
  const all = nodes.map((node) => node.attributes);
  const pick = <K extends keyof NodeAttributes>(name: K): NodeAttributes[K] => last(all, (one) => one[name]);
  return {
    key: nodes[0].key,
    attributes: {
      label: pick('label'),
      kind: pick('kind'),
      code: pick('code'),
      wikidata: pick('wikidata'),
      country: pick('country'),
      sector: pick('sector'),
      aliases: [...new Set(all.flatMap((one) => one.aliases))].sort(),
      roles: union(all.flatMap((one) => one.roles)).sort(
        (a, b) => order(a.title, b.title) || order(a.of ?? '', b.of ?? ''),
      ),
      mentions: union(all.flatMap((one) => one.mentions)).sort(
        (a, b) => order(a.article, b.article) || a.start - b.start || b.end - a.end,
      ),
      x: 0,
      y: 0,
      size: 0,
      color: '',
    },
  };
}

function mergeEdges(edges: Group<Edge>): Edge {
  const { key, source, target, undirected, attributes } = edges[0];
  const evidence = union(edges.flatMap((edge) => edge.attributes.evidence)).sort(orderOfEvidence);
  const { family, event, quad, score } = attributes;
  const { label, status, weight, confidence } = summarise(evidence);
  const merged: EdgeAttributes = {
    family,
    event,
    quad,
    score,
    label,
    status,
    weight,
    confidence,
    evidence,
  };
  return { key, source, target, undirected, attributes: merged };
}

type Group<T> = readonly [T, ...T[]];

/** Values with the same key together, in the order of the keys. */
function grouped<T>(values: readonly T[], keyOf: (value: T) => string): Group<T>[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return [...groups].sort(([a], [b]) => order(a, b)).map(([, group]) => group);
}

/** The last value in code-unit order, null before all: any rule does that does not depend on the order given. */
function last<T, V extends string | null | readonly unknown[] | number>(
  from: readonly T[],
  of: (one: T) => V,
): V {
  return from.map(of).reduce((a, b) => (a === null || (b !== null && b > a) ? b : a));
}

/** The values without repeats; two are the same where their JSON is. */
function union<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function orderOfEvidence(a: Evidence, b: Evidence): number {
  return (
    order(a.article, b.article) ||
    a.start - b.start ||
    a.trigger.start - b.trigger.start ||
    a.sourceSpan.start - b.sourceSpan.start ||
    a.targetSpan.start - b.targetSpan.start ||
    order(JSON.stringify(a), JSON.stringify(b))
  );
}

/** By code units: the same in every locale. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
