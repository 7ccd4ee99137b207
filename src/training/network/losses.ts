/** Losses of the network and arithmetic on stretches of rows. */

/** Sums over tokens, for the report. */
export interface Losses {
  arc: number;
  label: number;
  tags: number;
  entities: number;
}

/** Weights of the losses. */
export interface LossWeights {
  readonly arc: number;
  readonly label: number;
  readonly upos: number;
  readonly xpos: number;
  readonly entities: number;
}

/** Scalar product of two stretches; `count` is even. */
export function dot(a: Float32Array, aStart: number, b: Float32Array, bStart: number, count: number): number {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < count; i += 2) {
    even += (a[aStart + i] as number) * (b[bStart + i] as number);
    odd += (a[aStart + i + 1] as number) * (b[bStart + i + 1] as number);
  }
  return even + odd;
}

/** Add a stretch times a factor. */
export function addScaled(
  target: Float32Array,
  start: number,
  values: Float32Array,
  from: number,
  count: number,
  factor: number,
): void {
  for (let i = 0; i < count; i++)
    target[start + i] = (target[start + i] as number) + factor * (values[from + i] as number);
}

/**
 * Replace scores by the gradient of their cross-entropy with the gold class, times `weight`; zeros where gold is -1.
 *
 * @returns The loss, without the weight.
 */
export function softmaxGradient(
  data: Float32Array,
  start: number,
  count: number,
  gold: number,
  weight: number,
): number {
  if (gold < 0) {
    data.fill(0, start, start + count);
    return 0;
  }
  const { highest, sum } = partition(data, start, count);
  const loss = Math.log(sum) + highest - (data[start + gold] as number);
  for (let i = start; i < start + count; i++)
    data[i] = (weight * Math.exp((data[i] as number) - highest)) / sum;
  data[start + gold] = (data[start + gold] as number) - weight;
  return loss;
}

/**
 * The same for the cross-entropy with target probabilities, which stand from `from` on and sum to one.
 *
 * @returns The loss, without the weight.
 */
export function targetGradient(
  data: Float32Array,
  start: number,
  count: number,
  targets: Float32Array,
  from: number,
  weight: number,
): number {
  const { highest, sum } = partition(data, start, count);
  const whole = Math.log(sum) + highest;
  let loss = 0;
  for (let i = 0; i < count; i++) {
    const score = data[start + i] as number;
    const target = targets[from + i] as number;
    loss += target * (whole - score);
    data[start + i] = weight * (Math.exp(score - highest) / sum - target);
  }
  return loss;
}

/** Replace scores by their probabilities. */
export function softmax(data: Float32Array, start: number, count: number): void {
  const { highest, sum } = partition(data, start, count);
  for (let i = start; i < start + count; i++) data[i] = Math.exp((data[i] as number) - highest) / sum;
}

/** The highest score, and the sum of the exponentials of all scores minus it. */
function partition(data: Float32Array, start: number, count: number): { highest: number; sum: number } {
  let highest = -Infinity;
  for (let i = start; i < start + count; i++) highest = Math.max(highest, data[i] as number);
  let sum = 0;
  for (let i = start; i < start + count; i++) sum += Math.exp((data[i] as number) - highest);
  return { highest, sum };
}
