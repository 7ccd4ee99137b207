/** The reader's part of a model file: its description, and where its weights lie. */
import { MemoryPlan, requireSize, roundUp, WINDOW, type Layer } from '../neural/memory.ts';
import { requireSection, type ModelFile } from '../neural/model-file.ts';
import { pairWeights } from '../neural/pair-kernels.ts';
import { AFFIX_ROWS, AFFIXES } from '../neural/word-features.ts';
import { UserError } from '../types/errors.ts';
import type { Status } from '../types/relation.ts';
import type { Calibration, Floors, ReadEvent } from './frame.ts';
import { HINTS } from './hints.ts';
import { PATH_FEATURES, PATH_ROWS } from './paths.ts';

/** Widths of the network's parts, and what a one in its tables of one step stands for. */
export interface ReaderShape {
  readonly word: number;
  readonly affix: number;
  readonly hint: number;
  /** Of the parser's states. */
  readonly state: number;
  readonly hidden: number;
  readonly layers: number;
  readonly role: number;
  readonly affiliation: number;
  readonly affixStep: number;
  readonly hintStep: number;
  readonly rolePathStep: number;
  readonly affiliationPathStep: number;
}

/** What the model file's description says of the reader. */
export interface ReaderMeta {
  readonly reader: {
    readonly shape: ReaderShape;
    /** The first stands for none. */
    readonly events: readonly ('-' | ReadEvent)[];
    readonly statuses: readonly Status[];
    /** The names of the rows of `hint-table`. */
    readonly hints: readonly string[];
    readonly floors: Floors;
    readonly calibration: Calibration;
  };
}

/** Most hints of a token that the network is shown, as in its training. */
export const MOST_HINTS = 18;
/** Roles of an end towards a trigger, in the order of their scores. */
export const ROLES = ['source', 'target', 'joint', 'speaker'] as const;

/** Columns of the heads: events, statuses, then the views of triggers, ends, parts and wholes. */
export interface Columns {
  readonly events: number;
  readonly statuses: number;
  readonly trigger: number;
  readonly end: number;
  readonly part: number;
  readonly whole: number;
  readonly all: number;
}

/** Where each head's columns begin; events and statuses are padded to eights. */
export function columnsOf({ shape, events, statuses }: ReaderMeta['reader']): Columns {
  const first = roundUp(events.length, 8);
  const trigger = first + roundUp(statuses.length, 8);
  const end = trigger + shape.role;
  const part = end + shape.role;
  const whole = part + shape.affiliation;
  return { events: 0, statuses: first, trigger, end, part, whole, all: whole + shape.affiliation };
}

/** Addresses of a table of how pairs of tokens stand to each other, and of what scores them. */
export interface PairScorer {
  readonly width: number;
  /** `PATH_ROWS` rows of `width` bytes. */
  readonly table: number;
  /** As `pairWeights` returns them. */
  readonly weights: number;
}

export interface ReaderWeights {
  readonly rows: ReadonlyMap<string, number>;
  readonly wordTable: number;
  readonly wordScales: Float32Array;
  readonly affixTable: number;
  /** A row of zeros follows the last hint. */
  readonly hintTable: number;
  /** Row of each of `HINTS`; -1 where the model does not know it. */
  readonly hintRows: Int32Array;
  readonly input: Layer;
  readonly layers: readonly Layer[];
  readonly heads: Layer;
  readonly roles: PairScorer;
  readonly affiliation: PairScorer;
}

/** Returns the description of a file's reader. @throws UserError where there is none. */
export function readerMeta({ meta }: ModelFile): ReaderMeta['reader'] {
  const { reader } = meta as Partial<ReaderMeta>;
  if (
    !reader?.shape ||
    !reader.events ||
    !reader.statuses ||
    !reader.hints ||
    !reader.floors ||
    !reader.calibration
  )
    throw new UserError('the model lacks its reader of relations; use data/model/reader.model');
  return reader;
}

