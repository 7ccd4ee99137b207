import { writeModelFile } from '../../src/neural/model-file.ts';
import { AFFIX_ROWS, AFFIXES, affixRows, styleOf, wordKey } from '../../src/neural/word-features.ts';
import { HINTS } from '../../src/relations/hints.ts';
import { ReaderNetwork } from '../../src/relations/network.ts';
import { readModelFile } from '../../src/neural/model-file.ts';
import { PATH_FEATURES, PATH_ROWS, type Paths } from '../../src/relations/paths.ts';
import { random } from '../../src/graph/random.ts';

/** A reader with random weights, small enough to compute by hand what it thinks. */
export const SHAPE = {
  word: 8, affix: 8, hint: 16, state: 8, hidden: 16, layers: 2, role: 8, affiliation: 16,
  affixStep: 0.01, hintStep: 0.02, rolePathStep: 0.015, affiliationPathStep: 0.02,
}; // prettier-ignore
export const EVENTS: readonly string[] = ['-', 'ASSAULT', 'CONSULT', 'ACCUSE', 'FAVOR'];
export const STATUSES: readonly string[] = ['actual', 'planned', 'possible', 'denied', 'doubted'];
const WORDS = ['', 'iran', 'attacked', 'israel', '.'];
const COLUMNS = 16 + 2 * SHAPE.role + 2 * SHAPE.affiliation;

interface Matrix {
  readonly inputs: number;
  readonly columns: number;
  readonly scales: Float32Array;
  readonly biases: Float32Array;
  readonly weights: Int8Array;
}

export interface TinyWeights {
  readonly wordTable: Int8Array;
  readonly wordScales: Float32Array;
  readonly affixTable: Int8Array;
  readonly hintTable: Int8Array;
  readonly input: Matrix;
  readonly layers: readonly Matrix[];
  readonly heads: Matrix;
  readonly rolePaths: Int8Array;
  readonly affiliationPaths: Int8Array;
  readonly roles: Float32Array;
  readonly affiliation: Float32Array;
}

export function tinyWeights(seed: number): TinyWeights {
  const next = random(seed);
  const integer = (below: number): number => Math.floor(next() * below);
  const bytes = (count: number) => Int8Array.from({ length: count }, () => integer(255) - 127);
  const numbers = (count: number, size: number) =>
    Float32Array.from({ length: count }, () => size * (next() - 0.5));
  const matrix = (inputs: number, columns: number): Matrix => ({
    inputs,
    columns,
    scales: Float32Array.from({ length: columns }, () => 0.004 + 0.01 * next()),
    biases: numbers(columns, 1),
    weights: bytes(inputs * columns),
  });
  const { word, affix, hint, state, hidden, role, affiliation } = SHAPE;
  return {
    wordTable: bytes(WORDS.length * word),
    wordScales: Float32Array.from(WORDS, () => 0.01 + 0.01 * next()),
    affixTable: bytes(AFFIX_ROWS * affix),
    hintTable: bytes(HINTS.length * hint),
    input: matrix(word + affix + hint + state, hidden),
    layers: [matrix(hidden, 3 * hidden), matrix(hidden, 3 * hidden)],
    heads: matrix(hidden, COLUMNS),
    rolePaths: bytes(PATH_ROWS * role),
    affiliationPaths: bytes(PATH_ROWS * affiliation),
    roles: numbers(4 * (role + 1), 2),
    affiliation: numbers(affiliation + 1, 2),
  };
}

const raw = (array: Int8Array | Float32Array) =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

function denseBytes({ scales, biases, weights }: Matrix): Uint8Array {
  return Uint8Array.from([...raw(scales), ...raw(biases), ...raw(weights)]);
}

/** The model file of the weights; sections may be replaced or, by undefined, left out. */
export function tinyModel(
  w: TinyWeights,
  changes: Readonly<Record<string, Uint8Array | undefined>> = {},
): ArrayBuffer {
  const sections = new Map<string, Uint8Array>([
    ['words', new TextEncoder().encode(WORDS.join('\n'))],
    ['word-table', raw(w.wordTable)],
    ['word-scales', raw(w.wordScales)],
    ['affix-table', raw(w.affixTable)],
    ['hint-table', raw(w.hintTable)],
    ['input', denseBytes(w.input)],
    ...w.layers.map((layer, i): [string, Uint8Array] => [`layer-${i}`, denseBytes(layer)]),
    ['heads', denseBytes(w.heads)],
    ['role-paths', raw(w.rolePaths)],
    ['affiliation-paths', raw(w.affiliationPaths)],
    ['roles', raw(w.roles)],
    ['affiliation', raw(w.affiliation)],
  ]);
  for (const [name, bytes] of Object.entries(changes))
    if (bytes) sections.set(name, bytes);
    else sections.delete(name);
  const floors = { relation: 0.3, attitude: 0.5, affiliation: 0.5, speaker: 0.5 };
  const meta = { reader: { shape: SHAPE, events: EVENTS, statuses: STATUSES, hints: HINTS, floors, calibration: [[0, 0], [1, 1]] } }; // prettier-ignore
  return writeModelFile(meta, sections).slice().buffer;
}

/** A sentence as numbers: forms, hints, and states of the parser. */
export function tinySentence(
  seed: number,
  length: number,
): { forms: string[]; hints: number[][]; states: Int16Array } {
  const next = random(seed);
  const integer = (below: number): number => Math.floor(next() * below);
  const words = ['Iran', 'attacked', 'Israel', '.', 'unseen', 'Washington', 'b-52s', '’s'];
  return {
    forms: Array.from({ length }, () => words[integer(words.length)]!),
    hints: Array.from({ length }, () => Array.from({ length: integer(6) }, () => integer(HINTS.length))),
    states: Int16Array.from({ length: length * SHAPE.state }, () => integer(16383) - 8191),
  };
}

