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

/** Fills `out` with the features of the gap after atom `i`. Each also knows the white space there and the last decision. */
export function gapFeatures(atoms: Atoms, state: GapState, i: number, out: Int32Array): void {
  const { lower, shape, spaces } = atoms;
  const k = i + PAD;
  const here = (spaces[k] as number) * 4 + state.previous;
  const [l1, l0, r0, r1] = [lower[k - 1], lower[k], lower[k + 1], lower[k + 2]] as [number, number, number, number];
  const [a2, a1, a0] = [shape[k - 2], shape[k - 1], shape[k]] as [number, number, number];
  const [b0, b1, b2] = [shape[k + 1], shape[k + 2], shape[k + 3]] as [number, number, number];
  const [before, after] = [spaces[k - 1], spaces[k + 1]] as [number, number];
  const abbreviated = (atoms.abbreviated[k] as number) * 2 + (atoms.abbreviated[k - 1] as number);
  const { tokens } = state;
  const length = Math.min(tokens, 4) + (tokens > 8 ? 1 : 0) + (tokens > 20 ? 1 : 0) + (tokens > 40 ? 1 : 0);
  const open = Math.max(-1, Math.min(state.open, 2));
  const inner = i - state.token;
  const [tokenWord, tokenShape] = [lower[state.token + PAD], shape[state.token + PAD]] as [number, number];
  const [firstWord, firstShape] = [lower[state.sentence + PAD], shape[state.sentence + PAD]] as [number, number];
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
  add(lower[k - 2] as number, l1, a0);
  add(b0, b1, Math.imul(b2, 16) + (spaces[k + 2] as number));
  add(r1, b0, a0);
}
