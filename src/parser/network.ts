/**
 * The neural analysis of a sentence: tags, entity labels and tree from one network (`src/training/network` trains
 * it and describes its parts). Weights are 8-bit integers, activations 14-bit integers; the arithmetic is exact or
 * exactly rounded, so every engine gives the same result.
 */
import { UserError } from '../types/errors.ts';
import { DISTANCES, distanceBucket } from './distance.ts';
import { createEntityRoom, decodeEntities } from './entity-decoder.ts';
import { ACTIVATION_SCALE, assembleKernels } from './kernels.ts';
import { requireSection } from './model-file.ts';
import type { ModelFile } from './model-file.ts';
import { decodeTree } from './tree-decoder.ts';
import { affixRows, AFFIXES, wordKey } from './word-features.ts';

/** Widths of the network's parts. */
export interface NetworkShape {
  readonly word: number;
  readonly affix: number;
  readonly hidden: number;
  readonly layers: number;
  readonly arc: number;
  readonly label: number;
  /** What a one in the table of affixes stands for. */
  readonly affixStep: number;
}

/** The names behind the numbers of an analysis. */
export interface NetworkLabels {
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  readonly deprel: readonly string[];
  readonly entity: readonly string[];
}

/** One number a token; the arrays are used again by the next analysis and may be longer than the sentence. */
export interface Analysis {
  readonly upos: Uint8Array;
  readonly xpos: Uint8Array;
  readonly entities: Uint8Array;
  /** Index of the head; -1 for the one root. */
  readonly heads: Int32Array;
  readonly deprels: Uint8Array;
}

/** Longest sentence analysed as a whole; longer ones are cut, so that time stays linear. */
const WINDOW = 256;
/** Forms whose features are remembered. */
const MEMORY = 1 << 15;

type Kernel = (...parameters: number[]) => void;
type Kernels = Readonly<Record<'multiply' | 'affine' | 'embed' | 'activate' | 'recur' | 'combine' | 'panels', Kernel>>;

/** A matrix in memory with its sizes, see the kernel `affine`. */
interface Layer {
  readonly weights: number;
  readonly scale: number;
  readonly bias: number;
  readonly columns: number;
  readonly pairs: number;
}

const roundUp = (value: number, multiple: number): number => Math.ceil(value / multiple) * multiple;

/** First columns of UPOS, XPOS and entity scores in the heads' matrix, and where the views begin. */
export function headColumns(labels: NetworkLabels): { upos: number; xpos: number; entity: number; views: number } {
  const xpos = roundUp(labels.upos.length, 8);
  const entity = xpos + roundUp(labels.xpos.length, 8);
  return { upos: 0, xpos, entity, views: entity + roundUp(labels.entity.length, 8) };
}

export class Network {
  readonly labels: NetworkLabels;
  readonly #shape: NetworkShape;
  readonly #kernels: Kernels;
  readonly #buffers: Buffers;
  readonly #weights: Weights;
  readonly #features: Features;
  readonly #continuation: number;
  readonly #entityRoom = createEntityRoom(WINDOW);
  #analysis: Analysis = createAnalysis(WINDOW);

  /** @throws UserError where the model lacks a part or a part has another size than its description says. */
  constructor(file: ModelFile, shape: NetworkShape, labels: NetworkLabels) {
    this.#shape = shape;
    this.labels = labels;
    const plan = new MemoryPlan();
    const place = placeWeights(file, shape, labels, plan);
    const buffers = placeBuffers(shape, labels, plan);
    const memory = new WebAssembly.Memory({ initial: Math.ceil(plan.size / 65536) + 1 });
    this.#weights = place(memory.buffer);
    this.#buffers = buffers(memory.buffer);
    const instance = new WebAssembly.Instance(new WebAssembly.Module(assembleKernels()), { env: { memory } });
    this.#kernels = instance.exports as unknown as Kernels;
    this.#features = new Features(file);
    this.#continuation = Math.max(0, labels.deprel.indexOf('parataxis'));
  }

