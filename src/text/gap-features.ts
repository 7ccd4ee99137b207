import { PAD, markOf, type Atoms } from './atoms.ts';
import { mix } from './linear.ts';

/** What can stand between two atoms. */
export const JOIN = 0;
export const BREAK = 1;
export const SENTENCE = 2;
export const GAP_CLASSES = 3;

/** The number of features of a gap. */
export const GAP_FEATURES = 34;

/** Running facts that the features of a gap look at. */
export interface GapState {
  /** The decision at the gap before. */
  previous: number;
  /** First atom of the token and of the sentence that are being read; number of tokens in the sentence. */
  token: number;
  sentence: number;
  tokens: number;
  /** Number of brackets and quotation marks that are open in the sentence. */
  open: number;
}

/** Returns the state before the first gap. */
export function initialState(): GapState {
  return { previous: SENTENCE, token: 0, sentence: 0, tokens: 0, open: 0 };
}

/** Takes the decision at the gap after atom `i` into the state. */
export function advance(state: GapState, atoms: Atoms, i: number, decision: number): void {
  state.open += opening(atoms.shape[i + PAD] as number);
  state.previous = decision;
  if (decision === JOIN) return;
  state.token = i + 1;
  state.tokens++;
  if (decision === BREAK) return;
  state.sentence = i + 1;
  state.tokens = 0;
  state.open = 0;
}

function opening(shape: number): number {
  const mark = markOf(shape);
  if (mark === '') return 0;
  return '([{“‘«'.includes(mark) ? 1 : ')]}”»'.includes(mark) ? -1 : 0;
}

/** Returns a number for the shapes on both sides of the gap after atom `i` and the space there; -1 for rare marks. */
export function gapContext(atoms: Atoms, i: number): number {
  const left = atoms.shape[i + PAD] as number;
  const right = atoms.shape[i + 1 + PAD] as number;
  if (left >= 1 << 14 || right >= 1 << 14) return -1;
  return (left << 15) | ((atoms.spaces[i + PAD] as number) << 14) | right;
}

/** Fills `out` with the features of the gap after atom `i`. Each also knows the white space there and the last decision. */
export function gapFeatures(atoms: Atoms, state: GapState, i: number, out: Int32Array): void {
  const { lower, shape, spaces } = atoms;
  const k = i + PAD;
  const here = (spaces[k] as number) * 4 + state.previous;
  const l1 = at(lower, k - 1);
  const l0 = at(lower, k);
  const r0 = at(lower, k + 1);
  const r1 = at(lower, k + 2);
  const a2 = at(shape, k - 2);
  const a1 = at(shape, k - 1);
  const a0 = at(shape, k);
  const b0 = at(shape, k + 1);
  const b1 = at(shape, k + 2);
  const b2 = at(shape, k + 3);
  const before = at(spaces, k - 1);
  const after = at(spaces, k + 1);
  const abbreviated = at(atoms.abbreviated, k) * 2 + at(atoms.abbreviated, k - 1);
  const { tokens } = state;
  const length = Math.min(tokens, 4) + (tokens > 8 ? 1 : 0) + (tokens > 20 ? 1 : 0) + (tokens > 40 ? 1 : 0);
  const open = Math.max(-1, Math.min(state.open, 2));
  const inner = i - state.token;
  const tokenWord = at(lower, state.token + PAD);
  const tokenShape = at(shape, state.token + PAD);
  const firstWord = at(lower, state.sentence + PAD);
  const firstShape = at(shape, state.sentence + PAD);
  out[0] = feature(0, here, 0, 0, 0);
  out[1] = feature(1, here, l0, 0, 0);
  out[2] = feature(2, here, r0, 0, 0);
  out[3] = feature(3, here, l0, r0, 0);
  out[4] = feature(4, here, a0, b0, 0);
  out[5] = feature(5, here, a0, b0, b1);
  out[6] = feature(6, here, a1, a0, b0);
  out[7] = feature(7, here, a0 * 4 + before, r0, b1);
  out[8] = feature(8, here, l0, b0, after);
  out[9] = feature(9, here, l1, l0, before);
  out[10] = feature(10, here, l1, l0, b0);
  out[11] = feature(11, here, l1, a0, r0);
  out[12] = feature(12, here, r0, r1, a0);
  out[13] = feature(13, here, r0, b1, b2);
  out[14] = feature(14, here, r0, after, a0);
  out[15] = feature(15, here, a2, a1, a0);
  out[16] = feature(16, here, a1 * 4 + before, a0, b0 * 4 + after);
  out[17] = feature(17, here, a1, a0, Math.imul(b0, 64) + b1);
  out[18] = feature(18, here, a0, b0, length);
  out[19] = feature(19, here, l0, b0, length);
  out[20] = feature(20, here, r0, a0, length);
  out[21] = feature(21, here, abbreviated, a0, b0);
  out[22] = feature(22, here, abbreviated, l0, b0);
  out[23] = feature(23, here, abbreviated, a0, r0);
  out[24] = feature(24, here, a0, b0, open);
  out[25] = feature(25, here, a0, r0, open);
  out[26] = feature(26, here, inner, a0, b0);
  out[27] = feature(27, here, inner, tokenWord, b0);
  out[28] = feature(28, here, inner, tokenShape, r0);
  out[29] = feature(29, here, firstShape, a0, b0);
  out[30] = feature(30, here, firstWord, b0, Math.min(tokens, 3));
  out[31] = feature(31, here, at(lower, k - 2), l1, a0);
  out[32] = feature(32, here, b0, b1, Math.imul(b2, 16) + at(spaces, k + 2));
  out[33] = feature(33, here, r1, b0, a0);
}

/** Returns the hash of a feature together with the white space at the gap and the last decision. */
function feature(template: number, here: number, x: number, y: number, z: number): number {
  return mix(template, Math.imul(x, 31) + here, y, z);
}

function at(column: Int32Array, place: number): number {
  return column[place] as number;
}
