import { MultiDirectedGraph } from 'graphology';
import pagerank from 'graphology-metrics/centrality/pagerank.js';
import type { KnowledgeGraph } from '../types/graph.ts';
import type { EventType, Family } from '../types/relation.ts';
import { type DaySpan, isWithin, newsDays } from './news-days.ts';

/** An actor and how much it is in the middle of things. */
export interface ActorStats {
  readonly key: string;
  readonly label: string;
  readonly mentions: number;
  /** Pieces of evidence that it acts, and that it is acted upon; joint ones count as both. */
  readonly acts: number;
  readonly isActedUpon: number;
  /** PageRank by evidence, over all actors 1. */
  readonly rank: number;
}

/** Two actors, whichever way round, and the evidence between them. */
export interface DyadStats {
  readonly actors: readonly [string, string];
  readonly evidence: number;
  readonly families: Readonly<Partial<Record<Family, number>>>;
  /** Mean score of the events from conflict (-10) to cooperation (10); null without events. */
  readonly score: number | null;
}

export interface GraphStats {
  readonly articles: number;
  readonly actors: number;
  readonly relations: number;
  readonly evidence: number;
  /** First and last day of the news (see `newsDays`); null where no evidence has a date. */
  readonly days: DaySpan | null;
  /** Pieces of evidence of days before or after these: history and far plans. */
  readonly otherDays: number;
  readonly families: Readonly<Partial<Record<Family, number>>>;
  readonly events: Readonly<Partial<Record<EventType, number>>>;
  /** Highest rank first. */
  readonly topActors: readonly ActorStats[];
  /** Most evidence first. */
  readonly topDyads: readonly DyadStats[];
  /** Pieces of evidence of each family by month of the news, `YYYY-MM`, in order. */
  readonly months: readonly { readonly month: string; readonly families: DyadStats['families'] }[];
}

/**
 * What a graph holds, in figures.
 *
 * @param top so many actors and dyads are listed.
 */
export function graphStats(graph: KnowledgeGraph, top = 20): GraphStats {
  const { nodes, edges, attributes } = graph;
  const families = new Counter<Family>();
  const events = new Counter<EventType>();
  for (const { attributes: edge } of edges) {
    families.add(edge.family, edge.weight);
    if (edge.event) events.add(edge.event, edge.weight);
  }
  return {
    articles: attributes.articles.length,
    actors: nodes.length,
    relations: edges.length,
    evidence: edges.reduce((sum, edge) => sum + edge.attributes.weight, 0),
    families: families.toRecord(),
    events: events.toRecord(),
    topActors: actorStats(graph).slice(0, top),
    topDyads: dyadStats(graph).slice(0, top),
    ...monthStats(graph),
  };
}

function monthStats({
  attributes,
  edges,
}: KnowledgeGraph): Pick<GraphStats, 'days' | 'otherDays' | 'months'> {
  const told = edges.flatMap(({ attributes: { family, evidence } }) =>
    evidence.flatMap(({ date }) => (date === null ? [] : [{ family, date }])),
  );
  const days = newsDays(
    attributes.articles.map(({ date }) => date),
    told.map(({ date }) => date),
  );
  const months = new Map<string, Counter<Family>>();
  let otherDays = 0;
  for (const { family, date } of told) {
    if (days === null || !isWithin(date, days)) {
      otherDays++;
      continue;
    }
    const month = date.slice(0, 7);
    if (!months.has(month)) months.set(month, new Counter());
    months.get(month)!.add(family, 1);
  }
  return {
    days,
    otherDays,
    months: [...months]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, counter]) => ({ month, families: counter.toRecord() })),
  };
}

/** All actors, highest rank first. */
function actorStats({ nodes, edges }: KnowledgeGraph): ActorStats[] {
  const net = new MultiDirectedGraph();
  // A key such as `constructor` would be there already: graphology keeps nodes in plain objects.
  const idOf = (key: string): string => `n${key}`;
  for (const { key } of nodes) net.addNode(idOf(key));
  const [acts, isActedUpon] = [new Counter<string>(), new Counter<string>()];
  for (const { source, target, undirected, attributes } of edges) {
    const { weight } = attributes;
    for (const [from, to] of undirected
      ? [[source, target] as const, [target, source] as const]
      : [[source, target] as const]) {
      net.addEdge(idOf(from), idOf(to), { weight });
      acts.add(from, weight);
      isActedUpon.add(to, weight);
    }
  }
  const ranks =
    net.order === 0 ? {} : pagerank(net, { getEdgeWeight: 'weight', maxIterations: 1000, tolerance: 1e-6 });
  return nodes
    .map(({ key, attributes }) => ({
      key,
      label: attributes.label,
      mentions: attributes.mentions.length,
      acts: acts.get(key),
      isActedUpon: isActedUpon.get(key),
      rank: Math.round((ranks[idOf(key)] ?? 0) * 1e6) / 1e6,
    }))
    .sort((a, b) => b.rank - a.rank || b.mentions - a.mentions || (a.key < b.key ? -1 : 1));
}

/** All pairs of actors between which there is evidence, affiliations apart; most evidence first. */
function dyadStats({ edges }: KnowledgeGraph): DyadStats[] {
  const dyads = new Map<
    string,
    { actors: [string, string]; families: Counter<Family>; score: number; scored: number }
  >();
  for (const { source, target, attributes } of edges) {
    if (attributes.family === 'affiliation') continue;
    const actors: [string, string] = source < target ? [source, target] : [target, source];
    const key = actors.join('|');
    const dyad = dyads.get(key) ?? { actors, families: new Counter<Family>(), score: 0, scored: 0 };
    dyads.set(key, dyad);
    dyad.families.add(attributes.family, attributes.weight);
    if (attributes.score === null) continue;
    dyad.score += attributes.score * attributes.weight;
    dyad.scored += attributes.weight;
  }
  return [...dyads.values()]
    .map(({ actors, families, score, scored }) => ({
      actors,
      evidence: families.total,
      families: families.toRecord(),
      score: scored === 0 ? null : Math.round((score / scored) * 10) / 10,
    }))
    .sort((a, b) => b.evidence - a.evidence || (a.actors.join() < b.actors.join() ? -1 : 1));
}

class Counter<K extends string> {
  readonly #counts = new Map<K, number>();

  add(key: K, number: number): void {
    this.#counts.set(key, this.get(key) + number);
  }

  get(key: K): number {
    return this.#counts.get(key) ?? 0;
  }

  get total(): number {
    return [...this.#counts.values()].reduce((sum, number) => sum + number, 0);
  }

  /** Most first. */
  toRecord(): Partial<Record<K, number>> {
    const sorted = [...this.#counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
    return Object.fromEntries(sorted) as Partial<Record<K, number>>;
  }
}