/** Plan where the weights go. @throws UserError where a part is missing or has another size than described. */
export function placeReader(file: ModelFile, meta: ReaderMeta['reader'], plan: MemoryPlan): ReaderWeights {
  const { shape, hints } = meta;
  const { word, affix, hint, state, hidden } = shape;
  const columns = columnsOf(meta).all;
  const words = new TextDecoder().decode(requireSection(file, 'words')).split('\n');
  const section = (name: string, size: number): Uint8Array => {
    const bytes = requireSection(file, name);
    requireSize(name, bytes, size);
    return bytes;
  };
  const dense = (name: string, inputs: number, outputs: number): Layer =>
    plan.dense(name, requireSection(file, name), inputs, outputs);
  const pairs = (name: string, paths: string, width: number, step: number, outputs: number): PairScorer => {
    const weights = new Float32Array(section(name, 4 * (width + 1) * outputs).slice().buffer);
    return {
      width,
      table: plan.copy(section(paths, PATH_ROWS * width)),
      weights: plan.copy(pairWeights(step, weights, width, outputs)),
    };
  };
  const hintTable = new Uint8Array((hints.length + 1) * hint);
  hintTable.set(section('hint-table', hints.length * hint));
  const hintRows = new Map(hints.map((name, row) => [name, row]));
  return {
    rows: new Map(words.map((form, row) => [form, row])),
    wordTable: plan.copy(section('word-table', words.length * word)),
    wordScales: new Float32Array(section('word-scales', words.length * 4).slice().buffer),
    affixTable: plan.copy(section('affix-table', AFFIX_ROWS * affix)),
    hintTable: plan.copy(hintTable),
    hintRows: Int32Array.from(HINTS, (name) => hintRows.get(name) ?? -1),
    input: dense('input', word + affix + hint + state, hidden),
    layers: Array.from({ length: shape.layers }, (_, i) => dense(`layer-${i}`, hidden, 3 * hidden)),
    heads: dense('heads', hidden, columns),
    roles: pairs('roles', 'role-paths', shape.role, shape.rolePathStep, ROLES.length),
    affiliation: pairs('affiliation', 'affiliation-paths', shape.affiliation, shape.affiliationPathStep, 1),
  };
}

export interface ReaderBuffers {
  readonly wordIndices: Int32Array;
  readonly wordScales: Float32Array;
  readonly affixIndices: Int32Array;
  readonly affixScales: Float32Array;
  readonly hintIndices: Int32Array;
  readonly hintScales: Float32Array;
  /** The input vectors as words. */
  readonly input: Int16Array;
  readonly state: number;
  readonly words: number;
  readonly gates: number;
  readonly heads: Float32Array;
  /** Of the pairs of one token with others: the addresses of the others' views, the rows of the ways there, the scores. */
  readonly others: Int32Array;
  readonly paths: Int32Array;
  readonly scores: Float64Array;
}

/** Plan the working memory of a window. */
export function placeBuffers(
  meta: ReaderMeta['reader'],
  plan: MemoryPlan,
): (memory: ArrayBuffer) => ReaderBuffers {
  const { word, affix, hint, state, hidden, affixStep, hintStep } = meta.shape;
  const rows = WINDOW + 4;
  const columns = columnsOf(meta).all;
  const width = word + affix + hint + state;
  const take = (numbers: number): number => plan.take(4 * numbers);
  const at = {
    wordIndices: take(rows),
    wordScales: take(rows),
    affixIndices: take(rows * AFFIXES),
    affixScales: take(rows),
    hintIndices: take(rows * MOST_HINTS),
    hintScales: take(rows),
    input: take((rows * width) / 2),
    state: take(rows * hidden),
    words: take((rows * hidden) / 2),
    gates: take(rows * 3 * hidden),
    heads: take(rows * columns),
    others: take(WINDOW),
    paths: take(WINDOW * PATH_FEATURES),
    scores: take(2 * WINDOW * ROLES.length),
  };
  return (memory) => ({
    ...at,
    wordIndices: new Int32Array(memory, at.wordIndices, rows),
    wordScales: new Float32Array(memory, at.wordScales, rows),
    affixIndices: new Int32Array(memory, at.affixIndices, rows * AFFIXES),
    affixScales: new Float32Array(memory, at.affixScales, rows).fill(affixStep),
    hintIndices: new Int32Array(memory, at.hintIndices, rows * MOST_HINTS),
    hintScales: new Float32Array(memory, at.hintScales, rows).fill(hintStep),
    input: new Int16Array(memory, at.input, rows * width),
    heads: new Float32Array(memory, at.heads, rows * columns),
    others: new Int32Array(memory, at.others, WINDOW),
    paths: new Int32Array(memory, at.paths, WINDOW * PATH_FEATURES),
    scores: new Float64Array(memory, at.scores, WINDOW * ROLES.length),
  });
}
