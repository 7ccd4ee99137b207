import type { Span } from '../types/article.ts';
import { afterAbbreviation } from './abbreviations.ts';
import {
  ADDRESS,
  CAPITAL_LETTER,
  CAPITALISED,
  HYPHENS,
  PAD,
  hashLower,
  isLetters,
  markOf,
  scanAtoms,
  type Atoms,
  type KnownWords,
} from './atoms.ts';
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

const STOPS: ReadonlySet<string> = new Set('.!?…。！？');
const CLOSERS: ReadonlySet<string> = new Set('"\'”’)]»');

/**
 * Where sentences may end: `free` anywhere (letters, chats), `edited` at full stops, question and exclamation
 * marks and after abbreviations such as "U.S." (newspapers), `headline` at these marks only. A blank line always ends them.
 */
export type TextStyle = 'free' | 'edited' | 'headline';

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
 * @param style How the text is written; see `TextStyle`.
 */
export function segment(
  model: SegmenterModel,
  text: string,
  start: number,
  end: number,
  style: TextStyle = 'free',
): Span[][] {
  return paragraphs(text, start, end).flatMap(([from, to]) => segmentParagraph(model, text, from, to, style));
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
  style: TextStyle,
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
      decision = decide(scores, atoms, i, style);
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

function decide(scores: Float32Array, atoms: Atoms, i: number, style: TextStyle): number {
  const join = scores[JOIN] as number;
  const open = scores[BREAK] as number;
  const end = scores[SENTENCE] as number;
  if (isNetwork(atoms, i) || isDash(atoms, i)) return BREAK;
  const settled = style === 'edited' ? afterAbbreviation(atoms, i) : -1;
  if (settled >= 0) return settled;
  const sentence = !mayEnd(atoms, i, style) ? -Infinity : isNetwork(atoms, i - 1) ? Infinity : end;
  if (atoms.spaces[i + PAD] !== 0) return sentence > open ? SENTENCE : BREAK;
  if (sentence > open && sentence > join) return SENTENCE;
  return join > open || isInitial(atoms, i) ? JOIN : BREAK;
}

/** "Vladimir V. Putin": a letter with its stop inside a name, also where the letter alone is a word ("Roe v. Wade"). */
function isInitial({ shape, spaces }: Atoms, i: number): boolean {
  const at = i + PAD;
  return (
    shape[at] === CAPITAL_LETTER &&
    markOf(shape[at + 1] as number) === '.' &&
    shape[at - 1] === CAPITALISED &&
    spaces[at + 1] === 1 &&
    shape[at + 2] === CAPITALISED
  );
}

/** "Turkey--a NATO member--blocked": two hyphens beside a word that a model may take for its beginning or end. */
function isDash({ shape, spaces }: Atoms, i: number): boolean {
  const at = i + PAD;
  const [left, right] = [shape[at] as number, shape[at + 1] as number];
  return (
    spaces[at] === 0 && ((left === HYPHENS && isLetters(right)) || (isLetters(left) && right === HYPHENS))
  );
}

/** "She wrote on X. Russia answered": no initial, though it looks like one. */
function isNetwork({ shape, lower, spaces }: Atoms, i: number): boolean {
  const at = i + PAD;
  return (
    shape[at] === CAPITAL_LETTER &&
    lower[at] === LETTER_X &&
    lower[at - 1] === ON &&
    spaces[at] === 0 &&
    markOf(shape[at + 1] as number) === '.' &&
    spaces[at + 1] !== 0
  );
}

const ARTICLES: ReadonlySet<number> = new Set([hashLower('a', 0, 1), hashLower('an', 0, 2)]);
const LETTER_X = hashLower('x', 0, 1);
const ON = hashLower('on', 0, 2);

/** Says whether the style lets a sentence end after atom `i`: at a stop and the quotation marks or brackets behind it. */
function mayEnd({ shape, lower }: Atoms, i: number, style: TextStyle): boolean {
  // "deployed a U.S. Typhon system": an article waits for its noun.
  if (shape[i + PAD] === ADDRESS && ARTICLES.has(lower[i + PAD - 1] as number)) return false;
  if (style === 'free') return true;
  let last = i + PAD;
  while (CLOSERS.has(markOf(shape[last] as number))) last--;
  return STOPS.has(markOf(shape[last] as number)) || (style === 'edited' && shape[last] === ADDRESS);
}
