import type { EdgeAttributes, Evidence } from '../types/graph.ts';
import type { Status } from '../types/relation.ts';
import { order } from './order.ts';

/**
 * What evidence adds up to: the weight, status, confidence and label of an edge.
 *
 * Whoever looks at a part of the evidence (a span of time, one source, what one speaker claims) sums that part up
 * by the same rules as the graph file.
 */
export type Summary = Pick<EdgeAttributes, 'weight' | 'status' | 'confidence' | 'label'>;

/** From the most to the least certain; decides between equally frequent statuses. */
const CERTAINTY: readonly Status[] = ['actual', 'planned', 'possible', 'doubted', 'denied'];

/**
 * Sum up pieces of evidence, in any order.
 *
 * The status is the most frequent one (of equals the most certain), the label likewise (of equals the first by code
 * units); the weight is their number; the confidence is the probability that at least one of them is right.
 *
 * @param evidence at least one piece.
 */
export function summarise(evidence: readonly Evidence[]): Summary {
  const doubt = evidence.reduce((product, one) => product * (1 - one.confidence), 1);
  return {
    label: mostFrequent(
      evidence.map((one) => one.label),
      order,
    ),
    status: mostFrequent(
      evidence.map((one) => one.status),
      (a, b) => CERTAINTY.indexOf(a) - CERTAINTY.indexOf(b),
    ),
    weight: evidence.length,
    confidence: Math.round((1 - doubt) * 1000) / 1000,
  };
}

function mostFrequent<T>(values: readonly T[], preference: (a: T, b: T) => number): T {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((best, one) =>
    one[1] > best[1] || (one[1] === best[1] && preference(one[0], best[0]) < 0) ? one : best,
  )[0];
}
