import { UserError } from '../types/errors.ts';
import type { Evidence, GraphArticle, KnowledgeGraph, NodeAttributes } from '../types/graph.ts';
import { VERSION } from '../types/version.ts';
import { arrange, arrangeBeside } from './layout.ts';
import { order } from './order.ts';
import type { Point } from './spot.ts';
import { summarise } from './summary.ts';

type Edge = KnowledgeGraph['edges'][number];
type Node = KnowledgeGraph['nodes'][number];
type Place = NodeAttributes['mentions'][number];
type Role = NodeAttributes['roles'][number];

export const GENERATOR: string = `actorgraph ${VERSION}`;

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
export function mergeGraphs(graphs: Iterable<KnowledgeGraph>): KnowledgeGraph {
  const merger = new GraphMerger();
  for (const graph of graphs) merger.add(graph);
  return arrange(merger.finish());
}

/**
 * Merge graphs into one in which those nodes stay where they are that have a place.
 *
 * @param fixed the places of the nodes that stay.
 * @throws UserError where two different articles have the same id.
 */
export function mergeBeside(
  graphs: Iterable<KnowledgeGraph>,
  fixed: ReadonlyMap<string, Point>,
): KnowledgeGraph {
  const merger = new GraphMerger();
  for (const graph of graphs) merger.add(graph);
  return arrangeBeside(merger.finish(), fixed);
}

/** What a node tells in lists, and in single values. */
type Lists = Pick<NodeAttributes, 'aliases' | 'roles' | 'mentions'>;
type Facts = Omit<NodeAttributes, keyof Lists>;

const NO_LISTS: Lists = { aliases: [], roles: [], mentions: [] };

/** Everything known so far of one node. */
interface NodeSum {
  facts: Facts;
  readonly aliases: Set<string>;
  readonly roles: Map<string, Role>;
  readonly mentions: Place[];
}

/** Everything known so far of one edge. */
interface EdgeSum {
  readonly edge: Edge;
  readonly evidence: Evidence[];
}

/**
 * Folds graphs into one, graph by graph, in memory that grows with the sum alone.
 *
 * `finish` gives the sum: nothing placed yet (see `arrange`).
 */
export class GraphMerger {
  readonly #articles = new Map<string, GraphArticle>();
  readonly #nodes = new Map<string, NodeSum>();
  readonly #edges = new Map<string, EdgeSum>();

  /** @throws UserError where another article of the same id was added before; then nothing is added. */
  add({ attributes, nodes, edges }: KnowledgeGraph): void {
    for (const article of attributes.articles) this.#check(article);
    for (const article of attributes.articles) this.#addArticle(article);
    for (const node of nodes) this.#addNode(node);
    for (const edge of edges) this.#addEdge(edge);
  }

  finish(): KnowledgeGraph {
    return {
      attributes: {
        generator: GENERATOR,
        version: 1,
        articles: sorted(this.#articles).map(([, article]) => article),
      },
      options: { type: 'mixed', multi: true, allowSelfLoops: false },
      nodes: sorted(this.#nodes).map(([key, sum]) => nodeOf(key, sum)),
      edges: sorted(this.#edges).map(([, sum]) => edgeOf(sum)),
    };
  }

  #check({ id, text }: GraphArticle): void {
    const known = this.#articles.get(id);
    if (known && known.text !== text) {
      throw new UserError(`two different articles are called "${id}"; rename one of the files (or records)`);
    }
  }

  #addArticle(article: GraphArticle): void {
    const known = this.#articles.get(article.id) ?? article;
    const { id, text } = known;
    this.#articles.set(id, {
      id,
      title: last(known.title, article.title),
      date: last(known.date, article.date),
      source: last(known.source, article.source),
      url: last(known.url, article.url),
      text,
    });
  }

  #addNode({ key, attributes }: Node): void {
    let sum = this.#nodes.get(key);
    if (sum === undefined) {
      sum = {
        facts: joined(attributes, attributes),
        aliases: new Set(),
        roles: new Map(),
        mentions: [],
      };
      this.#nodes.set(key, sum);
    } else sum.facts = joined(sum.facts, attributes);
    const { aliases, roles, mentions } = attributes;
    for (const alias of aliases) sum.aliases.add(alias);
    for (const role of roles) sum.roles.set(JSON.stringify([role.title, role.of]), role);
    for (const mention of mentions) sum.mentions.push(mention);
  }

  #addEdge(edge: Edge): void {
    const known = this.#edges.get(edge.key);
    if (!known) this.#edges.set(edge.key, { edge, evidence: [...edge.attributes.evidence] });
    else for (const one of edge.attributes.evidence) known.evidence.push(one);
  }
}

/** The facts of two nodes of one actor and the lists of both, in the order of the graph file; not placed yet. */
function joined(a: Facts, b: Facts, { aliases, roles, mentions }: Lists = NO_LISTS): NodeAttributes {
  return {
    label: last(a.label, b.label),
    kind: last(a.kind, b.kind),
    named: eitherNamed(a.named, b.named),
    code: last(a.code, b.code),
    wikidata: last(a.wikidata, b.wikidata),
    country: last(a.country, b.country),
    sector: last(a.sector, b.sector),
    aliases,
    roles,
    mentions,
    x: 0,
    y: 0,
    size: 0,
    color: '',
  };
}

function nodeOf(key: string, { facts, aliases, roles, mentions }: NodeSum): Node {
  const lists: Lists = {
    aliases: [...aliases].sort(),
    roles: [...roles.values()].sort((a, b) => order(a.title, b.title) || order(a.of ?? '', b.of ?? '')),
    mentions: withoutRepeats(mentions.sort(orderOfPlaces), (a, b) => orderOfPlaces(a, b) === 0),
  };
  return { key, attributes: joined(facts, facts, lists) };
}

function edgeOf({ edge, evidence: all }: EdgeSum): Edge {
  const { key, source, target, undirected, attributes } = edge;
  const evidence = withoutRepeats(all.sort(orderOfEvidence), (a, b) => orderOfEvidence(a, b) === 0);
  const { family, event, quad, score } = attributes;
  const { label, status, weight, confidence } = summarise(evidence);
  return {
    key,
    source,
    target,
    undirected,
    attributes: { family, event, quad, score, label, status, weight, confidence, evidence },
  };
}

/** Whether one of two that are the same actor has a name; what does not tell changes nothing. */
export function eitherNamed(a: boolean | undefined, b: boolean | undefined): boolean | undefined {
  return a === undefined || b === undefined ? (a ?? b) : a || b;
}

/** The later in code-unit order, null before all: any rule does that does not depend on the order given. */
function last<T extends string | null>(a: T, b: T): T {
  return a === null || (b !== null && b > a) ? b : a;
}

function sorted<T>(sums: ReadonlyMap<string, T>): [string, T][] {
  return [...sums].sort(([a], [b]) => order(a, b));
}

/** Sorted values without those that are the same as the one before them. */
function withoutRepeats<T>(values: readonly T[], same: (a: T, b: T) => boolean): T[] {
  return values.filter((value, i) => i === 0 || !same(values[i - 1]!, value));
}

function orderOfPlaces(a: Place, b: Place): number {
  return order(a.article, b.article) || a.start - b.start || b.end - a.end;
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
