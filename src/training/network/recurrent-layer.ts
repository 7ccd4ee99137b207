import { add, addColumnSums, applyMask, dropout, fillRows, squash, squashSlope } from './activations.ts';
import type { Batch } from './batch.ts';
import { Parameter } from './parameter.ts';
import type { Random } from './random.ts';
import type { Matrix, Workspace } from './workspace.ts';

interface LayerState {
  readonly input: Matrix;
  readonly dropped: Matrix;
  readonly mask: Float32Array | null;
  /** Candidate, forget gate and output gate side by side. */
  readonly gates: Matrix;
  readonly cell: Matrix;
}

/**
 * A recurrent layer with its gradients: the first half of its units reads forwards, the second half backwards.
 *
 * The matrix product needs no earlier state: candidate c', forget gate f and output gate o come from the input x
 * alone, then c = c' + f (c_before - c') and the output is x + o (c - x).
 */
export class RecurrentLayer {
  readonly weights: Parameter;
  readonly bias: Parameter;
  readonly #workspace: Workspace;
  readonly #hidden: number;
  #state: LayerState | null = null;

  constructor(workspace: Workspace, hidden: number, random: Random) {
    this.#workspace = workspace;
    this.#hidden = hidden;
    this.weights = new Parameter(workspace, hidden, 3 * hidden, Math.sqrt(3 / hidden), random);
    this.bias = new Parameter(workspace, 1, 3 * hidden, 0, random);
    this.bias.value.data.fill(1, hidden, 2 * hidden);
  }

