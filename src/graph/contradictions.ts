import type { EdgeAttributes, Evidence, KnowledgeGraph } from '../types/graph.ts';
import { isFriendly } from './friendly.ts';

type Edge = Pick<KnowledgeGraph['edges'][number], 'key' | 'source' | 'target'> & {
  readonly attributes: Pick<EdgeAttributes, 'family' | 'event' | 'evidence'>;
};

/** One side of a contradiction: a piece of evidence and the edge that it belongs to. */
export interface Side {
  readonly edge: string;
  readonly evidence: Evidence;
}

/** What does not go together between two actors. */
export interface Contradiction {
  /** `mixed`: cooperation beside conflict; `denied`: told as fact by one, denied or doubted by another. */
  readonly kind: 'mixed' | 'denied';
  readonly first: Side;
  readonly second: Side;
}

/** Cooperation and conflict further apart than this may simply follow each other. */
const DAYS = 90;
const DAY = 86_400_000;

/**
 * Find what contradicts itself among the edges between two actors.
 *
 * Cooperation or commitment stands against conflict where both are told as facts within 90 days, or where one has no
 * date; a claim stands against a denial or doubt of the same event the same way by somebody else. Of several such
 * pairs of the same two edges, the one nearest in time is returned.
 */
export function contradictions(edges: readonly Edge[]): Contradiction[] {
  const found: Contradiction[] = [];
  for (const [index, one] of edges.entries()) {
    const denied = nearest(one, one, isDenial);
    if (denied !== null) found.push({ kind: 'denied', ...denied });
    for (const other of edges.slice(index + 1)) {
      const [good, bad] = isFriendly(one.attributes.family) ? [one, other] : [other, one];
      if (!isFriendly(good.attributes.family) || bad.attributes.family !== 'conflict') continue;
      const mixed = nearest(good, bad, isMixed);
      if (mixed !== null) found.push({ kind: 'mixed', ...mixed });
    }
  }
  return found;
}

function isMixed(a: Evidence, b: Evidence): boolean {
  return a.status === 'actual' && b.status === 'actual' && distance(a, b) <= DAYS;
}

function isDenial(claim: Evidence, answer: Evidence): boolean {
  const isAnswer = answer.status === 'denied' || answer.status === 'doubted';
  return claim.status === 'actual' && isAnswer && claim.attributedTo !== answer.attributedTo;
}

function nearest(
  a: Edge,
  b: Edge,
  fits: (a: Evidence, b: Evidence) => boolean,
): { first: Side; second: Side } | null {
  let best: { first: Side; second: Side } | null = null;
  let least = Infinity;
  for (const first of a.attributes.evidence) {
    for (const second of b.attributes.evidence) {
      const days = distance(first, second);
      if (days >= least && best !== null) continue;
      if (!fits(first, second)) continue;
      best = { first: { edge: a.key, evidence: first }, second: { edge: b.key, evidence: second } };
      least = days;
    }
  }
  return best;
}

/** Days between two pieces of evidence; 0 where one has no date. */
function distance(a: Evidence, b: Evidence): number {
  if (a.date === null || b.date === null) return 0;
  return Math.abs(Date.parse(a.date) - Date.parse(b.date)) / DAY;
}
