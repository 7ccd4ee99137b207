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
  const at = (column: Int32Array, place: number): number => column[place] as number;
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
  let n = 0;
  const add = (x: number, y: number, z: number): void => {
    out[n] = mix(n, Math.imul(x, 31) + here, y, z);
    n++;
  };
  add(0, 0, 0);
  add(l0, 0, 0);
  add(r0, 0, 0);
  add(l0, r0, 0);
  add(a0, b0, 0);
  add(a0, b0, b1);
  add(a1, a0, b0);
  add(a0 * 4 + before, r0, b1);
  add(l0, b0, after);
  add(l1, l0, before);
  add(l1, l0, b0);
  add(l1, a0, r0);
  add(r0, r1, a0);
  add(r0, b1, b2);
  add(r0, after, a0);
  add(a2, a1, a0);
  add(a1 * 4 + before, a0, b0 * 4 + after);
  add(a1, a0, Math.imul(b0, 64) + b1);
  add(a0, b0, length);
  add(l0, b0, length);
  add(r0, a0, length);
  add(abbreviated, a0, b0);
  add(abbreviated, l0, b0);
  add(abbreviated, a0, r0);
  add(a0, b0, open);
  add(a0, r0, open);
  add(inner, a0, b0);
  add(inner, tokenWord, b0);
  add(inner, tokenShape, r0);
  add(firstShape, a0, b0);
  add(firstWord, b0, Math.min(tokens, 3));
  add(at(lower, k - 2), l1, a0);
  add(b0, b1, Math.imul(b2, 16) + at(spaces, k + 2));
  add(r1, b0, a0);
}
