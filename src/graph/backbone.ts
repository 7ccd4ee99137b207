/** What of a large graph to look at first: its most active actors, and the links that carry most between them. */

export interface Link {
  readonly source: string;
  readonly target: string;
  readonly weight: number;
  /** False for what is a state of things, such as an affiliation: it orders actors only where acts do not. */
  readonly act: boolean;
}

export interface Backbone {
  /** The most active first. */
  readonly actors: ReadonlySet<string>;
  /** Tells whether the links between two of them belong to it. */
  readonly has: (source: string, target: string) => boolean;
}

/** More linked pairs than this are thinned out. */
const MOST_PAIRS = 600;

/**
 * Returns the backbone of so many actors: those with the greatest weight of acts; of equals, of all links; then by key.
 *
 * All links between them belong to it, unless more than 600 pairs are linked: then a maximum spanning forest and those
 * that matter most to one of their ends (Serrano et al. 2009).
 *
 * @param keep actors that belong to it anyway, each with its strongest neighbour.
 */
export function backboneOf(
  links: Iterable<Link>,
  count: number,
  keep: ReadonlySet<string> = new Set(),
): Backbone {
  const all = [...links];
  const actors = new Set(ranked(all).slice(0, count));
  for (const key of keep) for (const other of withStrongest(all, key)) actors.add(other);
  const pairs = pairsAmong(all, actors);
  if (pairs.length <= MOST_PAIRS) return { actors, has: (a, b) => actors.has(a) && actors.has(b) };
  const kept = thinned(pairs);
  return { actors, has: (a, b) => kept.get(a)?.has(b) === true };
}

/** Returns the ends of links, those with the greatest weight of acts first; of equals, of all links; then by key. */
function ranked(links: readonly Link[]): string[] {
  const sums = new Map<string, { acts: number; all: number }>();
  const add = (end: string, { weight, act }: Link): void => {
    let sum = sums.get(end);
    if (sum === undefined) sums.set(end, (sum = { acts: 0, all: 0 }));
    if (act) sum.acts += weight;
    sum.all += weight;
  };
  for (const link of links) {
    add(link.source, link);
    add(link.target, link);
  }
  return [...sums]
    .sort(([a, one], [b, other]) => other.acts - one.acts || other.all - one.all || (a < b ? -1 : 1))
    .map(([key]) => key);
}

function withStrongest(links: readonly Link[], key: string): string[] {
  let strongest: Link | null = null;
  for (const link of links) {
    if (link.source !== key && link.target !== key) continue;
    if (strongest === null || link.weight > strongest.weight) strongest = link;
  }
  return strongest === null ? [] : [strongest.source, strongest.target];
}

interface Pair {
  readonly a: string;
  readonly b: string;
  weight: number;
}

function pairsAmong(links: readonly Link[], actors: ReadonlySet<string>): Pair[] {
  const found = new Map<string, Map<string, Pair>>();
  for (const { source, target, weight } of links) {
    if (!actors.has(source) || !actors.has(target)) continue;
    const [a, b] = source < target ? [source, target] : [target, source];
    const ofA = found.get(a) ?? new Map<string, Pair>();
    found.set(a, ofA);
    const pair = ofA.get(b);
    if (pair === undefined) ofA.set(b, { a, b, weight });
    else pair.weight += weight;
  }
  return [...found.values()].flatMap((ofA) => [...ofA.values()]);
}

function thinned(pairs: readonly Pair[]): Map<string, Set<string>> {
  const strength = new Map<string, number>();
  const degree = new Map<string, number>();
  for (const { a, b, weight } of pairs) {
    for (const end of [a, b]) {
      strength.set(end, (strength.get(end) ?? 0) + weight);
      degree.set(end, (degree.get(end) ?? 0) + 1);
    }
  }
  /** How likely an end would have so heavy a link by chance; 1 where it has no other. */
  const chance = (end: string, weight: number): number =>
    degree.get(end) === 1 ? 1 : (1 - weight / strength.get(end)!) ** (degree.get(end)! - 1);
  const ordered = pairs
    .map((pair) => ({ ...pair, chance: Math.min(chance(pair.a, pair.weight), chance(pair.b, pair.weight)) }))
    .sort((one, other) => one.chance - other.chance || other.weight - one.weight || compare(one, other));
  const forest = spanningForest(
    ordered.toSorted((one, other) => other.weight - one.weight || compare(one, other)),
  );
  const kept = new Map<string, Set<string>>();
  const keep = ({ a, b }: Pair): void => {
    kept.set(a, (kept.get(a) ?? new Set<string>()).add(b));
    kept.set(b, (kept.get(b) ?? new Set<string>()).add(a));
  };
  for (const pair of forest) keep(pair);
  for (const pair of ordered.slice(0, MOST_PAIRS - forest.length)) keep(pair);
  return kept;
}

/** Returns the pairs, taken in their order, that join what was not yet joined (Kruskal 1956). */
function spanningForest(pairs: readonly Pair[]): Pair[] {
  const parent = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let above = parent.get(root); above !== undefined; above = parent.get(root)) root = above;
    if (root !== key) parent.set(key, root);
    return root;
  };
  return pairs.filter(({ a, b }) => {
    const [one, other] = [rootOf(a), rootOf(b)];
    if (one !== other) parent.set(one, other);
    return one !== other;
  });
}

function compare(one: Pair, other: Pair): number {
  return one.a < other.a || (one.a === other.a && one.b < other.b) ? -1 : 1;
}
