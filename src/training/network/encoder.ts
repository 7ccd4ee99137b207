/**
 * The encoder with its gradients: word and affix embeddings, a convolution over three words, and bidirectional
 * recurrent layers whose matrix products need no earlier state (quasi-recurrent networks, Bradbury et al. 2017;
 * simple recurrent units with highway connections, Lei et al. 2018). Every activation stays in (-1, 1).
 */
import { AFFIX_ROWS, AFFIXES } from '../../parser/word-features.ts';
import type { Batch } from './batch.ts';
import { Parameter } from './parameter.ts';
import type { Random } from './random.ts';
import { UNKNOWN } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Matrix, Workspace } from './workspace.ts';

/** Widths of the network. */
export interface NetworkSize {
  readonly word: number;
  readonly affix: number;
  readonly hidden: number;
  readonly layers: number;
  readonly arc: number;
  readonly label: number;
}

export interface DropoutRates {
  /** Units of the embeddings. */
  readonly input: number;
  /** Inputs of layers. */
  readonly hidden: number;
  /** Whole words replaced by the unknown word. */
  readonly word: number;
  /** Single affixes left out. */
  readonly affix: number;
  /** A trained word vector is left out with probability `rare / (rare + count)`. */
  readonly rare: number;
}

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
  workspace: Workspace, from: Matrix, rate: number, random: Random | null,
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

function applyMask(gradient: Float32Array, mask: Float32Array | null): void {
  if (mask === null) return;
  for (let i = 0; i < mask.length; i++) gradient[i] = (gradient[i] as number) * (mask[i] as number);
}

/** A recurrent layer: the first half of its units reads forwards, the second half backwards. */
interface Layer {
  readonly weights: Parameter;
  readonly bias: Parameter;
}

interface LayerState {
  readonly input: Matrix;
  readonly dropped: Matrix;
  readonly mask: Float32Array | null;
  /** Candidate, forget gate and output gate side by side. */
  readonly gates: Matrix;
  readonly cell: Matrix;
}

interface EncoderState {
  readonly batch: Batch;
  readonly words: Int32Array;
  /** 1 where the trained word vector takes part. */
  readonly trained: Uint8Array;
  readonly affixes: Int32Array;
  readonly vectors: Matrix;
  readonly embedded: Matrix;
  readonly mask: Float32Array | null;
  readonly windows: Matrix;
  readonly convolved: Matrix;
  readonly layers: readonly LayerState[];
}

export class Encoder {
  readonly size: NetworkSize;
  readonly projection: Parameter;
  readonly wordTable: Parameter;
  readonly affixTable: Parameter;
  readonly convolution: Parameter;
  readonly convolutionBias: Parameter;
  readonly layers: readonly Layer[];
  readonly #workspace: Workspace;
  readonly #vocabulary: Vocabulary;
  #state: EncoderState | null = null;

  constructor(workspace: Workspace, size: NetworkSize, vocabulary: Vocabulary, random: Random) {
    this.#workspace = workspace;
    this.#vocabulary = vocabulary;
    this.size = size;
    const { word, affix, hidden } = size;
    const dense = (rows: number, columns: number): Parameter =>
      new Parameter(workspace, rows, columns, Math.sqrt(6 / (rows + Math.min(columns, hidden))), random);
    this.projection = new Parameter(workspace, vocabulary.vectorSize, word, Math.sqrt(1 / vocabulary.vectorSize), random);
    this.wordTable = new Parameter(workspace, vocabulary.words.size, word, 0, random, true);
    this.affixTable = new Parameter(workspace, AFFIX_ROWS, affix, 0.2, random, true);
    this.convolution = dense(3 * (word + affix), hidden);
    this.convolutionBias = new Parameter(workspace, 1, hidden, 0, random);
    this.layers = Array.from({ length: size.layers }, () => {
      const bias = new Parameter(workspace, 1, 3 * hidden, 0, random);
      bias.value.data.fill(1, hidden, 2 * hidden);
      return { weights: dense(hidden, 3 * hidden), bias };
    });
  }

  parameters(): Parameter[] {
    return [
      this.projection, this.wordTable, this.affixTable, this.convolution, this.convolutionBias,
      ...this.layers.flatMap((layer) => [layer.weights, layer.bias]),
    ];
  }

