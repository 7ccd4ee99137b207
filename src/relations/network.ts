/**
 * The reader's network: recurrent layers over words, affixes, hints and the parser's states, with heads for events, their
 * status, the roles of those who take part, and affiliations (`training/network.py` trains it).
 *
 * Weights and activations are integers as in the parser's network, and what is computed in plain numbers uses exactly
 * rounded operations alone: every engine gives the same result.
 */
import { createKernels, type Kernels } from '../neural/kernels.ts';
import { applyLayer, applyRecurrent } from '../neural/layers.ts';
import { MemoryPlan, roundUp, WINDOW } from '../neural/memory.ts';
import type { ModelFile } from '../neural/model-file.ts';
import { sigmoid, softmax } from '../neural/probability.ts';
import { AFFIXES, affixRows, styleOf, wordKey } from '../neural/word-features.ts';
import { PATH_FEATURES } from './paths.ts';
import { columnsOf, MOST_HINTS, placeBuffers, placeReader, readerMeta, ROLES } from './reader-model.ts';
import type { Columns, PairScorer, ReaderBuffers, ReaderMeta, ReaderWeights } from './reader-model.ts';

export class ReaderNetwork {
  readonly meta: ReaderMeta['reader'];
  readonly #columns: Columns;
  readonly #weights: ReaderWeights;
  readonly #buffers: ReaderBuffers;
  readonly #kernels: Kernels;

  /** @throws UserError where the model lacks a part or a part has another size than its description says. */
  constructor(file: ModelFile) {
    this.meta = readerMeta(file);
    this.#columns = columnsOf(this.meta);
    const plan = new MemoryPlan();
    this.#weights = placeReader(file, this.meta, plan);
    const buffers = placeBuffers(this.meta, plan);
    const memory = plan.create();
    this.#buffers = buffers(memory.buffer);
    this.#kernels = createKernels(memory);
  }

  /**
   * Returns what the network thinks of a sentence.
   *
   * @param hints The rows of each word's hints, as `hintsOf` returns them.
   * @param states The parser's states, `shape.state` for each word.
   */
  encode(forms: readonly string[], hints: readonly (readonly number[])[], states: Int16Array): Encoding {
    const width = this.#columns.all;
    const heads = new Float32Array(forms.length * width);
    for (let start = 0; start < forms.length; start += WINDOW) {
      const end = Math.min(forms.length, start + WINDOW);
      this.#readInput(forms, hints, states, start, end);
      this.#applyLayers(end - start);
      heads.set(this.#buffers.heads.subarray(0, (end - start) * width), start * width);
    }
    return new Encoding(heads, this.meta, this.#columns, this.#weights);
  }

  #readInput(
    forms: readonly string[],
    hints: readonly (readonly number[])[],
    states: Int16Array,
    start: number,
    end: number,
  ): void {
    const { word, affix, hint, state } = this.meta.shape;
    const { rows, wordScales, hintRows } = this.#weights;
    const b = this.#buffers;
    const style = styleOf(forms, start, end);
    const width = word + affix + hint + state;
    b.hintIndices.fill(this.meta.hints.length);
    for (let token = start; token < end; token++) {
      const [form, i] = [forms[token]!, token - start];
      const key = wordKey(form);
      const row = rows.get(key) ?? 0;
      b.wordIndices[i] = row;
      b.wordScales[i] = wordScales[row]!;
      affixRows(form, key, style, b.affixIndices, i * AFFIXES);
      hints[token]!.slice(0, MOST_HINTS).forEach((name, k) => {
        if (hintRows[name]! >= 0) b.hintIndices[i * MOST_HINTS + k] = hintRows[name]!;
      });
      const own = states.subarray(token * state, (token + 1) * state);
      b.input.set(own, i * width + word + affix + hint);
    }
    this.#embed(end - start);
  }

  #embed(count: number): void {
    const { word, affix, hint, state } = this.meta.shape;
    const { embed } = this.#kernels;
    const b = this.#buffers;
    const w = this.#weights;
    const stride = 2 * (word + affix + hint + state);
    const at = b.input.byteOffset;
    const part = (table: number, scales: Float32Array, indices: Int32Array, each: number, from: number, width: number): void =>
      embed(at + 2 * from, stride, table, scales.byteOffset, count, indices.byteOffset, each, width); // prettier-ignore
    part(w.wordTable, b.wordScales, b.wordIndices, 1, 0, word);
    part(w.affixTable, b.affixScales, b.affixIndices, AFFIXES, word, affix);
    part(w.hintTable, b.hintScales, b.hintIndices, MOST_HINTS, word + affix, hint);
  }

