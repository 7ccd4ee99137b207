/** From trained weights to the parts of the model file that `src/parser/network.ts` reads: 8-bit integers and scales. */
import type { NetworkLabels, NetworkShape } from '../../parser/network-memory.ts';
import type { NetworkModel } from './model.ts';
import type { Parameter } from './parameter.ts';
import type { Matrix } from './workspace.ts';

/** The network's description and its parts by name. */
export interface PackedNetwork {
  readonly shape: NetworkShape;
  readonly labels: NetworkLabels;
  readonly sections: ReadonlyMap<string, Uint8Array>;
}

/** Quantise a network. */
export function packNetwork(model: NetworkModel): PackedNetwork {
  const { encoder, heads, vocabulary } = model;
  const words = [...vocabulary.words.keys()];
  const table = wordVectors(model);
  const { step, bytes: affixes } = quantiseTable(encoder.affixTable.value.data);
  const { data: root } = heads.root.value;
  const sections = new Map<string, Uint8Array>([
    ['words', new TextEncoder().encode(words.join('\n'))],
    ['word-table', table.bytes],
    ['word-scales', asBytes(table.scales)],
    ['affix-table', affixes],
    ['convolution', packLayer([encoder.convolution], [encoder.convolutionBias])],
    ...encoder.layers.map(({ weights, bias }, index): [string, Uint8Array] => [
      `layer-${index}`,
      packLayer([weights], [bias]),
    ]),
    ['heads', packLayer([heads.tagWeights, heads.viewWeights], [heads.tagBias, heads.viewBias])],
    ['arcs', packLayer([heads.arcWeights], [heads.arcBias])],
    ['labels', packLayer([heads.labelWeights], [heads.labelBias])],
    ['root', asBytes(root.slice())],
  ]);
  const { upos, xpos, deprels, entities } = vocabulary;
  return {
    shape: { ...encoder.size, affixStep: step },
    labels: { upos, xpos, deprel: deprels, entity: entities },
    sections,
  };
}

/** Final vector of every word: the projected pretrained vector plus the trained one, one scale a row. */
function wordVectors(model: NetworkModel): { bytes: Uint8Array; scales: Float32Array } {
  const { projection, wordTable, size } = model.encoder;
  const { vectors, vectorSize } = model.vocabulary;
  const width = size.word;
  const { rows, data: trained } = wordTable.value;
  const bytes = new Int8Array(rows * width);
  const scales = new Float32Array(rows);
  const row = new Float64Array(width);
  for (let word = 0; word < rows; word++) {
    row.set(trained.subarray(word * width, (word + 1) * width));
    for (let i = 0; i < vectorSize; i++) {
      const factor = vectors[word * vectorSize + i] as number;
      if (factor === 0) continue;
      for (let j = 0; j < width; j++) {
        row[j] = (row[j] as number) + factor * (projection.value.data[i * width + j] as number);
      }
    }
    const scale = row.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6) / 127;
    scales[word] = scale;
    row.forEach((value, j) => (bytes[word * width + j] = Math.round(value / scale)));
  }
  return { bytes: new Uint8Array(bytes.buffer), scales };
}

/** One step for the whole table; the largest of a hundred thousand values may be cut. */
function quantiseTable(values: Float32Array): { step: number; bytes: Uint8Array } {
  const sizes = values.map(Math.abs).sort();
  const step = Math.fround((sizes[Math.floor(sizes.length * 0.99999)] as number) / 127);
  const bytes = Int8Array.from(values, (value) => Math.max(-127, Math.min(127, Math.round(value / step))));
  return { step, bytes: new Uint8Array(bytes.buffer) };
}

/** Matrices side by side: scales of the columns, biases, then the weights row by row. */
function packLayer(weights: readonly Parameter[], biases: readonly Parameter[]): Uint8Array {
  const matrices = weights.map(({ value }) => value);
  const rows = (matrices[0] as Matrix).rows;
  const columns = matrices.reduce((sum, matrix) => sum + matrix.columns, 0);
  const bytes = new Uint8Array(columns * (8 + rows));
  const scales = new Float32Array(columns);
  const bias = new Float32Array(columns);
  let first = 0;
  matrices.forEach((matrix, index) => {
    bias.set((biases[index] as Parameter).value.data, first);
    for (let column = 0; column < matrix.columns; column++) {
      let most = 1e-6;
      for (let row = 0; row < rows; row++)
        most = Math.max(most, Math.abs(matrix.data[row * matrix.columns + column] as number));
      const scale = Math.fround(most / 127);
      scales[first + column] = scale;
      for (let row = 0; row < rows; row++) {
        const value = Math.round((matrix.data[row * matrix.columns + column] as number) / scale);
        bytes[8 * columns + row * columns + first + column] = value & 0xff;
      }
    }
    first += matrix.columns;
  });
  bytes.set(asBytes(scales));
  bytes.set(asBytes(bias), 4 * columns);
  return bytes;
}

function asBytes(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