  /**
   * Encode a batch.
   *
   * @param random Draws the dropout; null for none.
   * @returns One row a token; stays valid until the workspace is released.
   */
  forward(batch: Batch, rates: DropoutRates, random: Random | null): Matrix {
    const chosen = this.#chooseInputs(batch, rates, random);
    const { vectors, embedded } = this.#embed(batch, chosen);
    const { output, mask } = dropout(this.#workspace, embedded, rates.input, random);
    const windows = this.#windows(batch, output);
    const convolved = this.#workspace.blank(batch.rows, this.size.hidden);
    fillRows(convolved, this.convolutionBias.value.data);
    this.#workspace.multiply(convolved, windows, this.convolution.value, true);
    squashAll(convolved.data);
    let current = convolved;
    const layers: LayerState[] = [];
    for (const layer of this.layers) {
      const step = this.#recurrentForward(batch, layer, current, rates.hidden, random);
      layers.push(step.state);
      current = step.output;
    }
    this.#state = { batch, ...chosen, vectors, embedded, mask, windows, convolved, layers };
    return current;
  }

  /** Add the gradients of all parameters, given the gradient of `forward`'s result. */
  backward(gradient: Matrix): void {
    const state = this.#state;
    if (state === null) throw new Error('backward needs a forward pass before');
    let current = gradient;
    for (let index = this.layers.length - 1; index >= 0; index--) {
      current = this.#recurrentBackward(state.batch, this.layers[index] as Layer, state.layers[index] as LayerState, current);
    }
    multiplySlopes(current.data, state.convolved.data);
    const workspace = this.#workspace;
    workspace.multiplyTransposedA(this.convolution.gradient, state.windows, current);
    addColumnSums(this.convolutionBias.gradient.data, current);
    const windows = workspace.blank(state.batch.rows, state.windows.columns);
    workspace.multiplyTransposedB(windows, current, this.convolution.value);
    this.#embedBackward(state, this.#windowsBackward(state, windows));
    this.#state = null;
  }

  #chooseInputs(
    batch: Batch, rates: DropoutRates, random: Random | null,
  ): { words: Int32Array; trained: Uint8Array; affixes: Int32Array } {
    const trained = new Uint8Array(batch.tokens).fill(1);
    if (random === null) return { words: batch.words, trained, affixes: batch.affixes };
    const { counts } = this.#vocabulary;
    const words = batch.words.map((word) => (random.next() < rates.word ? UNKNOWN : word));
    words.forEach((word, token) => {
      if (word !== UNKNOWN && random.next() < rates.rare / (rates.rare + (counts[word] as number))) trained[token] = 0;
    });
    const affixes = batch.affixes.map((row) => (random.next() < rates.affix ? -1 : row));
    return { words, trained, affixes };
  }

