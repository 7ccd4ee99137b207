/**
 * The neural analysis of a sentence: tags, entity labels and tree from one network (`training/parser_network.py` trains
 * it and describes its parts). Weights are 8-bit integers, activations 14-bit integers; the arithmetic is exact or
 * exactly rounded, so every engine gives the same result.
 */
import { distanceBucket } from './distance.ts';
import { createEntityRoom, decodeEntities } from './entity-decoder.ts';
import { createKernels, type Kernels } from '../neural/kernels.ts';
import { applyLayer, applyRecurrent } from '../neural/layers.ts';
import { MemoryPlan, roundUp, WINDOW } from '../neural/memory.ts';
import { LabelDecoder } from './label-decoder.ts';
import type { ModelFile } from '../neural/model-file.ts';
import { FormMemory, SLOTS } from './network-features.ts';
import { headColumns, placeBuffers, placeWeights } from './network-memory.ts';
import type { Buffers, NetworkLabels, NetworkShape, Weights } from './network-memory.ts';
import { decodeTree } from './tree-decoder.ts';
import { AFFIXES, styleOf } from '../neural/word-features.ts';

/** One number a token; the arrays are used again by the next analysis and may be longer than the sentence. */
export interface Analysis {
  readonly upos: Uint8Array;
  readonly xpos: Uint8Array;
  readonly entities: Uint8Array;
  /** Index of the head; -1 for the one root. */
  readonly heads: Int32Array;
  readonly deprels: Uint8Array;
  /** The last layer's activations, `hidden` for each token; 8191 stands for one. */
  readonly states: Int16Array;
}

export class Network {
  readonly labels: NetworkLabels;
  readonly #shape: NetworkShape;
  readonly #kernels: Kernels;
  readonly #buffers: Buffers;
  readonly #weights: Weights;
  readonly #forms: FormMemory;
  readonly #labelDecoder: LabelDecoder;
  readonly #continuation: number;
  readonly #entityRoom = createEntityRoom(WINDOW);
  readonly #lastLayer: Int16Array;
  #analysis: Analysis;

  /** @throws UserError where the model lacks a part or a part has another size than its description says. */
  constructor(file: ModelFile, shape: NetworkShape, labels: NetworkLabels) {
    this.#shape = shape;
    this.labels = labels;
    const plan = new MemoryPlan();
    this.#weights = placeWeights(file, shape, labels, plan);
    const buffers = placeBuffers(shape, labels, plan);
    const memory = plan.create();
    this.#buffers = buffers(memory.buffer);
    this.#lastLayer = new Int16Array(memory.buffer, this.#buffers.words, WINDOW * shape.hidden);
    this.#analysis = createAnalysis(WINDOW, shape.hidden);
    this.#kernels = createKernels(memory);
    this.#forms = new FormMemory(file);
    this.#labelDecoder = new LabelDecoder(labels.deprel);
    this.#continuation = Math.max(0, labels.deprel.indexOf('parataxis'));
  }

  /** Activations of a token. */
  get width(): number {
    return this.#shape.hidden;
  }

  /** Analyse the words of a sentence. */
  analyse(forms: readonly string[]): Analysis {
    if (forms.length > this.#analysis.heads.length)
      this.#analysis = createAnalysis(forms.length * 2, this.#shape.hidden);
    let root = -1;
    for (let start = 0; start < forms.length; start += WINDOW) {
      const end = Math.min(forms.length, start + WINDOW);
      this.#analyseWindow(forms, start, end);
      const { heads, deprels } = this.#analysis;
      for (let token = start; token < end; token++) {
        const head = heads[token] as number;
        if (head >= 0) heads[token] = head + start;
        else if (root < 0) root = token;
        else {
          heads[token] = root;
          deprels[token] = this.#continuation;
        }
      }
    }
    return this.#analysis;
  }

  #analyseWindow(forms: readonly string[], start: number, end: number): void {
    const count = end - start;
    const rows = roundUp(count, 4);
    this.#readForms(forms, start, end);
    this.#encode(count);
    const { hidden } = this.#shape;
    this.#analysis.states.set(this.#lastLayer.subarray(0, count * hidden), start * hidden);
    const { heads, rowBytes } = this.#applyHeads(rows);
    this.#readTags(start, count, heads, rowBytes / 4);
    this.#readTree(start, count, rows, rowBytes);
    this.#readLabels(start, count, rows, rowBytes);
  }