export const PATH: readonly number[] = [3, 1000, 4095, 17, 256];

/** All that the network thinks of a sentence, in a fixed order. */
export function thoughtsOf(model: ArrayBuffer, seed: number, length: number): number[] {
  const { forms, hints, states } = tinySentence(seed, length);
  const encoding = new ReaderNetwork(readModelFile(model)).encode(forms, hints, states);
  return forms.flatMap((_, i) => [
    ...Array.from(encoding.events(i)),
    ...Array.from(encoding.statuses(i)),
    ...Array.from(encoding.roles(i, othersOf(i, length), PATHS)),
    ...Array.from(encoding.affiliations(i, othersOf(i, length), PATHS)),
  ]);
}

function othersOf(token: number, length: number): number[] {
  return [3, 1].map((step) => (token + step) % length);
}

/** All ways are alike. */
const PATHS = {
  write: (_, ends, rows, at) => ends.forEach((_, k) => rows.set(PATH, at + k * PATH_FEATURES)),
} as Pick<Paths, 'write'> as Paths;

const squash = (x: number): number => x / Math.sqrt(1 + x * x);
const gate = (x: number): number => 0.5 + 0.5 * squash(x);

function affine({ inputs, columns, scales, biases, weights }: Matrix, x: readonly number[]): number[] {
  return Array.from({ length: columns }, (_, column) => {
    let sum = 0;
    for (let i = 0; i < inputs; i++) sum += x[i]! * weights[i * columns + column]!;
    return sum * scales[column]! + biases[column]!;
  });
}

/** The same by the definition of the network, in floating point and without quantised activations. */
export function thoughtsByDefinition(w: TinyWeights, seed: number, length: number): number[] {
  const { forms, hints, states } = tinySentence(seed, length);
  let rows = forms.map((form, i) =>
    squashed(affine(w.input, inputOf(w, forms, form, hints[i]!, states.subarray(i * 8, i * 8 + 8)))),
  );
  for (const layer of w.layers) rows = recurrent(layer, rows);
  const heads = rows.map((row) => affine(w.heads, row));
  const { role, affiliation } = SHAPE;
  const pair = (
    own: number[],
    other: number[],
    paths: Int8Array,
    step: number,
    weights: Float32Array,
    outputs: number,
  ) => {
    const h = own.map((x, i) => {
      const sum = PATH.slice(0, PATH_FEATURES).reduce((all, row) => all + paths[row * own.length + i]!, 0);
      return squash(x + other[i]! + step * sum);
    });
    return Array.from({ length: outputs }, (_, k) =>
      h.reduce((sum, x, i) => sum + x * weights[i * outputs + k]!, weights[own.length * outputs + k]!),
    );
  };
  return heads.flatMap((head, i) => {
    const others = othersOf(i, length).map((other) => heads[other]!);
    const part = 16 + 2 * role;
    const whole = part + affiliation;
    return [
      ...head.slice(0, EVENTS.length),
      ...head.slice(8, 8 + STATUSES.length),
      ...others.flatMap((other) =>
        pair(
          head.slice(16, 16 + role),
          other.slice(16 + role, part),
          w.rolePaths,
          SHAPE.rolePathStep,
          w.roles,
          4,
        ),
      ),
      ...others.flatMap((other) =>
        pair(
          head.slice(part, whole),
          other.slice(whole),
          w.affiliationPaths,
          SHAPE.affiliationPathStep,
          w.affiliation,
          1,
        ),
      ),
    ];
  });
}

function squashed(row: readonly number[]): number[] {
  return row.map(squash);
}

function inputOf(
  w: TinyWeights,
  forms: string[],
  form: string,
  hints: readonly number[],
  states: Int16Array,
): number[] {
  const key = wordKey(form);
  const row = Math.max(0, WORDS.indexOf(key));
  const affixes = new Int32Array(AFFIXES);
  affixRows(form, key, styleOf(forms, 0, forms.length), affixes, 0);
  const sum = (table: Int8Array, width: number, rows: Iterable<number>, step: number) =>
    Array.from(
      { length: width },
      (_, i) => [...rows].reduce((all, at) => all + table[at * width + i]!, 0) * step,
    );
  return [
    ...squashed(sum(w.wordTable, SHAPE.word, [row], w.wordScales[row]!)),
    ...squashed(sum(w.affixTable, SHAPE.affix, affixes, SHAPE.affixStep)),
    ...squashed(sum(w.hintTable, SHAPE.hint, hints, SHAPE.hintStep)),
    ...Array.from(states, (state) => state / 8191),
  ];
}

function recurrent(layer: Matrix, rows: number[][]): number[][] {
  const { hidden } = SHAPE;
  const gates = rows.map((row) => affine(layer, row));
  const result = rows.map((row) => [...row]);
  for (let unit = 0; unit < hidden; unit++) {
    let cell = 0;
    const order = rows.map((_, i) => (unit < hidden / 2 ? i : rows.length - 1 - i));
    for (const i of order) {
      const [x, f, o] = [gates[i]![unit]!, gates[i]![hidden + unit]!, gates[i]![2 * hidden + unit]!];
      const candidate = squash(x);
      cell = candidate + gate(f) * (cell - candidate);
      result[i]![unit] = rows[i]![unit]! + gate(o) * (cell - rows[i]![unit]!);
    }
  }
  return result;
}
