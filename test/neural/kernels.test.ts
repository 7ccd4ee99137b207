import { describe, expect, it } from 'vitest';
import { ACTIVATION_SCALE, assembleKernels } from '../../src/neural/kernels.ts';

type Kernel = (...parameters: number[]) => void;

function load(): { kernels: Record<string, Kernel>; buffer: ArrayBuffer } {
  const memory = new WebAssembly.Memory({ initial: 4 });
  const instance = new WebAssembly.Instance(new WebAssembly.Module(assembleKernels()), { env: { memory } });
  return { kernels: instance.exports as Record<string, Kernel>, buffer: memory.buffer };
}

const squash = (x: number): number => x / Math.sqrt(1 + x * x);

describe('kernels', () => {
  it('multiply integers exactly and scale them', () => {
    const { kernels, buffer } = load();
    const [rows, columns, pairs] = [4, 16, 5];
    const words = new Int16Array(buffer, 1024, rows * 2 * pairs).map((_, i) => ((i * 7919) % 16001) - 8000);
    new Int16Array(buffer, 1024, words.length).set(words);
    const weights = new Int16Array(buffer, 4096, columns * 2 * pairs);
    weights.forEach((_, i) => (weights[i] = ((i * 104729) % 255) - 127));
    new Float32Array(buffer, 8192, columns).fill(0.25);
    new Float32Array(buffer, 8448, columns).forEach((_, i, bias) => (bias[i] = i));
    kernels['affine']?.(16384, 1024, 4096, 8192, 8448, rows, columns, pairs, 4 * pairs);
    const out = new Float32Array(buffer, 16384, rows * columns);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        let sum = 0;
        for (let k = 0; k < 2 * pairs; k++) {
          const at = (column >> 3) * 16 * pairs + (k >> 1) * 16 + (column & 7) * 2 + (k & 1);
          sum += (words[row * 2 * pairs + k] as number) * (weights[at] as number);
        }
        expect(out[row * columns + column]).toBe(Math.fround(sum * 0.25 + column));
      }
    }
  });

  it('add, squash and quantise the parts of a convolution', () => {
    const { kernels, buffer } = load();
    const products = new Float32Array(buffer, 1024, 2 * 24);
    products.set([0, 1, -1, 100, -100, 0.5, 1e9, -3], 8);
    products.set([1, 0, 0, 0, 0, 0, 0, 0], 24);
    new Int32Array(buffer, 512, 3).set([1, 0, 1]);
    const expected = [1, 1, -1, 100, -100, 0.5, 1e9, -3].map(squash);
    kernels['convolve']?.(2048, 3072, 1024, 512, 1, 8);
    const state = new Float32Array(buffer, 2048, 8);
    expected.forEach((value, i) => expect(state[i]).toBeCloseTo(value, 6));
    const words = [...new Int16Array(buffer, 3072, 8)];
    expect(words.slice(0, 5)).toEqual([
      5792,
      5792,
      -5792,
      Math.round(expected[3]! * ACTIVATION_SCALE),
      -8191,
    ]);
  });

  it('squash numbers, kept as they are and as words', () => {
    const { kernels, buffer } = load();
    const numbers = [0, 1, -1, 100, -0.5, 3, 1e9, -1e9, 0.25, 0, 0, 0, 0, 0, 0, -2];
    new Float32Array(buffer, 1024, 16).set(numbers);
    kernels['squash']?.(2048, 3072, 1024, 16);
    const [state, words] = [new Float32Array(buffer, 2048, 16), new Int16Array(buffer, 3072, 16)];
    numbers.forEach((x, i) => {
      expect(state[i]).toBeCloseTo(squash(x), 6);
      expect(words[i]).toBe(Math.round(Math.fround(squash(x)) * ACTIVATION_SCALE));
    });
  });

  it('run a recurrent layer forwards and backwards alike', () => {
    const { kernels, buffer } = load();
    const gates = new Float32Array(buffer, 1024, 3 * 24);
    gates.forEach((_, i) => (gates[i] = Math.fround(((i * 37) % 19) / 6 - 1.5)));
    const state = new Float32Array(buffer, 2048, 3 * 8).fill(0.25);
    kernels['recur']?.(1024, 2048, 4096, 3, 32, 96, 32, 16, 8);
    const forwards = state.slice();
    for (let unit = 0; unit < 8; unit++) {
      let cell = 0;
      for (let token = 0; token < 3; token++) {
        const [candidate, forget, output] = [0, 1, 2].map((g) =>
          squash(gates[token * 24 + g * 8 + unit] as number),
        );
        const keep = 0.5 + 0.5 * (forget as number);
        cell = (candidate as number) + keep * (cell - (candidate as number));
        const gate = 0.5 + 0.5 * (output as number);
        expect(forwards[token * 8 + unit]).toBeCloseTo(0.25 + gate * (cell - 0.25), 5);
      }
    }
    const reversed = [2, 1, 0].flatMap((token) => [...gates.subarray(token * 24, token * 24 + 24)]);
    gates.set(reversed);
    state.fill(0.25);
    kernels['recur']?.(1024 + 2 * 96, 2048 + 2 * 32, 4096 + 2 * 16, 3, 32, -96, -32, -16, 8);
    expect([2, 1, 0].flatMap((token) => [...state.subarray(token * 8, token * 8 + 8)])).toEqual([
      ...forwards,
    ]);
  });
});
