/** Trainable matrices and the Adam optimiser (Kingma & Ba 2015). */
import type { Random } from './random.ts';
import type { Matrix, Workspace } from './workspace.ts';

const BETA_1 = 0.9;
const BETA_2 = 0.98;
const EPSILON = 1e-8;

/** A matrix of weights with its gradient and Adam's moments. */
export class Parameter {
  readonly value: Matrix;
  readonly gradient: Matrix;
  readonly #first: Float32Array;
  readonly #second: Float32Array;
  /** For tables: rows with a gradient in this batch; null for dense matrices. */
  readonly #touched: Set<number> | null;

  /** @param scale Weights start uniformly in [-scale, scale]. */
  constructor(
    workspace: Workspace,
    rows: number,
    columns: number,
    scale: number,
    random: Random,
    sparse = false,
  ) {
    this.value = workspace.matrix(rows, columns);
    this.gradient = workspace.matrix(rows, columns);
    this.#first = new Float32Array(rows * columns);
    this.#second = new Float32Array(rows * columns);
    this.#touched = sparse ? new Set() : null;
    if (scale > 0)
      for (let i = 0; i < rows * columns; i++) this.value.data[i] = (2 * random.next() - 1) * scale;
  }

  /** Say that a row of a table gets a gradient in this batch. */
  touch(row: number): void {
    this.#touched?.add(row);
  }

  /** Weights and moments, for a checkpoint. */
  state(): Float32Array[] {
    return [this.value.data, this.#first, this.#second];
  }

  /** Start Adam anew. */
  forgetMoments(): void {
    this.#first.fill(0);
    this.#second.fill(0);
  }

  /** Sum of squared gradients. */
  squaredNorm(): number {
    const { data, columns } = this.gradient;
    let sum = 0;
    this.#ranges((start, end) => {
      for (let i = start; i < end; i++) sum += (data[i] as number) * (data[i] as number);
    }, columns);
    return sum;
  }

  /** Make one step of Adam and clear the gradient. */
  update(rate: number, step: number, gradientScale: number): void {
    const { data: gradient, columns } = this.gradient;
    const value = this.value.data;
    const first = this.#first;
    const second = this.#second;
    const correction = Math.sqrt(1 - BETA_2 ** step) / (1 - BETA_1 ** step);
    this.#ranges((start, end) => {
      for (let i = start; i < end; i++) {
        const g = (gradient[i] as number) * gradientScale;
        const m = BETA_1 * (first[i] as number) + (1 - BETA_1) * g;
        const v = BETA_2 * (second[i] as number) + (1 - BETA_2) * g * g;
        first[i] = m;
        second[i] = v;
        value[i] = (value[i] as number) - (rate * correction * m) / (Math.sqrt(v) + EPSILON);
        gradient[i] = 0;
      }
    }, columns);
    this.#touched?.clear();
  }

  #ranges(visit: (start: number, end: number) => void, columns: number): void {
    if (this.#touched === null) visit(0, this.value.data.length);
    else for (const row of this.#touched) visit(row * columns, (row + 1) * columns);
  }
}
