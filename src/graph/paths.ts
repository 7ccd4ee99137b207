import type { EdgeAttributes } from '../types/graph.ts';

/** What a path needs to know of an edge; edges of the graph file and of the viewer both are such. */
export interface Step {
  readonly key: string;
  readonly source: string;
  readonly target: string;
  readonly attributes: Pick<EdgeAttributes, 'family' | 'weight'>;
}

/** Choices of {@link shortestPath}. */
export interface PathOptions {
  /** Whether an affiliation counts as a step; not by default, for everybody belongs somewhere. */
  readonly affiliations?: boolean;
}

/**
 * Find the shortest chain of relations from one actor to another, whichever way each relation points.
 *
 * Of chains with equally few steps it takes the one whose relations rest on the most sentences, then the one whose
 * keys come first, so that the same graph gives the same chain.
 *
 * @returns the keys of the edges in order; [] from an actor to itself, null where no chain leads there.
 */
export function shortestPath(
  edges: Iterable<Step>,
  from: string,
  to: string,
  { affiliations = false }: PathOptions = {},
): string[] | null {
  if (from === to) return [];
  const nearest = neighbours(edges, affiliations);
  let frontier = new Map<string, Chain>([[from, { weight: 0, keys: [] }]]);
  const seen = new Set([from]);
  while (frontier.size > 0) {
    const next = new Map<string, Chain>();
    for (const [actor, chain] of frontier) {
      for (const [other, { key, weight }] of nearest.get(actor) ?? []) {
        if (seen.has(other)) continue;
        const longer = { weight: chain.weight + weight, keys: [...chain.keys, key] };
        const known = next.get(other);
        if (known === undefined || isBetter(longer, known)) next.set(other, longer);
      }
    }
    const arrived = next.get(to);
    if (arrived !== undefined) return [...arrived.keys];
    for (const actor of next.keys()) seen.add(actor);
    frontier = next;
  }
  return null;
}

/**
 * Find the actors within so many steps of one, itself included, whichever way the relations point.
 *
 * @returns each with the number of steps to it.
 */
export function within(edges: Iterable<Step>, centre: string, steps: number): Map<string, number> {
  const nearest = neighbours(edges, true);
  const found = new Map([[centre, 0]]);
  let frontier = [centre];
  for (let step = 1; step <= steps && frontier.length > 0; step++) {
    const next: string[] = [];
    for (const actor of frontier) {
      for (const other of nearest.get(actor)?.keys() ?? []) {
        if (found.has(other)) continue;
        found.set(other, step);
        next.push(other);
      }
    }
    frontier = next;
  }
  return found;
}

interface Chain {
  readonly weight: number;
  readonly keys: readonly string[];
}

function isBetter(a: Chain, b: Chain): boolean {
  if (a.weight !== b.weight) return a.weight > b.weight;
  for (const [index, key] of a.keys.entries()) {
    const other = b.keys[index] ?? '';
    if (key !== other) return key < other;
  }
  return false;
}

/** By actor and neighbour the heaviest edge between the two, of equals the one whose key comes first. */
function neighbours(
  edges: Iterable<Step>,
  affiliations: boolean,
): Map<string, Map<string, { key: string; weight: number }>> {
  const found = new Map<string, Map<string, { key: string; weight: number }>>();
  const add = (from: string, to: string, key: string, weight: number): void => {
    const own = found.get(from) ?? new Map<string, { key: string; weight: number }>();
    const known = own.get(to);
    if (known === undefined || weight > known.weight || (weight === known.weight && key < known.key)) {
      own.set(to, { key, weight });
    }
    found.set(from, own);
  };
  for (const { key, source, target, attributes } of edges) {
    if (!affiliations && attributes.family === 'affiliation') continue;
    add(source, target, key, attributes.weight);
    add(target, source, key, attributes.weight);
  }
  return found;
}
