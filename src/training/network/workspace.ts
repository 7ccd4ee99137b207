/**
 * Memory for training: one WebAssembly memory that holds parameters and activations, and matrix products on it.
 * Matrices are row-major Float32Array views; their numbers of columns are multiples of 8, of rows multiples of 4.
 */
import { assembleKernels } from '../../neural/kernels.ts';

type Multiply = (
  c: number,
  a: number,
  panel: number,
  rows: number,
  steps: number,
  rowStride: number,
  stepStride: number,
  cStride: number,
) => void;

/** A row-major matrix inside the workspace. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float32Array;
}

const MEGABYTE = 1 << 20;
/** Steps of a product packed at once, and rows multiplied at once: their data stay in the first-level cache. */
const STEP_BLOCK = 512;
const ROW_BLOCK = 64;
/** Most columns of a product. */
const MOST_COLUMNS = 1024;

export class Workspace {
  readonly #buffer: ArrayBuffer;
  readonly #multiply: Multiply;
  readonly #multiplyAdd: Multiply;
  readonly #panel: Float32Array;
  #top = 16;
  #mark = 16;

  /** @param megabytes Size of the memory. */
  constructor(megabytes: number) {
    const memory = new WebAssembly.Memory({ initial: megabytes * 16 });
    const module = new WebAssembly.Module(assembleKernels());
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    this.#buffer = memory.buffer;
    this.#multiply = exports['multiply'] as Multiply;
    this.#multiplyAdd = exports['multiplyAdd'] as Multiply;
    this.#panel = this.matrix(STEP_BLOCK, MOST_COLUMNS).data;
  }

  /** A matrix of zeros; freed by `release` if allocated after `keep`. */
  matrix(rows: number, columns: number): Matrix {
    const matrix = this.blank(rows, columns);
    matrix.data.fill(0);
    return matrix;
  }

  /** The same with any contents, for matrices that are written as a whole. */
  blank(rows: number, columns: number): Matrix {
    const start = this.#top;
    this.#top += rows * columns * 4;
    this.#top = (this.#top + 63) & ~63;
    if (this.#top > this.#buffer.byteLength) {
      throw new RangeError(`Workspace of ${this.#buffer.byteLength / MEGABYTE} MB is full`);
    }
    return { rows, columns, data: new Float32Array(this.#buffer, start, rows * columns) };
  }

  /** Everything allocated up to now stays. */
  keep(): void {
    this.#mark = this.#top;
  }

  /** Free all matrices allocated since `keep`. */
  release(): void {
    this.#top = this.#mark;
  }

  /** C = A · B, or C += A · B. */
  multiply(c: Matrix, a: Matrix, b: Matrix, add = false): void {
    this.#product(c, a.data, a.rows, a.columns, a.columns, 1, add, b, false);
  }

  /** C = A · Bᵀ, or C += A · Bᵀ. */
  multiplyTransposedB(c: Matrix, a: Matrix, b: Matrix, add = false): void {
    this.#product(c, a.data, a.rows, a.columns, a.columns, 1, add, b, true);
  }

  /** C += Aᵀ · B. */
  multiplyTransposedA(c: Matrix, a: Matrix, b: Matrix): void {
    this.#product(c, a.data, a.columns, a.rows, 1, a.columns, true, b, false);
  }

  #product(
    c: Matrix,
    a: Float32Array,
    rows: number,
    steps: number,
    rowStride: number,
    stepStride: number,
    add: boolean,
    b: Matrix,
    transposed: boolean,
  ): void {
    if (rows % 4 !== 0 || c.columns % 8 !== 0 || c.rows !== rows)
      throw new RangeError('Matrix sizes do not fit');
    const panel = this.#panel;
    for (let start = 0; start < steps; start += STEP_BLOCK) {
      const end = Math.min(steps, start + STEP_BLOCK);
      const kernel = add || start > 0 ? this.#multiplyAdd : this.#multiply;
      if (transposed) packTransposed(panel, b, c.columns, start, end);
      else pack(panel, b, c.columns, start, end);
      for (let row = 0; row < rows; row += ROW_BLOCK) {
        const count = Math.min(ROW_BLOCK, rows - row);
        const from = a.byteOffset + 4 * (start * stepStride + row * rowStride);
        const to = c.data.byteOffset + 4 * row * c.columns;
        for (let column = 0; column < c.columns; column += 8) {
          kernel(
            to + column * 4,
            from,
            panel.byteOffset + 4 * column * (end - start),
            count,
            end - start,
            rowStride * 4,
            stepStride * 4,
            c.columns * 4,
          );
        }
      }
    }
  }
}

/** Rows `start` to `end` of B as panels of 8 columns. */
function pack(panel: Float32Array, b: Matrix, count: number, start: number, end: number): void {
  const { data, columns } = b;
  let to = 0;
  for (let column = 0; column < count; column += 8) {
    for (let step = start; step < end; step++) {
      const from = step * columns + column;
      for (let lane = 0; lane < 8; lane++) panel[to++] = data[from + lane] as number;
    }
  }
}

/** Columns `start` to `end` of B as panels of 8 rows. */
function packTransposed(panel: Float32Array, b: Matrix, count: number, start: number, end: number): void {
  const { data, columns } = b;
  for (let column = 0; column < count; column++) {
    const from = column * columns;
    let to = (column >> 3) * 8 * (end - start) + (column & 7);
    for (let step = start; step < end; step++, to += 8) panel[to] = data[from + step] as number;
  }
}
