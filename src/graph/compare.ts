import type { EdgeAttributes } from '../types/graph.ts';
import { isFriendly } from './friendly.ts';

/** What comparing needs to know of an edge. */
export interface ComparedEdge {
  readonly key: string;
  readonly source: string;
  readonly target: string;
  readonly attributes: Pick<EdgeAttributes, 'family' | 'weight'>;
}

/** How two actors stand to each other: by which of the two kinds of acts more sentences tell. */
export type Sign = 'cooperative' | 'adverse' | 'mixed';

/** Two actors, in the order of their keys, whose sign is not the same in both. */
export interface SignChange {
  readonly actors: readonly [string, string];
  readonly before: Sign;
  readonly after: Sign;
}

/** What sets two graphs apart; keys of edges, sorted. */
export interface Comparison {
  readonly appeared: readonly string[];
  readonly vanished: readonly string[];
  readonly same: readonly string[];
  readonly changed: readonly SignChange[];
  /** Keys of the actors that have edges in one of the two alone, sorted. */
  readonly actors: { readonly appeared: readonly string[]; readonly vanished: readonly string[] };
}

/**
 * Compare two graphs, or two parts of one, edge by edge and pair by pair.
 *
 * Edges are the same where their keys are: same ends, family and event. A pair's sign weighs the sentences of
 * cooperation and commitment against those of concern and conflict; affiliations have no sign.
 */
export function compare(before: Iterable<ComparedEdge>, after: Iterable<ComparedEdge>): Comparison {
  const [old, now] = [[...before], [...after]];
  const [oldKeys, newKeys] = [old, now].map((edges) => new Set(edges.map(({ key }) => key))) as Two;
  const [oldActors, newActors] = [old, now].map(actorsOf) as Two;
  return {
    appeared: without(newKeys, oldKeys),
    vanished: without(oldKeys, newKeys),
    same: [...newKeys].filter((key) => oldKeys.has(key)).sort(),
    changed: changesOf(signs(old), signs(now)),
    actors: { appeared: without(newActors, oldActors), vanished: without(oldActors, newActors) },
  };
}

type Two = [Set<string>, Set<string>];

function actorsOf(edges: readonly ComparedEdge[]): Set<string> {
  return new Set(edges.flatMap(({ source, target }) => [source, target]));
}

function without(keys: ReadonlySet<string>, others: ReadonlySet<string>): string[] {
  return [...keys].filter((key) => !others.has(key)).sort();
}

interface Pair {
  readonly actors: readonly [string, string];
  balance: number;
}

function changesOf(old: ReadonlyMap<string, Pair>, now: ReadonlyMap<string, Pair>): SignChange[] {
  const changes: SignChange[] = [];
  for (const id of [...old.keys()].sort()) {
    const [a, b] = [old.get(id), now.get(id)];
    if (a === undefined || b === undefined) continue;
    const [before, after] = [signOf(a.balance), signOf(b.balance)];
    if (before !== after) changes.push({ actors: a.actors, before, after });
  }
  return changes;
}

function signs(edges: readonly ComparedEdge[]): Map<string, Pair> {
  const pairs = new Map<string, Pair>();
  for (const { source, target, attributes } of edges) {
    if (attributes.family === 'affiliation') continue;
    const actors = source < target ? ([source, target] as const) : ([target, source] as const);
    const id = JSON.stringify(actors);
    const pair = pairs.get(id) ?? { actors, balance: 0 };
    pair.balance += isFriendly(attributes.family) ? attributes.weight : -attributes.weight;
    pairs.set(id, pair);
  }
  return pairs;
}

function signOf(balance: number): Sign {
  return balance > 0 ? 'cooperative' : balance < 0 ? 'adverse' : 'mixed';
}