  /** Analyse the words of a sentence. */
  analyse(forms: readonly string[]): Analysis {
    if (forms.length > this.#analysis.heads.length) this.#analysis = createAnalysis(forms.length * 2);
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
    this.#encode(forms, start, end, rows);
    const { heads, rowBytes } = this.#applyHeads(rows);
    this.#readTags(start, count, heads, rowBytes / 4);
    this.#readTree(start, count, rows, rowBytes);
    this.#readLabels(start, count, rows, rowBytes);
  }

  #encode(forms: readonly string[], start: number, end: number, rows: number): void {
    const { word, affix, hidden } = this.#shape;
    const { embed, activate, recur } = this.#kernels;
    const b = this.#buffers;
    const w = this.#weights;
    const count = end - start;
    for (let token = 0; token < count; token++) {
      const slot = this.#features.slot(forms[start + token] as string);
      const row = this.#features.words[slot] as number;
      b.wordIndices[token] = row;
      b.wordScales[token] = w.wordScales[row] as number;
      for (let kind = 0, from = slot * AFFIXES; kind < AFFIXES; kind++, from++) {
        b.affixIndices[token * AFFIXES + kind] = this.#features.affixes[from] as number;
      }
    }
    const width = 2 * (word + affix);
    const inputs = b.embedded.byteOffset + width;
    b.embedded.fill(0, ((count + 1) * width) / 2, ((count + 2) * width) / 2);
    embed(inputs, width, w.wordTable, b.wordScales.byteOffset, count, b.wordIndices.byteOffset, 1, word);
    embed(inputs + 2 * word, width, w.affixTable, b.affixScales.byteOffset, count, b.affixIndices.byteOffset, AFFIXES, affix);
    this.#affine(b.state, b.embedded.byteOffset, w.convolution, rows, width);
    activate(b.state, b.words, rows * hidden);
    for (const layer of w.layers) {
      this.#affine(b.gates, b.words, layer, rows, 2 * hidden);
      recur(b.gates, b.state, b.words, count, 4 * hidden, 12 * hidden, 4 * hidden, 2 * hidden, hidden / 2);
      const last = count - 1;
      recur(
        b.gates + last * 12 * hidden + 2 * hidden, b.state + last * 4 * hidden + 2 * hidden,
        b.words + last * 2 * hidden + hidden, count,
        4 * hidden, -12 * hidden, -4 * hidden, -2 * hidden, hidden / 2,
      );
    }
  }

  #applyHeads(rows: number): { heads: Float32Array; rowBytes: number } {
    const { heads } = this.#weights;
    this.#affine(this.#buffers.heads.byteOffset, this.#buffers.words, heads, rows, 2 * this.#shape.hidden);
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
    this.#affine(queries, b.words, w.arcs, rows, 2 * arc);
    panels(b.panels, w.root, 0, 0, 1, arc);
    panels(b.panels, views + 4 * arc, rowBytes, 1, count + 1, arc);
    const stride = roundUp(count + 1, 8);
    const queryBytes = 4 * w.arcs.columns;
    for (let column = 0; column < stride; column += 8) {
      multiply(b.scores.byteOffset + 4 * column, queries, b.panels + 4 * arc * column, rows, arc, queryBytes, 4, 4 * stride);
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
    this.#affine(b.gates, b.words, w.labels, rows, 2 * label);
    const scores = b.labelScores;
    for (let token = 0; token < count; token++) {
      deprels[start + token] = highest(scores, token * w.labels.columns, this.labels.deprel.length);
    }
  }

  #affine(output: number, input: number, layer: Layer, rows: number, inputStride: number): void {
    this.#kernels.affine(
      output, input, layer.weights, layer.scale, layer.bias, rows, layer.columns, layer.pairs, inputStride,
    );
  }
}

