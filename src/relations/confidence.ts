/**
 * How sure a relation is: a logistic model over a few readable features.
 *
 * Its weights stand in data/lexicon/confidence.csv and were fitted to annotated sentences, so that of the
 * relations said with 0.9 nine in ten are right there (`npm run train -- confidence`).
 */
import { readTable, rowError } from '../lexicon/table.ts';
import type { Outlook } from './outlook.ts';
import type { Party } from './parties.ts';
import type { Frame } from './scene.ts';

/** What the model looks at. Each is 0 or 1, but for the distances, which count steps. */
export const FEATURES = [
  'bias', 'noun trigger', 'adjective trigger', 'object or particle required', 'carried by a verb', 'reciprocal',
  'source distance', 'target distance', 'target without a slot', 'no target', 'source is a pronoun', 'target is a pronoun',
  'source without a name', 'target without a name', 'depth', 'not actual', 'changed by the clause above',
  'cooperation', 'conflict',
] as const; // prettier-ignore

export type Feature = (typeof FEATURES)[number];
export type Weights = Readonly<Record<Feature, number>>;

/** Steps beyond which a party was found without a slot of the lexicon line. */
const SLOTTED = 4;

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

/** Returns the values of the features of a relation; those left out are 0. */
export function featuresOf(
  frame: Frame,
  outlook: Outlook,
  source: Party,
  target: Party | null,
): Map<Feature, number> {
  const values: [Feature, number][] = [
    ['bias', 1],
    ['noun trigger', Number(frame.line.kind === 'noun')],
    ['adjective trigger', Number(frame.line.kind === 'adjective')],
    ['object or particle required', Number(frame.line.objects.length + frame.line.particles.length > 0)],
    ['carried by a verb', Number(frame.support !== null)],
    ['reciprocal', Number(frame.reciprocal)],
    ['source distance', source.distance],
    ['source is a pronoun', Number(source.mention.form === 'pronoun')],
    ['source without a name', Number(source.mention.form === 'nominal')],
    ['depth', Math.min(outlook.depth, 3)],
    ['not actual', Number(outlook.status !== 'actual')],
    ['changed by the clause above', Number(outlook.event !== frame.event)],
    ['cooperation', Number(COOPERATION.has(outlook.event))],
    ['conflict', Number(CONFLICT.has(outlook.event))],
    ['no target', Number(target === null)],
  ];
  if (target) {
    values.push(
      ['target distance', Math.min(target.distance, SLOTTED)],
      ['target without a slot', Number(target.distance >= SLOTTED)],
      ['target is a pronoun', Number(target.mention.form === 'pronoun')],
      ['target without a name', Number(target.mention.form === 'nominal')],
    );
  }
  return new Map(values.filter(([, value]) => value !== 0));
}

const COOPERATION = new Set(['CONSULT', 'SUPPORT', 'COOPERATE', 'AID', 'AGREE']);
const CONFLICT = new Set(['THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT']);

/** Returns the probability that the relation is right, with two decimals. */
export function confidenceOf(weights: Weights, features: ReadonlyMap<Feature, number>): number {
  let odds = 0;
  for (const [feature, value] of features) odds += weights[feature] * value;
  return Math.round(100 / (1 + Math.exp(-odds))) / 100;
}
