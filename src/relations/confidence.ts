/**
 * How sure a relation is: a logistic model over a few readable features.
 *
 * Its weights stand in data/lexicon/confidence.csv and were fitted to annotated sentences, so that of the
 * relations said with 0.9 nine in ten are right there (`npm run train -- confidence`).
 */
import { EVENTS, type RelationType } from '../lexicon/ontology.ts';
import { readTable, rowError } from '../lexicon/table.ts';

const FACTS = [
  'bias', 'noun trigger', 'adjective trigger', 'object or particle required', 'carried by a verb', 'reciprocal',
  'source distance', 'target distance', 'words to the target', 'target without a slot', 'no target',
  'source is a pronoun', 'target is a pronoun', 'source without a name', 'target without a name',
  'source is a place', 'target is a place', 'source outside the clause', 'source after the trigger', 'target before the trigger',
  'depth', 'not actual', 'changed by the clause above', 'beside the main trigger', 'triggers in the sentence',
] as const; // prettier-ignore

/** Places of a trigger in the tree that say how well it is read; all others are alike. */
export const POSITIONS = ['root', 'xcomp', 'aux', 'amod', 'appos', 'obl'] as const;

export type Feature =
  (typeof FACTS)[number] | `event ${RelationType}` | `trigger as ${(typeof POSITIONS)[number]}`;

/** What the model looks at. Each is 0 or 1, but for distances, which count steps, and logarithms of words and triggers. */
export const FEATURES: readonly Feature[] = [
  ...FACTS,
  ...EVENTS.map((event) => `event ${event}` as const),
  ...POSITIONS.map((deprel) => `trigger as ${deprel}` as const),
];

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
