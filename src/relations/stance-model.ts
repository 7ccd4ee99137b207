/**
 * A linear model of attitudes: the four that two actors may show and none share one softmax, in which none has the odds 1. The
 * weights stand in data/lexicon/stance.csv and were fitted to annotated sentences (`npm run train -- stance`).
 */
import type { Mention } from '../types/actor.ts';
import type { CueReader, CueVisitor } from './cues.ts';
import type { StancePair } from './stance-pairs.ts';
import { BACKWARDS, SIGNS, type StanceWeight, type StanceWeights } from './stance-weights.ts';

/** An attitude that two mentions may show, with its probability as fitted: the rare direction counts more than it is found. */
export interface Stance {
  readonly source: Mention;
  readonly target: Mention;
  readonly sign: keyof StanceWeight;
  /** Whether the sentence names the target before the source. */
  readonly backwards: boolean;
  readonly probability: number;
}

/** Returns the four attitudes that two mentions may show; what is left to 1 is the probability of none. */
export function stancesOf(reader: CueReader, [first, second]: StancePair, weights: StanceWeights): Stance[] {
  const sum = { favourable: 0, critical: 0 };
  const add: CueVisitor = (where, what) => {
    const weight = weights.get(where)?.get(what);
    if (!weight) return;
    sum.favourable += weight.favourable;
    sum.critical += weight.critical;
  };
  reader.visitPair(first, second, add);
  const shared = { ...sum };
  const options = [false, true].flatMap((backwards) => {
    const [source, target] = backwards ? [second, first] : [first, second];
    Object.assign(sum, shared);
    reader.visitDirected(source, target, add);
    return SIGNS.map((sign) => ({ source, target, sign, backwards, odds: Math.exp(sum[sign]) }));
  });
  const total = options.reduce((all, { odds }) => all + odds, 1);
  return options.map(({ odds, ...option }) => ({ ...option, probability: odds / total }));
}

/** Returns the one of the highest probability, of equal ones the first. */
export function likeliest(stances: readonly Stance[]): Stance {
  return stances.reduce((a, b) => (b.probability > a.probability ? b : a));
}

/** The probability, without the weight that the fitting gave to the rare direction. */
export function confidenceOf({ backwards, probability }: Stance): number {
  if (!backwards) return probability;
  return probability / (probability + BACKWARDS * (1 - probability));
}
