/** Where the network's weights and working arrays lie in the kernels' memory. */
import { DISTANCES } from './distance.ts';
import { requireSize, roundUp, WINDOW, type Layer, type MemoryPlan } from '../neural/memory.ts';
import { requireSection } from '../neural/model-file.ts';
import type { ModelFile } from '../neural/model-file.ts';
import { SLOTS } from './network-features.ts';
import { AFFIXES } from '../neural/word-features.ts';

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

/** First columns of UPOS, XPOS and entity scores in the heads' matrix, and where the views begin. */
export function headColumns(labels: NetworkLabels): {
  upos: number;
  xpos: number;
  entity: number;
  views: number;
} {
  const xpos = roundUp(labels.upos.length, 8);
  const entity = xpos + roundUp(labels.xpos.length, 8);
  return { upos: 0, xpos, entity, views: entity + roundUp(labels.entity.length, 8) };
}

export interface Weights {
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

/** Plan where the weights go. @throws UserError where a part is missing or has another size than the shape says. */
export function placeWeights(
  file: ModelFile,
  shape: NetworkShape,
  labels: NetworkLabels,
  plan: MemoryPlan,
): Weights {
  const { word, affix, hidden, arc, label } = shape;
  const copy = (name: string): number => plan.copy(requireSection(file, name));
  const dense = (name: string, inputs: number, columns: number): Layer =>
    plan.dense(name, requireSection(file, name), inputs, columns);
  const convolution = requireSection(file, 'convolution');
  requireSize('convolution', convolution, hidden * (8 + 3 * (word + affix)));
  return {
    wordTable: copy('word-table'),
    wordScales: new Float32Array(requireSection(file, 'word-scales').slice().buffer),
    affixTable: copy('affix-table'),
    convolution: plan.dense(
      'convolution',
      sideBySide(convolution, word + affix, hidden),
      word + affix,
      3 * hidden,
    ),
    layers: Array.from({ length: shape.layers }, (_, index) => dense(`layer-${index}`, hidden, 3 * hidden)),
    heads: dense('heads', hidden, headColumns(labels).views + 2 * arc + 2 * label),
    arcs: dense('arcs', arc, arc + DISTANCES),
    labels: dense('labels', label, roundUp(labels.deprel.length, 8)),
    root: copy('root'),
  };
}

/**
 * The convolution's three blocks of rows (for the word before, the word itself, the word after) as three blocks of
 * columns, so that one product gives what a word adds to itself and its neighbours; the bias stands with the middle.
 */
function sideBySide(bytes: Uint8Array, inputs: number, columns: number): Uint8Array {
  const total = 3 * columns;
  const result = new Uint8Array(total * (8 + inputs));
  for (let block = 0; block < 3; block++) result.set(bytes.subarray(0, 4 * columns), 4 * block * columns);
  result.set(bytes.subarray(4 * columns, 8 * columns), 4 * total + 4 * columns);
  for (let block = 0; block < 3; block++) {
    for (let input = 0; input < inputs; input++) {
      const from = 8 * columns + (block * inputs + input) * columns;
      result.set(bytes.subarray(from, from + columns), 8 * total + input * total + block * columns);
    }
  }
  return result;
}

export interface Buffers {
  readonly wordIndices: Int32Array;
  readonly wordScales: Float32Array;
  readonly affixIndices: Int32Array;
  readonly affixScales: Float32Array;
  /** Quantised embeddings of new forms. */
  readonly embedded: number;
  /** What the form in each slot adds to its neighbours and itself; a row of zeros at the end. */
  readonly products: Float32Array;
  /** Slots of the tokens, with that of the zeros before and after. */
  readonly slots: Int32Array;
  /** Activations of the current layer in single precision. */
  readonly state: number;
  /** The same as words. */
  readonly words: number;
  readonly gates: number;
  /** The gates' numbers, which label scores and products of new forms use too. */
  readonly shared: Float32Array;
  readonly heads: Float32Array;
  readonly queries: Float32Array;
  readonly panels: number;
  readonly scores: Float32Array;
  readonly addresses: Int32Array;
  readonly zeros: number;
}

/** Plan the working memory of a window. */
export function placeBuffers(
  shape: NetworkShape,
  labels: NetworkLabels,
  plan: MemoryPlan,
): (memory: ArrayBuffer) => Buffers {
  const { word, affix, hidden, arc, label } = shape;
  const width = word + affix;
  const rows = WINDOW + 4;
  const take = (numbers: number): number => plan.take(4 * numbers);
  const at = {
    wordIndices: take(rows),
    wordScales: take(rows),
    affixIndices: take(rows * AFFIXES),
    affixScales: take(rows),
    embedded: take((rows * width) / 2),
    products: take((SLOTS + 1) * 3 * hidden),
    slots: take(rows + 2),
    state: take(rows * hidden),
    words: take(rows * Math.max(hidden, arc, label)),
    gates: take(rows * 3 * hidden),
    heads: take(rows * (headColumns(labels).views + 2 * arc + 2 * label)),
    queries: take(rows * (arc + DISTANCES)),
    panels: take((rows + 8) * arc),
    scores: take(rows * (rows + 8)),
    addresses: take(rows),
    zeros: take(arc),
  };
  return (memory) => ({
    ...at,
    wordIndices: new Int32Array(memory, at.wordIndices, rows),
    wordScales: new Float32Array(memory, at.wordScales, rows),
    affixIndices: new Int32Array(memory, at.affixIndices, rows * AFFIXES),
    affixScales: new Float32Array(memory, at.affixScales, rows).fill(shape.affixStep),
    products: new Float32Array(memory, at.products, (SLOTS + 1) * 3 * hidden),
    slots: new Int32Array(memory, at.slots, rows + 2),
    shared: new Float32Array(memory, at.gates, rows * 3 * hidden),
    heads: new Float32Array(memory, at.heads, rows * (headColumns(labels).views + 2 * arc + 2 * label)),
    queries: new Float32Array(memory, at.queries, rows * (arc + DISTANCES)),
    scores: new Float32Array(memory, at.scores, rows * (rows + 8)),
    addresses: new Int32Array(memory, at.addresses, rows),
  });
}
