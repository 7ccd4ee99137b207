/** Element-wise functions of the network with their slopes, and other small operations on matrices. */
import type { Random } from './random.ts';
import type { Matrix, Workspace } from './workspace.ts';

/** x / sqrt(1 + x²). */
export function squash(x: number): number {
  return x / Math.sqrt(1 + x * x);
}

/** Derivative of `squash` from its value. */
export function squashSlope(y: number): number {
  const rest = 1 - y * y;
  return rest > 0 ? rest * Math.sqrt(rest) : 0;
}

/** Add each row's numbers to a bias gradient. */
export function addColumnSums(gradient: Float32Array, matrix: Matrix): void {
  const { data, columns, rows } = matrix;
  for (let row = 0; row < rows; row++) {
    const at = row * columns;
    for (let column = 0; column < columns; column++) {
      gradient[column] = (gradient[column] as number) + (data[at + column] as number);
    }
  }
}

/** Fill every row with the bias; products are added to it. */
export function fillRows(matrix: Matrix, bias: Float32Array): void {
  for (let row = 0; row < matrix.rows; row++) matrix.data.set(bias, row * matrix.columns);
}

/** Copy with dropout; returns the mask of factors, null where nothing is dropped. */
export function dropout(
  workspace: Workspace,
  from: Matrix,
  rate: number,
  random: Random | null,
): { output: Matrix; mask: Float32Array | null } {
  if (random === null || rate === 0) return { output: from, mask: null };
  const output = workspace.blank(from.rows, from.columns);
  const mask = workspace.blank(from.rows, from.columns).data;
  random.fillMask(mask, rate);
  const source = from.data;
  const target = output.data;
  for (let i = 0; i < mask.length; i++) target[i] = (source[i] as number) * (mask[i] as number);
  return { output, mask };
}

/** Multiply a gradient by a dropout mask. */
export function applyMask(gradient: Float32Array, mask: Float32Array | null): void {
  if (mask === null) return;
  for (let i = 0; i < mask.length; i++) gradient[i] = (gradient[i] as number) * (mask[i] as number);
}

/** `squash` in place. */
export function squashAll(values: Float32Array): void {
  for (let i = 0; i < values.length; i++) values[i] = squash(values[i] as number);
}

/** Multiply a gradient by the slopes at the function's values. */
export function multiplySlopes(gradient: Float32Array, values: Float32Array): void {
  for (let i = 0; i < gradient.length; i++)
    gradient[i] = (gradient[i] as number) * squashSlope(values[i] as number);
}

/** Add numbers in place. */
export function add(target: Float32Array, values: Float32Array): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] as number) + (values[i] as number);
}