  /** Find the slots of the window's forms; compute what new forms add to their neighbours and themselves. */
  #readForms(forms: readonly string[], start: number, end: number): void {
    const { wordIndices, wordScales, affixIndices, slots } = this.#buffers;
    const fresh: number[] = [];
    const style = styleOf(forms, start, end);
    this.#forms.makeRoom(end - start);
    slots[0] = SLOTS;
    for (let token = start; token < end; token++) {
      const form = forms[token] as string;
      let slot = this.#forms.find(form, style);
      if (slot < 0) {
        const added = this.#forms.add(form, style, affixIndices, fresh.length * AFFIXES);
        wordIndices[fresh.length] = added.row;
        wordScales[fresh.length] = this.#weights.wordScales[added.row] as number;
        slot = added.slot;
        fresh.push(slot);
      }
      slots[token - start + 1] = slot;
    }
    slots[end - start + 1] = SLOTS;
    if (fresh.length > 0) this.#computeProducts(fresh);
  }

  #computeProducts(fresh: readonly number[]): void {
    const { word, affix, hidden } = this.#shape;
    const { embed } = this.#kernels;
    const b = this.#buffers;
    const w = this.#weights;
    const stride = 2 * (word + affix);
    const [words, scales] = [b.wordIndices.byteOffset, b.wordScales.byteOffset];
    const [affixes, steps] = [b.affixIndices.byteOffset, b.affixScales.byteOffset];
    embed(b.embedded, stride, w.wordTable, scales, fresh.length, words, 1, word);
    embed(b.embedded + 2 * word, stride, w.affixTable, steps, fresh.length, affixes, AFFIXES, affix);
    applyLayer(this.#kernels, b.gates, b.embedded, w.convolution, roundUp(fresh.length, 4), stride);
    const size = 3 * hidden;
    fresh.forEach((slot, index) => {
      b.products.set(b.shared.subarray(index * size, (index + 1) * size), slot * size);
    });
  }

  #encode(count: number): void {
    const { hidden } = this.#shape;
    const b = this.#buffers;
    const { products, slots } = b;
    this.#kernels.convolve(b.state, b.words, products.byteOffset, slots.byteOffset, count, hidden);
    for (const layer of this.#weights.layers) applyRecurrent(this.#kernels, b, layer, count, hidden);
  }

  #applyHeads(rows: number): { heads: Float32Array; rowBytes: number } {
    const { heads } = this.#weights;
    applyLayer(
      this.#kernels,
      this.#buffers.heads.byteOffset,
      this.#buffers.words,
      heads,
      rows,
      2 * this.#shape.hidden,
    );
    return { heads: this.#buffers.heads, rowBytes: 4 * heads.columns };
  }

  #readTags(start: number, count: number, scores: Float32Array, columns: number): void {
    const { upos, xpos } = this.labels;
    const at = headColumns(this.labels);
    const analysis = this.#analysis;
    for (let token = 0; token < count; token++) {
      const row = token * columns;
      analysis.upos[start + token] = highest(scores, row + at.upos, upos.length);
      analysis.xpos[start + token] = highest(scores, row + at.xpos, xpos.length);
    }
    decodeEntities(scores, at.entity, columns, count, analysis.entities.subarray(start), this.#entityRoom);
  }

  #readTree(start: number, count: number, rows: number, rowBytes: number): void {
    const { arc } = this.#shape;
    const { combine, panels, multiply } = this.#kernels;
    const b = this.#buffers;
    const w = this.#weights;
    const views = b.heads.byteOffset + 4 * headColumns(this.labels).views;
    b.addresses.fill(b.zeros, 0, rows);
    combine(b.words, views, b.addresses.byteOffset, rows, rowBytes, arc);
    const queries = b.queries.byteOffset;
    applyLayer(this.#kernels, queries, b.words, w.arcs, rows, 2 * arc);
    panels(b.panels, w.root, 0, 0, 1, arc);
    panels(b.panels, views + 4 * arc, rowBytes, 1, count + 1, arc);
    const stride = roundUp(count + 1, 8);
    const queryBytes = 4 * w.arcs.columns;
    for (let column = 0; column < stride; column += 8) {
      multiply(
        b.scores.byteOffset + 4 * column,
        queries,
        b.panels + 4 * arc * column,
        rows,
        arc,
        queryBytes,
        4,
        4 * stride,
      );
    }
    addDistances(b.scores, stride, count, b.queries, w.arcs.columns, arc);
    decodeTree(b.scores, stride, count, this.#analysis.heads.subarray(start, start + count));
  }

  #readLabels(start: number, count: number, rows: number, rowBytes: number): void {
    const { arc, label } = this.#shape;
    const b = this.#buffers;
    const w = this.#weights;
    const own = b.heads.byteOffset + 4 * headColumns(this.labels).views + 8 * arc;
    const { heads, deprels } = this.#analysis;
    for (let token = 0; token < count; token++) {
      const head = heads[start + token] as number;
      b.addresses[token] = head < 0 ? w.root + 4 * arc : own + 4 * label + head * rowBytes;
    }
    this.#kernels.combine(b.words, own, b.addresses.byteOffset, count, rowBytes, label);
    applyLayer(this.#kernels, b.gates, b.words, w.labels, rows, 2 * label);
    const end = start + count;
    this.#labelDecoder.decode(
      b.shared,
      w.labels.columns,
      heads.subarray(start, end),
      deprels.subarray(start, end),
    );
  }
}

function createAnalysis(length: number, hidden: number): Analysis {
  return {
    upos: new Uint8Array(length),
    xpos: new Uint8Array(length),
    entities: new Uint8Array(length),
    heads: new Int32Array(length),
    deprels: new Uint8Array(length),
    states: new Int16Array(length * hidden),
  };
}

function highest(scores: Float32Array, start: number, count: number): number {
  let best = 0;
  let bestScore = scores[start] as number;
  for (let i = 1; i < count; i++) {
    const score = scores[start + i] as number;
    if (score > bestScore) {
      bestScore = score;
      best = i;
    }
  }
  return best;
}

/** Add the queries' scores of distances to the scores of arcs. */
function addDistances(
  scores: Float32Array,
  stride: number,
  count: number,
  queries: Float32Array,
  queryColumns: number,
  arc: number,
): void {
  for (let token = 0; token < count; token++) {
    const row = token * stride + 1;
    const query = token * queryColumns + arc;
    for (let head = -1; head < count; head++) {
      scores[row + head] =
        (scores[row + head] as number) + (queries[query + distanceBucket(token, head)] as number);
    }
  }
}
