/** The weights of the model of attitudes (see stance-model.ts), from data/lexicon/stance.csv. */
import { readTable, rowError } from '../lexicon/table.ts';

/** What a cue adds to the log odds of a favourable and of a critical attitude. */
export interface StanceWeight {
  readonly favourable: number;
  readonly critical: number;
}

/** By the two parts of the cue, where and what; a cue without a line weighs nothing. */
export type StanceWeights = ReadonlyMap<string, ReadonlyMap<string, StanceWeight>>;

/**
 * How often the fitting counts an attitude of the second actor to the first: it is five times as rare as the other direction,
 * and shall be learned as well.
 */
export const BACKWARDS = 5;

export const SIGNS = ['favourable', 'critical'] as const;

/**
 * Reads the weights.
 *
 * @param text data/lexicon/stance.csv.
 * @throws UserError at a repeated cue, or a weight that is no number.
 */
export function readStance(text: string): StanceWeights {
  const weights = new Map<string, Map<string, StanceWeight>>();
  for (const row of readTable('stance.csv', text, { required: ['where', 'what', ...SIGNS], optional: [] })) {
    const { where, what } = row.cells;
    const here = weights.get(where) ?? new Map<string, StanceWeight>();
    weights.set(where, here);
    if (here.has(what)) throw rowError(row, `cue "${where} ${what}" stands twice; remove one line`);
    const numbers = SIGNS.map((sign) => {
      const weight = Number(row.cells[sign]);
      if (!Number.isFinite(weight))
        throw rowError(row, `weight "${row.cells[sign]}" is no number; correct it`);
      return weight;
    });
    here.set(what, { favourable: numbers[0]!, critical: numbers[1]! });
  }
  return weights;
}