  /** The layer's output; what `backward` needs is kept. */
  forward(batch: Batch, input: Matrix, rate: number, random: Random | null): Matrix {
    const hidden = this.#hidden;
    const { output: dropped, mask } = dropout(this.#workspace, input, rate, random);
    const gates = this.#workspace.blank(batch.rows, 3 * hidden);
    fillRows(gates, this.bias.value.data);
    this.#workspace.multiply(gates, dropped, this.weights.value, true);
    activateGates(gates.data, hidden);
    const cell = this.#workspace.matrix(batch.rows, hidden);
    for (const run of runs(batch, hidden)) scanCells(run, hidden, gates.data, cell.data);
    const output = this.#workspace.matrix(batch.rows, hidden);
    mixOutput(batch.tokens, hidden, gates.data, cell.data, input.data, output.data);
    this.#state = { input, dropped, mask, gates, cell };
    return output;
  }

  /** Add the weights' gradients; returns that of the input. */
  backward(batch: Batch, gradient: Matrix): Matrix {
    const hidden = this.#hidden;
    const state = this.#state;
    if (state === null) throw new Error('backward needs a forward pass before');
    const { gates, cell, input } = state;
    const gateGradient = this.#workspace.matrix(batch.rows, 3 * hidden);
    const inputGradient = this.#workspace.matrix(batch.rows, hidden);
    const cellGradient = this.#workspace.matrix(batch.rows, hidden).data;
    mixGradient(batch.tokens, hidden, gates.data, cell.data, input.data, gradient.data, {
      gates: gateGradient.data,
      cells: cellGradient,
      input: inputGradient.data,
    });
    for (const run of runs(batch, hidden))
      scanGradient(run, hidden, gates.data, cell.data, gateGradient.data, cellGradient);
    this.#workspace.multiplyTransposedA(this.weights.gradient, state.dropped, gateGradient);
    addColumnSums(this.bias.gradient.data, gateGradient);
    const droppedGradient = this.#workspace.blank(batch.rows, hidden);
    this.#workspace.multiplyTransposedB(droppedGradient, gateGradient, this.weights.value);
    applyMask(droppedGradient.data, state.mask);
    add(inputGradient.data, droppedGradient.data);
    return inputGradient;
  }
}

/** Candidates through `squash`, gates through its shifted form with values in (0, 1). */
function activateGates(gates: Float32Array, hidden: number): void {
  for (let at = 0; at < gates.length; at += 3 * hidden) {
    for (let i = at; i < at + hidden; i++) gates[i] = squash(gates[i] as number);
    for (let i = at + hidden; i < at + 3 * hidden; i++) gates[i] = 0.5 + 0.5 * squash(gates[i] as number);
  }
}

/** The tokens of a sentence in the order in which some units read them. */
interface Run {
  readonly first: number;
  readonly last: number;
  readonly step: 1 | -1;
  readonly unit: number;
  readonly units: number;
}

/** Half of the units read each sentence forwards, half backwards. */
function runs(batch: Batch, hidden: number): Run[] {
  const units = hidden / 2;
  return batch.examples.flatMap((_, sentence): Run[] => {
    const [start, end] = [batch.starts[sentence] as number, (batch.starts[sentence + 1] as number) - 1];
    return [
      { first: start, last: end, step: 1, unit: 0, units },
      { first: end, last: start, step: -1, unit: units, units },
    ];
  });
}

function scanCells(
  { first, last, step, unit, units }: Run,
  hidden: number,
  gates: Float32Array,
  cells: Float32Array,
): void {
  for (let token = first; token !== last + step; token += step) {
    let at = token * hidden + unit;
    let gateAt = token * 3 * hidden + unit;
    const back = -step * hidden;
    for (let i = 0; i < units; i++, at++, gateAt++) {
      const candidate = gates[gateAt] as number;
      const before = token === first ? 0 : (cells[at + back] as number);
      cells[at] = candidate + (gates[gateAt + hidden] as number) * (before - candidate);
    }
  }
}

/** Gradients of candidates and forget gates, from the last token read to the first. */
function scanGradient(
  { first, last, step, unit, units }: Run,
  hidden: number,
  gates: Float32Array,
  cells: Float32Array,
  gateGradient: Float32Array,
  cellGradient: Float32Array,
): void {
  for (let token = last; token !== first - step; token -= step) {
    let at = token * hidden + unit;
    let gateAt = token * 3 * hidden + unit;
    const back = -step * hidden;
    for (let i = 0; i < units; i++, at++, gateAt++) {
      const candidate = gates[gateAt] as number;
      const forget = gates[gateAt + hidden] as number;
      const given = cellGradient[at] as number;
      let before = 0;
      if (token !== first) {
        before = cells[at + back] as number;
        cellGradient[at + back] = (cellGradient[at + back] as number) + given * forget;
      }
      gateGradient[gateAt] = given * (1 - forget) * squashSlope(candidate);
      gateGradient[gateAt + hidden] = given * (before - candidate) * 0.5 * squashSlope(2 * forget - 1);
    }
  }
}

/** The output gate chooses between the cell and the layer's input. */
function mixOutput(
  tokens: number,
  hidden: number,
  gates: Float32Array,
  cells: Float32Array,
  input: Float32Array,
  output: Float32Array,
): void {
  for (let token = 0; token < tokens; token++) {
    let gateAt = (3 * token + 2) * hidden;
    for (let at = token * hidden; at < (token + 1) * hidden; at++, gateAt++) {
      const past = input[at] as number;
      output[at] = past + (gates[gateAt] as number) * ((cells[at] as number) - past);
    }
  }
}

function mixGradient(
  tokens: number,
  hidden: number,
  gates: Float32Array,
  cells: Float32Array,
  input: Float32Array,
  gradient: Float32Array,
  to: { gates: Float32Array; cells: Float32Array; input: Float32Array },
): void {
  const { gates: gateGradient, cells: cellGradient, input: inputGradient } = to;
  for (let token = 0; token < tokens; token++) {
    let gateAt = (3 * token + 2) * hidden;
    for (let at = token * hidden; at < (token + 1) * hidden; at++, gateAt++) {
      const gate = gates[gateAt] as number;
      const given = gradient[at] as number;
      gateGradient[gateAt] =
        given * ((cells[at] as number) - (input[at] as number)) * 0.5 * squashSlope(2 * gate - 1);
      cellGradient[at] = given * gate;
      inputGradient[at] = given * (1 - gate);
    }
  }
}