  #embed(
    batch: Batch, chosen: { words: Int32Array; trained: Uint8Array; affixes: Int32Array },
  ): { vectors: Matrix; embedded: Matrix } {
    const { word, affix } = this.size;
    const { vectors: table, vectorSize } = this.#vocabulary;
    const vectors = this.#workspace.matrix(batch.rows, vectorSize);
    for (let token = 0; token < batch.tokens; token++) {
      const row = chosen.words[token] as number;
      vectors.data.set(table.subarray(row * vectorSize, (row + 1) * vectorSize), token * vectorSize);
    }
    const projected = this.#workspace.blank(batch.rows, word);
    this.#workspace.multiply(projected, vectors, this.projection.value);
    const embedded = this.#workspace.matrix(batch.rows, word + affix);
    const wordTable = this.wordTable.value.data;
    const affixTable = this.affixTable.value.data;
    const out = embedded.data;
    for (let token = 0; token < batch.tokens; token++) {
      const at = token * (word + affix);
      const row = (chosen.words[token] as number) * word;
      const share = chosen.trained[token] as number;
      for (let i = 0; i < word; i++) {
        out[at + i] = squash((projected.data[token * word + i] as number) + share * (wordTable[row + i] as number));
      }
      for (let kind = 0; kind < AFFIXES; kind++) {
        const from = (chosen.affixes[token * AFFIXES + kind] as number) * affix;
        if (from < 0) continue;
        for (let i = 0; i < affix; i++) {
          out[at + word + i] = (out[at + word + i] as number) + (affixTable[from + i] as number);
        }
      }
      for (let i = at + word; i < at + word + affix; i++) out[i] = squash(out[i] as number);
    }
    return { vectors, embedded };
  }

  #embedBackward(state: EncoderState, gradient: Matrix): void {
    const { word, affix } = this.size;
    const { embedded, mask, batch } = state;
    applyMask(gradient.data, mask);
    multiplySlopes(gradient.data, embedded.data);
    const projected = this.#workspace.matrix(batch.rows, word);
    const wordGradient = this.wordTable.gradient.data;
    const affixGradient = this.affixTable.gradient.data;
    for (let token = 0; token < batch.tokens; token++) {
      const at = token * (word + affix);
      const row = state.words[token] as number;
      projected.data.set(gradient.data.subarray(at, at + word), token * word);
      if (state.trained[token] === 1) {
        this.wordTable.touch(row);
        for (let i = 0, to = row * word; i < word; i++, to++) {
          wordGradient[to] = (wordGradient[to] as number) + (gradient.data[at + i] as number);
        }
      }
      for (let kind = 0; kind < AFFIXES; kind++) {
        const affixRow = state.affixes[token * AFFIXES + kind] as number;
        if (affixRow < 0) continue;
        this.affixTable.touch(affixRow);
        for (let i = 0, to = affixRow * affix; i < affix; i++, to++) {
          affixGradient[to] = (affixGradient[to] as number) + (gradient.data[at + word + i] as number);
        }
      }
    }
    this.#workspace.multiplyTransposedA(this.projection.gradient, state.vectors, projected);
  }

  /** Each token's embedding between those of its neighbours; zeros beyond the sentence. */
  #windows(batch: Batch, input: Matrix): Matrix {
    const width = input.columns;
    const windows = this.#workspace.matrix(batch.rows, 3 * width);
    for (let sentence = 0; sentence < batch.examples.length; sentence++) {
      const [start, end] = [batch.starts[sentence] as number, batch.starts[sentence + 1] as number];
      for (let token = start; token < end; token++) {
        const from = Math.max(start, token - 1);
        const to = Math.min(end, token + 2);
        const shift = from - (token - 1);
        windows.data.set(input.data.subarray(from * width, to * width), token * 3 * width + shift * width);
      }
    }
    return windows;
  }

  #windowsBackward(state: EncoderState, windows: Matrix): Matrix {
    const { batch } = state;
    const width = windows.columns / 3;
    const gradient = this.#workspace.matrix(batch.rows, width);
    for (let sentence = 0; sentence < batch.examples.length; sentence++) {
      const [start, end] = [batch.starts[sentence] as number, batch.starts[sentence + 1] as number];
      for (let token = start; token < end; token++) {
        for (let other = Math.max(start, token - 1); other < Math.min(end, token + 2); other++) {
          const from = token * 3 * width + (other - token + 1) * width;
          for (let i = 0, to = other * width; i < width; i++, to++) {
            gradient.data[to] = (gradient.data[to] as number) + (windows.data[from + i] as number);
          }
        }
      }
    }
    return gradient;
  }

  #recurrentForward(
    batch: Batch, layer: Layer, input: Matrix, rate: number, random: Random | null,
  ): { state: LayerState; output: Matrix } {
    const { hidden } = this.size;
    const { output: dropped, mask } = dropout(this.#workspace, input, rate, random);
    const gates = this.#workspace.blank(batch.rows, 3 * hidden);
    fillRows(gates, layer.bias.value.data);
    this.#workspace.multiply(gates, dropped, layer.weights.value, true);
    activateGates(gates.data, hidden);
    const cell = this.#workspace.matrix(batch.rows, hidden);
    for (const run of runs(batch, hidden)) scanCells(run, hidden, gates.data, cell.data);
    const output = this.#workspace.matrix(batch.rows, hidden);
    mixOutput(batch.tokens, hidden, gates.data, cell.data, input.data, output.data);
    return { state: { input, dropped, mask, gates, cell }, output };
  }

  #recurrentBackward(batch: Batch, layer: Layer, state: LayerState, gradient: Matrix): Matrix {
    const { hidden } = this.size;
    const { gates, cell, input } = state;
    const gateGradient = this.#workspace.matrix(batch.rows, 3 * hidden);
    const inputGradient = this.#workspace.matrix(batch.rows, hidden);
    const cellGradient = this.#workspace.matrix(batch.rows, hidden).data;
    mixGradient(batch.tokens, hidden, gates.data, cell.data, input.data, gradient.data, {
      gates: gateGradient.data, cells: cellGradient, input: inputGradient.data,
    });
    for (const run of runs(batch, hidden)) scanGradient(run, hidden, gates.data, cell.data, gateGradient.data, cellGradient);
    this.#workspace.multiplyTransposedA(layer.weights.gradient, state.dropped, gateGradient);
    addColumnSums(layer.bias.gradient.data, gateGradient);
    const droppedGradient = this.#workspace.blank(batch.rows, hidden);
    this.#workspace.multiplyTransposedB(droppedGradient, gateGradient, layer.weights.value);
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

function squashAll(values: Float32Array): void {
  for (let i = 0; i < values.length; i++) values[i] = squash(values[i] as number);
}

function multiplySlopes(gradient: Float32Array, values: Float32Array): void {
  for (let i = 0; i < gradient.length; i++) gradient[i] = (gradient[i] as number) * squashSlope(values[i] as number);
}

function add(target: Float32Array, values: Float32Array): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] as number) + (values[i] as number);
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

function scanCells({ first, last, step, unit, units }: Run, hidden: number, gates: Float32Array, cells: Float32Array): void {
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
  { first, last, step, unit, units }: Run, hidden: number, gates: Float32Array, cells: Float32Array,
  gateGradient: Float32Array, cellGradient: Float32Array,
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
  tokens: number, hidden: number, gates: Float32Array, cells: Float32Array, input: Float32Array, output: Float32Array,
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
  tokens: number, hidden: number, gates: Float32Array, cells: Float32Array, input: Float32Array, gradient: Float32Array,
  to: { gates: Float32Array; cells: Float32Array; input: Float32Array },
): void {
  const { gates: gateGradient, cells: cellGradient, input: inputGradient } = to;
  for (let token = 0; token < tokens; token++) {
    let gateAt = (3 * token + 2) * hidden;
    for (let at = token * hidden; at < (token + 1) * hidden; at++, gateAt++) {
      const gate = gates[gateAt] as number;
      const given = gradient[at] as number;
      gateGradient[gateAt] = given * ((cells[at] as number) - (input[at] as number)) * 0.5 * squashSlope(2 * gate - 1);
      cellGradient[at] = given * gate;
      inputGradient[at] = given * (1 - gate);
    }
  }
}
