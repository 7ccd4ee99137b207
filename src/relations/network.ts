/**
 * The reader's network: recurrent layers over words, affixes, hints and the parser's states, with heads for events, their
 * status, the roles of those who take part, and affiliations (`training/network.py` trains it).
 *
 * Weights and activations are integers as in the parser's network, and what is computed in plain numbers uses exactly
 * rounded operations alone: every engine gives the same result.
 */
import { createKernels, type Kernels } from '../neural/kernels.ts';
import { applyLayer, applyRecurrent } from '../neural/layers.ts';
import { MemoryPlan, roundUp } from '../neural/memory.ts';
import type { ModelFile } from '../neural/model-file.ts';
import { AFFIXES, affixRows, styleOf, wordKey } from '../neural/word-features.ts';
import { PATH_FEATURES, type Paths } from './paths.ts';
import { columnsOf, MOST_HINTS, placeBuffers, placeReader, readerMeta, ROLES } from './reader-model.ts';
import type { Columns, PairScorer, ReaderBuffers, ReaderMeta, ReaderWeights } from './reader-model.ts';

export class ReaderNetwork {
  readonly meta: ReaderMeta['reader'];
  readonly #weights: ReaderWeights;
  readonly #buffers: ReaderBuffers;
  readonly #kernels: Kernels;

  /** @throws UserError where the model lacks a part or a part has another size than its description says. */
  constructor(file: ModelFile) {
    this.meta = readerMeta(file);
    const plan = new MemoryPlan();
    this.#weights = placeReader(file, this.meta, plan);
    const buffers = placeBuffers(this.meta, plan);
    const memory = plan.create();
    this.#buffers = buffers(memory.buffer);
    this.#kernels = createKernels(memory);
  }

  /**
   * Returns what the network thinks of a passage; it is forgotten with the next one.
   *
   * @param forms At most `WINDOW` words.
   * @param hints The rows of each word's hints, as `hintsOf` returns them.
   * @param states The parser's states, `shape.state` for each word.
   */
  encode(forms: readonly string[], hints: readonly (readonly number[])[], states: Int16Array): Encoding {
    this.#readInput(forms, hints, states);
    this.#applyLayers(forms.length);
    return new Encoding(this.#kernels, this.#buffers, this.meta, this.#weights);
  }

  #readInput(forms: readonly string[], hints: readonly (readonly number[])[], states: Int16Array): void {
    const { word, affix, hint, state } = this.meta.shape;
    const { rows, wordScales, hintRows } = this.#weights;
    const b = this.#buffers;
    const style = styleOf(forms, 0, forms.length);
    const width = word + affix + hint + state;
    b.hintIndices.fill(this.meta.hints.length);
    forms.forEach((form, i) => {
      const key = wordKey(form);
      const row = rows.get(key) ?? 0;
      b.wordIndices[i] = row;
      b.wordScales[i] = wordScales[row]!;
      affixRows(form, key, style, b.affixIndices, i * AFFIXES);
      const own = hints[i]!;
      for (let k = 0; k < own.length && k < MOST_HINTS; k++) {
        const known = hintRows[own[k]!]!;
        if (known >= 0) b.hintIndices[i * MOST_HINTS + k] = known;
      }
      b.input.set(states.subarray(i * state, (i + 1) * state), i * width + word + affix + hint);
    });
    this.#embed(forms.length);
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

/** What the network thinks of the words of the passage that it has read last. */
export class Encoding {
  readonly #kernels: Kernels;
  readonly #buffers: ReaderBuffers;
  readonly #meta: ReaderMeta['reader'];
  readonly #columns: Columns;
  readonly #weights: ReaderWeights;

  constructor(kernels: Kernels, buffers: ReaderBuffers, meta: ReaderMeta['reader'], weights: ReaderWeights) {
    this.#kernels = kernels;
    this.#buffers = buffers;
    this.#meta = meta;
    this.#columns = columnsOf(meta);
    this.#weights = weights;
  }

  /** The score of each of `meta.events` at a token. */
  events(token: number): ArrayLike<number> {
    const start = token * this.#columns.all + this.#columns.events;
    return this.#buffers.heads.subarray(start, start + this.#meta.events.length);
  }

  /** The score of each of `meta.statuses`, if the token tells an event. */
  statuses(token: number): ArrayLike<number> {
    const start = token * this.#columns.all + this.#columns.statuses;
    return this.#buffers.heads.subarray(start, start + this.#meta.statuses.length);
  }

  /** Of each of the ends the scores of `ROLES` towards a trigger; overwritten by the next call. */
  roles(trigger: number, ends: readonly number[], paths: Paths): ArrayLike<number> {
    const { trigger: own, end: other } = this.#columns;
    const { roles } = this.#weights;
    return this.#scorePairs(this.#kernels.pairs4, roles, trigger, own, ends, other, paths, ROLES.length);
  }

  /** Of each of the wholes the score that a part belongs to it; overwritten by the next call. */
  affiliations(part: number, wholes: readonly number[], paths: Paths): ArrayLike<number> {
    const { part: own, whole: other } = this.#columns;
    const { affiliation } = this.#weights;
    return this.#scorePairs(this.#kernels.pairs1, affiliation, part, own, wholes, other, paths, 1);
  }

  #scorePairs(
    kernel: Kernels['pairs1'],
    { width, table, weights }: PairScorer,
    from: number,
    own: number,
    to: readonly number[],
    other: number,
    paths: Paths,
    outputs: number,
  ): ArrayLike<number> {
    const { heads, others, paths: rows, scores } = this.#buffers;
    const address = (token: number, column: number): number =>
      heads.byteOffset + 4 * (token * this.#columns.all + column);
    for (let i = 0; i < to.length; i++) others[i] = address(to[i]!, other);
    paths.write(from, to, rows, 0);
    const [count, mine, features] = [to.length, address(from, own), PATH_FEATURES];
    kernel(scores.byteOffset, mine, others.byteOffset, count, rows.byteOffset, features, table, weights, width); // prettier-ignore
    return scores.subarray(0, count * outputs);
  }
}
