/**
 * The encoder with its gradients: word and affix embeddings, a convolution over three words, and bidirectional
 * recurrent layers whose matrix products need no earlier state (quasi-recurrent networks, Bradbury et al. 2017;
 * simple recurrent units with highway connections, Lei et al. 2018). Every activation stays in (-1, 1).
 */
import { AFFIX_ROWS, AFFIXES } from '../../neural/word-features.ts';
import {
  addColumnSums,
  applyMask,
  dropout,
  fillRows,
  multiplySlopes,
  squash,
  squashAll,
} from './activations.ts';
import type { Batch } from './batch.ts';
import { Parameter } from './parameter.ts';
import type { Random } from './random.ts';
import { RecurrentLayer } from './recurrent-layer.ts';
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
}

export class Encoder {
  readonly size: NetworkSize;
  readonly projection: Parameter;
  readonly wordTable: Parameter;
  readonly affixTable: Parameter;
  readonly convolution: Parameter;
  readonly convolutionBias: Parameter;
  readonly layers: readonly RecurrentLayer[];
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
    this.projection = new Parameter(
      workspace,
      vocabulary.vectorSize,
      word,
      Math.sqrt(1 / vocabulary.vectorSize),
      random,
    );
    this.wordTable = new Parameter(workspace, vocabulary.words.size, word, 0, random, true);
    this.affixTable = new Parameter(workspace, AFFIX_ROWS, affix, 0.2, random, true);
    this.convolution = dense(3 * (word + affix), hidden);
    this.convolutionBias = new Parameter(workspace, 1, hidden, 0, random);
    this.layers = Array.from({ length: size.layers }, () => new RecurrentLayer(workspace, hidden, random));
  }

  parameters(): Parameter[] {
    return [
      this.projection,
      this.wordTable,
      this.affixTable,
      this.convolution,
      this.convolutionBias,
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
    for (const layer of this.layers) current = layer.forward(batch, current, rates.hidden, random);
    this.#state = { batch, ...chosen, vectors, embedded, mask, windows, convolved };
    return current;
  }

  /** Add the gradients of all parameters, given the gradient of `forward`'s result. */
  backward(gradient: Matrix): void {
    const state = this.#state;
    if (state === null) throw new Error('backward needs a forward pass before');
    let current = gradient;
    for (const layer of [...this.layers].reverse()) current = layer.backward(state.batch, current);
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
    batch: Batch,
    rates: DropoutRates,
    random: Random | null,
  ): { words: Int32Array; trained: Uint8Array; affixes: Int32Array } {
    const trained = new Uint8Array(batch.tokens).fill(1);
    if (random === null) return { words: batch.words, trained, affixes: batch.affixes };
    const { counts } = this.#vocabulary;
    const words = batch.words.map((word) => (random.next() < rates.word ? UNKNOWN : word));
    words.forEach((word, token) => {
      if (word !== UNKNOWN && random.next() < rates.rare / (rates.rare + (counts[word] as number)))
        trained[token] = 0;
    });
    const affixes = batch.affixes.map((row) => (random.next() < rates.affix ? -1 : row));
    return { words, trained, affixes };
  }

  #embed(
    batch: Batch,
    chosen: { words: Int32Array; trained: Uint8Array; affixes: Int32Array },
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
        out[at + i] = squash(
          (projected.data[token * word + i] as number) + share * (wordTable[row + i] as number),
        );
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
}