  #applyLayers(count: number): void {
    const { word, affix, hint, state, hidden } = this.meta.shape;
    const b = this.#buffers;
    const w = this.#weights;
    const rows = roundUp(count, 4);
    const kernels = this.#kernels;
    applyLayer(kernels, b.gates, b.input.byteOffset, w.input, rows, 2 * (word + affix + hint + state));
    kernels.squash(b.state, b.words, b.gates, rows * hidden);
    for (const layer of w.layers) applyRecurrent(kernels, b, layer, count, hidden);
    applyLayer(kernels, b.heads.byteOffset, b.words, w.heads, rows, 2 * hidden);
  }
}

/** What the network thinks of the words of one sentence. */
export class Encoding {
  readonly #heads: Float32Array;
  readonly #meta: ReaderMeta['reader'];
  readonly #columns: Columns;
  readonly #weights: ReaderWeights;
  readonly #scores = new Float64Array(ROLES.length);

  constructor(heads: Float32Array, meta: ReaderMeta['reader'], columns: Columns, weights: ReaderWeights) {
    this.#heads = heads;
    this.#meta = meta;
    this.#columns = columns;
    this.#weights = weights;
  }

  /** The probability of each of `meta.events` at a token. */
  events(token: number): number[] {
    return softmax(this.#heads, token * this.#columns.all, this.#meta.events.length);
  }

  /** The probability of each of `meta.statuses`, if the token tells an event. */
  statuses(token: number): number[] {
    const { all, statuses } = this.#columns;
    return softmax(this.#heads, token * all + statuses, this.#meta.statuses.length);
  }

  /** The probability of each of `ROLES` for an end towards a trigger; `path` holds the rows of their way. */
  roles(trigger: number, end: number, path: ArrayLike<number>): number[] {
    const { all, trigger: own, end: other } = this.#columns;
    const scores = this.#scores;
    scorePair(this.#heads, trigger * all + own, end * all + other, path, this.#weights.roles, scores);
    return ROLES.map((_, role) => sigmoid(scores[role]!));
  }

  /** The probability that one belongs to the other. */
  affiliation(part: number, whole: number, path: ArrayLike<number>): number {
    const { all, part: own, whole: other } = this.#columns;
    const scores = this.#scores;
    scorePair(this.#heads, part * all + own, whole * all + other, path, this.#weights.affiliation, scores);
    return sigmoid(scores[0]!);
  }
}

/** Write the scores of a pair: its views and the rows of its way, summed, squashed and weighed. */
function scorePair(
  heads: Float32Array,
  own: number,
  other: number,
  path: ArrayLike<number>,
  { width, outputs, paths, step, weights }: PairScorer,
  scores: Float64Array,
): void {
  for (let k = 0; k < outputs; k++) scores[k] = weights[width * outputs + k]!;
  for (let unit = 0; unit < width; unit++) {
    let sum = 0;
    for (let k = 0; k < PATH_FEATURES; k++) sum += paths[path[k]! * width + unit]!;
    const x = heads[own + unit]! + heads[other + unit]! + step * sum;
    const h = x / Math.sqrt(1 + x * x);
    for (let k = 0; k < outputs; k++) scores[k]! += h * weights[unit * outputs + k]!;
  }
}
