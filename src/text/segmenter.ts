import type { Span } from '../types/article.ts';
import { PAD, markOf, scanAtoms, type Atoms, type KnownWords } from './atoms.ts';
import {
  BREAK,
  GAP_CLASSES,
  GAP_FEATURES,
  JOIN,
  SENTENCE,
  advance,
  gapContext,
  gapFeatures,
  initialState,
} from './gap-features.ts';
import { score, type LinearTable } from './linear.ts';

/** No sentence has more tokens than this; what runs on without an end is cut. */
export const LONGEST_SENTENCE = 400;

/** What the segmenter has learnt. */
export interface SegmenterModel {
  readonly table: LinearTable;
  readonly words: KnownWords;
  /** Decisions that the shapes and the space between two atoms settle, by `gapContext`. */
  readonly certain: ReadonlyMap<number, number>;
}

/**
 * Returns the sentences of `text` between `start` and `end`, each as its tokens, after the conventions of the English UD
 * treebanks. A blank line ends a sentence. At every gap between two atoms a linear classifier decides from left to right
 * whether they are one token, two tokens or two sentences.
 *
 * @param running False for headlines: a sentence ends only at a stop, a question mark or an exclamation mark.
 */
export function segment(
  model: SegmenterModel,
  text: string,
  start: number,
  end: number,
  running = true,
): Span[][] {
  return paragraphs(text, start, end).flatMap(([from, to]) =>
    segmentParagraph(model, text, from, to, running),
  );
}

/** Returns the stretches between blank lines. */
export function paragraphs(text: string, start: number, end: number): [number, number][] {
  const found: [number, number][] = [];
  let from = start;
  for (const { index, 0: gap } of text.slice(start, end).matchAll(/\n\s*\n/g)) {
    found.push([from, start + index]);
    from = start + index + gap.length;
  }
  return [...found, [from, end]];
}

function segmentParagraph(
  model: SegmenterModel,
  text: string,
  start: number,
  end: number,
  running: boolean,
): Span[][] {
  const atoms = scanAtoms(text, start, end, model.words);
  const features = new Int32Array(GAP_FEATURES);
  const scores = new Float32Array(GAP_CLASSES);
  const sentences: Span[][] = [];
  let tokens: Span[] = [];
  const state = initialState();
  for (let i = 0; i < atoms.count; i++) {
    let decision = forced(model.certain, atoms, i);
    if (decision < 0) {
      gapFeatures(atoms, state, i, features);
      score(model.table, features, GAP_FEATURES, scores);
      decision = decide(scores, atoms, i, running);
    }
    if (decision !== JOIN)
      tokens.push({ start: atoms.starts[state.token] as number, end: atoms.ends[i] as number });
    if (decision === BREAK && tokens.length >= LONGEST_SENTENCE) decision = SENTENCE;
    if (decision === SENTENCE) {
      sentences.push(tokens);
      tokens = [];
    }
    advance(state, atoms, i, decision);
  }
  return sentences;
}

/**
 * Returns the decision that needs no thought, or -1: a paragraph's end, or a context in which the treebanks always decide
 * the same. Three gaps of four are such.
 */
export function forced(certain: ReadonlyMap<number, number>, atoms: Atoms, i: number): number {
  return i === atoms.count - 1 ? SENTENCE : (certain.get(gapContext(atoms, i)) ?? -1);
}

function decide(scores: Float32Array, atoms: Atoms, i: number, running: boolean): number {
  const join = scores[JOIN] as number;
  const open = scores[BREAK] as number;
  const end = scores[SENTENCE] as number;
  const sentence = running || endsHeadline(atoms, i) ? end : -Infinity;
  if (atoms.spaces[i + PAD] !== 0) return sentence > open ? SENTENCE : BREAK;
  return sentence > open && sentence > join ? SENTENCE : join > open ? JOIN : BREAK;
}

function endsHeadline(atoms: Atoms, i: number): boolean {
  const mark = markOf(atoms.shape[i + PAD] as number);
  return mark !== '' && '.!?…。！？'.includes(mark);
}
