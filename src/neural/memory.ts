/** Where weights and working arrays lie in the kernels' memory. */
import { UserError } from '../types/errors.ts';
import { ACTIVATION_SCALE } from './kernel-parts.ts';

/** Tokens that a network works on at a time. */
export const WINDOW = 256;

/** A matrix in memory with its sizes, see the kernel `affine`. */
export interface Layer {
  readonly weights: number;
  readonly scale: number;
  readonly bias: number;
  readonly columns: number;
  readonly pairs: number;
}

/** The next multiple. */
export function roundUp(value: number, multiple: number): number {
  return Math.ceil(value / multiple) * multiple;
}

/** Hands out addresses in the kernels' memory, and fills it once it exists. */
export class MemoryPlan {
  size = 64;
  readonly #copies: ((memory: ArrayBuffer) => void)[] = [];

  /** Address of a new range of bytes. */
  take(bytes: number): number {
    const address = this.size;
    this.size = roundUp(this.size + bytes, 64);
    return address;
  }

  /** Address that bytes will be copied to. */
  copy(bytes: Uint8Array): number {
    const address = this.take(bytes.length);
    this.#copies.push((memory) => new Uint8Array(memory, address, bytes.length).set(bytes));
    return address;
  }

  /**
   * Place of a matrix that is given as single-precision scales of its columns, biases, then int8 weights row by row.
   *
   * @param name Names the part in messages.
   * @throws UserError where the bytes are too few or too many.
   */
  dense(name: string, bytes: Uint8Array, inputs: number, columns: number): Layer {
    requireSize(name, bytes, columns * (8 + inputs));
    const weights = this.take(2 * inputs * columns);
    const [scale, bias] = [this.take(4 * columns), this.take(4 * columns)];
    this.#copies.push((memory) => {
      new Uint8Array(memory, scale, 4 * columns).set(bytes.subarray(0, 4 * columns));
      new Uint8Array(memory, bias, 4 * columns).set(bytes.subarray(4 * columns, 8 * columns));
      const scales = new Float32Array(memory, scale, columns);
      for (let i = 0; i < columns; i++) scales[i] = (scales[i] as number) / ACTIVATION_SCALE;
      const panels = new Int16Array(memory, weights, inputs * columns);
      packPanels(bytes.subarray(8 * columns), inputs, columns, panels);
    });
    return { weights, scale, bias, columns, pairs: inputs / 2 };
  }

  /** The memory, with all that was to be copied. */
  create(): WebAssembly.Memory {
    const memory = new WebAssembly.Memory({ initial: Math.ceil(this.size / 65536) + 1 });
    for (const copy of this.#copies) copy(memory.buffer);
    return memory;
  }
}

/** @throws UserError where a part of a model has another size than its description says. */
export function requireSize(name: string, bytes: Uint8Array, expected: number): void {
  if (bytes.length !== expected)
    throw new UserError(`the model's part "${name}" has ${bytes.length} bytes, expected ${expected}`);
}

/** Row-major int8 weights to the order of the kernel `affine`. */
function packPanels(weights: Uint8Array, inputs: number, columns: number, panels: Int16Array): void {
  let to = 0;
  for (let column = 0; column < columns; column += 8) {
    for (let input = 0; input < inputs; input += 2) {
      for (let lane = 0; lane < 8; lane++) {
        const from = input * columns + column + lane;
        panels[to++] = ((weights[from] as number) << 24) >> 24;
        panels[to++] = ((weights[from + columns] as number) << 24) >> 24;
      }
    }
  }
}
