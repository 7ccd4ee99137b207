/** Probabilities from scores, by exactly rounded operations alone: `Math.exp` may differ between engines in its last bit. */

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
/** Reciprocals of the factorials from 13! down to 0!. */
const COEFFICIENTS: readonly number[] = Array.from({ length: 14 }, (_, i) => 1 / factorial(13 - i));
/** Beyond, the result is as good as 0 or infinite. */
const LIMIT = 700;

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}

/** e to the power of x, for |x| up to 700; beyond, as for 700. */
export function exp(x: number): number {
  const bounded = Math.max(-LIMIT, Math.min(LIMIT, x));
  const power = Math.round(bounded / Math.LN2);
  const rest = bounded - power * LN2_HIGH - power * LN2_LOW;
  let sum = 0;
  for (const coefficient of COEFFICIENTS) sum = sum * rest + coefficient;
  const step = power < 0 ? 0.5 : 2;
  for (let i = Math.abs(power); i > 0; i--) sum *= step;
  return sum;
}

/** The probability behind a score. */
export function sigmoid(score: number): number {
  return 1 / (1 + exp(-score));
}

/** The probabilities behind scores of which one is right; they sum to one. */
export function softmax(scores: ArrayLike<number>): number[] {
  let most = -Infinity;
  for (let i = 0; i < scores.length; i++) most = Math.max(most, scores[i] as number);
  const powers = Array.from(scores, (score) => exp(score - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
