/** Logistic regression over the cues of attitudes, on the softmax of stance-model.ts, with small weights preferred. */
import { BACKWARDS, SIGNS, type StanceWeight } from '../relations/stance-weights.ts';

/** Two actors of a sentence. */
export interface StanceExample {
  /** The cues from the one to the other, and back. */
  readonly cues: readonly [readonly string[], readonly string[]];
  /** Null: no attitude. */
  readonly right: { readonly direction: 0 | 1; readonly sign: keyof StanceWeight } | null;
}

/** By the cue, in the order of the alphabet. */
export type FittedWeights = ReadonlyMap<string, StanceWeight>;

/** A cue of fewer examples says more about these than about English. */
const MIN_COUNT = 20;
/** A cue whose weights are both smaller is left out. */
const MIN_WEIGHT = 0.02;
/** What the square of a weight costs, beside the mean log loss. */
const SHRINK = 0.004;
const ROUNDS = 150;
const RATE = 0.1;

/** An example with its cues as numbers. */
interface Numbered {
  readonly cues: readonly (readonly number[])[];
  readonly right: StanceExample['right'];
}

/** Returns the weights, with two decimals. The optimiser is AdaGrad (Duchi et al. 2011) on all examples at once. */
export function fitStance(examples: readonly StanceExample[], minCount: number = MIN_COUNT): FittedWeights {
  const names = frequentCues(examples, minCount);
  const index = new Map(names.map((name, i) => [name, i]));
  const numbered = examples.map(({ cues, right }) => ({
    right,
    cues: cues.map((list) => list.map((name) => index.get(name)).filter((i) => i !== undefined)),
  }));
  const total = numbered.reduce((sum, example) => sum + countOf(example), 0);
  const weights = new Float64Array(2 * names.length);
  const squares = new Float64Array(weights.length).fill(1e-8);
  for (let round = 0; round < ROUNDS; round++) {
    const slopes = weights.map((weight) => 2 * SHRINK * weight);
    for (const example of numbered) addSlopes(slopes, weights, example, countOf(example) / total);
    slopes.forEach((slope, at) => {
      squares[at]! += slope * slope;
      weights[at]! -= (RATE * slope) / Math.sqrt(squares[at]!);
    });
  }
  const round = (at: number): number => Math.round(100 * weights[at]!) / 100;
  const all = names.map(
    (name, i) => [name, { favourable: round(2 * i), critical: round(2 * i + 1) }] as const,
  );
  return new Map(all.filter(([, w]) => Math.max(Math.abs(w.favourable), Math.abs(w.critical)) >= MIN_WEIGHT));
}

function countOf({ right }: Numbered): number {
  return right?.direction === 1 ? BACKWARDS : 1;
}

/** Adds an example's share of the slopes of the loss. Weight `2 i + s` is that of cue `i` for sign `s`. */
function addSlopes(
  slopes: Float64Array,
  weights: Float64Array,
  { cues, right }: Numbered,
  share: number,
): void {
  const odds = cues.map((list) => SIGNS.map((_, sign) => Math.exp(sumOf(weights, list, sign))));
  const total = odds.flat().reduce((a, b) => a + b, 1);
  odds.forEach((bySign, direction) => {
    bySign.forEach((value, sign) => {
      const hit = right?.direction === direction && right.sign === SIGNS[sign];
      const error = share * (value / total - Number(hit));
      for (const i of cues[direction]!) slopes[2 * i + sign]! += error;
    });
  });
}

function sumOf(weights: Float64Array, cues: readonly number[], sign: number): number {
  let sum = 0;
  for (const i of cues) sum += weights[2 * i + sign]!;
  return sum;
}

/** Two cells of a table: where and what. */
const WRITABLE = /^[\w ]+,[\w:^<>' -]+$/;

/** The cues of enough examples, sorted. */
function frequentCues(examples: readonly StanceExample[], minCount: number): string[] {
  const counts = new Map<string, number>();
  for (const { cues } of examples)
    for (const list of cues) for (const name of new Set(list)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .filter(([name, count]) => count >= minCount && WRITABLE.test(name))
    .map(([name]) => name)
    .sort();
}