function createAnalysis(length: number): Analysis {
  return {
    upos: new Uint8Array(length),
    xpos: new Uint8Array(length),
    entities: new Uint8Array(length),
    heads: new Int32Array(length),
    deprels: new Uint8Array(length),
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
  scores: Float32Array, stride: number, count: number, queries: Float32Array, queryColumns: number, arc: number,
): void {
  for (let token = 0; token < count; token++) {
    const row = token * stride + 1;
    const query = token * queryColumns + arc;
    for (let head = -1; head < count; head++) {
      scores[row + head] = (scores[row + head] as number) + (queries[query + distanceBucket(token, head)] as number);
    }
  }
}

/** Finds the rows of word and affix tables for forms, and remembers those of recent forms. */
class Features {
  readonly words: Int32Array = new Int32Array(MEMORY);
  readonly affixes: Int32Array = new Int32Array(MEMORY * AFFIXES);
  readonly #rows = new Map<string, number>();
  readonly #slots = new Map<string, number>();

  constructor(file: ModelFile) {
    const text = new TextDecoder().decode(requireSection(file, 'words'));
    text.split('\n').forEach((word, row) => this.#rows.set(word, row));
  }

  /** Where the form's features stand in `words` and `affixes`; good until the next call. */
  slot(form: string): number {
    const known = this.#slots.get(form);
    if (known !== undefined) return known;
    if (this.#slots.size === MEMORY) this.#slots.clear();
    const slot = this.#slots.size;
    const key = wordKey(form);
    this.words[slot] = this.#rows.get(key) ?? 0;
    affixRows(form, key, this.affixes, slot * AFFIXES);
    this.#slots.set(form, slot);
    return slot;
  }
}

/** Hands out addresses in the kernels' memory. */
class MemoryPlan {
  size = 64;

  /** Address of a new range of bytes. */
  take(bytes: number): number {
    const address = this.size;
    this.size = roundUp(this.size + bytes, 64);
    return address;
  }
}

interface Weights {
  readonly wordTable: number;
  readonly wordScales: Float32Array;
  readonly affixTable: number;
  readonly convolution: Layer;
  readonly layers: readonly Layer[];
  readonly heads: Layer;
  readonly arcs: Layer;
  readonly labels: Layer;
  readonly root: number;
}

/** Plan where the weights go; the result copies them into the memory once it exists. */
function placeWeights(
  file: ModelFile, shape: NetworkShape, labels: NetworkLabels, plan: MemoryPlan,
): (memory: ArrayBuffer) => Weights {
  const { word, affix, hidden, arc, label } = shape;
  const copies: ((memory: ArrayBuffer) => void)[] = [];
  const copy = (bytes: Uint8Array): number => {
    const address = plan.take(bytes.length);
    copies.push((memory) => new Uint8Array(memory, address, bytes.length).set(bytes));
    return address;
  };
  const dense = (name: string, inputs: number, columns: number): Layer => {
    const bytes = requireSection(file, name);
    if (bytes.length !== columns * (8 + inputs)) {
      throw new UserError(`the language model's part "${name}" has ${bytes.length} bytes, expected ${columns * (8 + inputs)}`);
    }
    const [weights, scale, bias] = [plan.take(2 * inputs * columns), plan.take(4 * columns), plan.take(4 * columns)];
    copies.push((memory) => {
      new Uint8Array(memory, scale, 4 * columns).set(bytes.subarray(0, 4 * columns));
      new Uint8Array(memory, bias, 4 * columns).set(bytes.subarray(4 * columns, 8 * columns));
      const scales = new Float32Array(memory, scale, columns);
      for (let i = 0; i < columns; i++) scales[i] = (scales[i] as number) / ACTIVATION_SCALE;
      packPanels(bytes.subarray(8 * columns), inputs, columns, new Int16Array(memory, weights, inputs * columns));
    });
    return { weights, scale, bias, columns, pairs: inputs / 2 };
  };
  const scaleBytes = requireSection(file, 'word-scales');
  const placed = {
    wordTable: copy(requireSection(file, 'word-table')),
    wordScales: new Float32Array(scaleBytes.slice().buffer),
    affixTable: copy(requireSection(file, 'affix-table')),
    convolution: dense('convolution', 3 * (word + affix), hidden),
    layers: Array.from({ length: shape.layers }, (_, index) => dense(`layer-${index}`, hidden, 3 * hidden)),
    heads: dense('heads', hidden, headColumns(labels).views + 2 * arc + 2 * label),
    arcs: dense('arcs', arc, arc + DISTANCES),
    labels: dense('labels', label, roundUp(labels.deprel.length, 8)),
    root: copy(requireSection(file, 'root')),
  };
  return (memory) => {
    for (const run of copies) run(memory);
    return placed;
  };
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

interface Buffers {
  readonly wordIndices: Int32Array;
  readonly wordScales: Float32Array;
  readonly affixIndices: Int32Array;
  readonly affixScales: Float32Array;
  /** Quantised embeddings between two rows of zeros. */
  readonly embedded: Int16Array;
  /** Activations of the current layer in single precision. */
  readonly state: number;
  /** The same as words. */
  readonly words: number;
  readonly gates: number;
  readonly labelScores: Float32Array;
  readonly heads: Float32Array;
  readonly queries: Float32Array;
  readonly panels: number;
  readonly scores: Float32Array;
  readonly addresses: Int32Array;
  readonly zeros: number;
}

/** Plan the working memory of a window. */
function placeBuffers(shape: NetworkShape, labels: NetworkLabels, plan: MemoryPlan): (memory: ArrayBuffer) => Buffers {
  const { word, affix, hidden, arc, label } = shape;
  const width = word + affix;
  const rows = WINDOW + 4;
  const take = (numbers: number): number => plan.take(4 * numbers);
  const at = {
    wordIndices: take(rows), wordScales: take(rows), affixIndices: take(rows * AFFIXES), affixScales: take(rows),
    embedded: take((rows + 2) * width), state: take(rows * hidden), words: take(rows * Math.max(hidden, arc, label)),
    gates: take(rows * 3 * hidden), heads: take(rows * (headColumns(labels).views + 2 * arc + 2 * label)),
    queries: take(rows * (arc + DISTANCES)), panels: take((rows + 8) * arc), scores: take(rows * (rows + 8)),
    addresses: take(rows), zeros: take(arc),
  };
  return (memory) => ({
    ...at,
    wordIndices: new Int32Array(memory, at.wordIndices, rows),
    wordScales: new Float32Array(memory, at.wordScales, rows),
    affixIndices: new Int32Array(memory, at.affixIndices, rows * AFFIXES),
    affixScales: new Float32Array(memory, at.affixScales, rows).fill(shape.affixStep),
    embedded: new Int16Array(memory, at.embedded, (rows + 2) * width),
    labelScores: new Float32Array(memory, at.gates, rows * 3 * hidden),
    heads: new Float32Array(memory, at.heads, rows * (headColumns(labels).views + 2 * arc + 2 * label)),
    queries: new Float32Array(memory, at.queries, rows * (arc + DISTANCES)),
    scores: new Float32Array(memory, at.scores, rows * (rows + 8)),
    addresses: new Int32Array(memory, at.addresses, rows),
  });
}
