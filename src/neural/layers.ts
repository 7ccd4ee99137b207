/** Layers of a network as calls of the kernels. */
import type { Kernels } from './kernels.ts';
import type { Layer } from './memory.ts';

/** Writes input · weights + bias for `rows` rows (in fours), `inputStride` bytes apart. */
export function applyLayer(
  kernels: Kernels,
  output: number,
  input: number,
  layer: Layer,
  rows: number,
  inputStride: number,
): void {
  const { weights, scale, bias, columns, pairs } = layer;
  kernels.affine(output, input, weights, scale, bias, rows, columns, pairs, inputStride);
}

/** The working arrays of a recurrent layer, as addresses. */
export interface LayerBuffers {
  /** Activations in single precision, the layer's input and output. */
  readonly state: number;
  /** The same as words. */
  readonly words: number;
  /** Three numbers a unit. */
  readonly gates: number;
}

/** Runs a recurrent layer over `count` tokens: half of its `hidden` units forwards, half backwards. */
export function applyRecurrent(
  kernels: Kernels,
  { state, words, gates }: LayerBuffers,
  layer: Layer,
  count: number,
  hidden: number,
): void {
  applyLayer(kernels, gates, words, layer, 4 * Math.ceil(count / 4), 2 * hidden);
  const { recur } = kernels;
  recur(gates, state, words, count, 4 * hidden, 12 * hidden, 4 * hidden, 2 * hidden, hidden / 2);
  const last = count - 1;
  recur(
    gates + last * 12 * hidden + 2 * hidden,
    state + last * 4 * hidden + 2 * hidden,
    words + last * 2 * hidden + hidden,
    count,
    4 * hidden,
    -12 * hidden,
    -4 * hidden,
    -2 * hidden,
    hidden / 2,
  );
}
