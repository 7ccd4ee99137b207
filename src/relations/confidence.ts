/**
 * How sure a relation is: a logistic model over a few readable features.
 *
 * Its weights stand in data/lexicon/confidence.csv and were fitted to annotated sentences, so that of the
 * relations said with 0.9 nine in ten are right there (`npm run train -- confidence`).
 */
import { readTable, rowError } from '../lexicon/table.ts';

/** What the model looks at. Each is 0 or 1, but for the distances, which count steps. */
export const FEATURES = [
  'bias', 'noun trigger', 'adjective trigger', 'object or particle required', 'carried by a verb', 'reciprocal',
  'source distance', 'target distance', 'target without a slot', 'no target', 'source is a pronoun', 'target is a pronoun',
  'source without a name', 'target without a name', 'depth', 'not actual', 'changed by the clause above',
  'cooperation', 'conflict',
] as const; // prettier-ignore

export type Feature = (typeof FEATURES)[number];
export type Weights = Readonly<Record<Feature, number>>;

/**
 * Reads the weights.
 *
 * @param text data/lexicon/confidence.csv; a feature without a line weighs nothing.
 * @throws UserError at an unknown or repeated feature, or a weight that is no number.
 */
export function readWeights(text: string): Weights {
  const weights = Object.fromEntries(FEATURES.map((feature) => [feature, 0])) as Record<Feature, number>;
  const seen = new Set<string>();
  for (const row of readTable('confidence.csv', text, {
    required: ['feature', 'weight'],
    optional: ['note'],
  })) {
    const feature = FEATURES.find((name) => name === row.cells.feature);
    if (!feature)
      throw rowError(row, `feature "${row.cells.feature}" is unknown; write one of: ${FEATURES.join(', ')}`);
    if (seen.has(feature)) throw rowError(row, `feature "${feature}" stands twice; remove one line`);
    const weight = Number(row.cells.weight);
    if (Number.isNaN(weight)) throw rowError(row, `weight "${row.cells.weight}" is no number; correct it`);
    seen.add(feature);
    weights[feature] = weight;
  }
  return weights;
}

/** Returns the probability that the relation is right, with two decimals. */
export function confidenceOf(weights: Weights, features: ReadonlyMap<Feature, number>): number {
  let odds = 0;
  for (const [feature, value] of features) odds += weights[feature] * value;
  return Math.round(100 / (1 + Math.exp(-odds))) / 100;
}
