/** How one token hangs on another in the tree, as rows of a hashed table: what the network learns of a pair of words. */
import type { Token } from '../types/sentence.ts';

/** Rows that describe one pair. */
export const PATH_FEATURES = 5;
/** Rows of the table; features share it by their hash. */
export const PATH_ROWS = 4096;

/** Longer ways through the tree are all alike. */
const LONGEST_WAY = 6;
/** Chains of heads are followed so far. */
const DEEPEST = 24;
/** Distances beyond are counted in steps of four, at most up to the last. */
const [NEAR, FAR] = [8, 32];

/** The trees' ways between the tokens of one tree. */
export class Paths {
  readonly #tokens: readonly Token[];
  readonly #chains: readonly (readonly number[])[];
  /** The preposition or possessive before or behind each token's phrase. */
  readonly #markers: readonly string[];
  readonly #relations: readonly string[];
  /** Relations without their subtypes. */
  readonly #bases: readonly string[];

  /** @param tokens The tokens of a tree, as of a passage. */
  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
    this.#chains = tokens.map((_, i) => chainOf(tokens, i));
    const markers = tokens.map(() => '');
    for (const { head, deprel, form } of tokens)
      if (deprel === 'case' && head >= 0 && markers[head] === '') markers[head] = form.toLowerCase();
    this.#markers = markers;
    this.#relations = tokens.map(({ deprel }) => deprel);
    this.#bases = this.#relations.map(withoutSubtype);
  }

  /**
   * Write the rows of a pair: the way through the tree with all relations; the same in short with the end's preposition;
   * how both hang with their parts of speech; the distance; what marks the words on the way ("said by", "plan of").
   *
   * @param rows Filled from `at` on with `PATH_FEATURES` numbers below `PATH_ROWS`.
   */
  write(from: number, to: number, rows: Uint16Array | Int32Array, at: number): void {
    const [tokens, relations, bases, markers] = [this.#tokens, this.#relations, this.#bases, this.#markers];
    const [up, down] = [this.#chains[from]!, this.#chains[to]!];
    const shared = sharedEnd(up, down);
    const [rise, fall] = [up.length - shared, down.length - shared];
    const far = rise + fall > LONGEST_WAY;
    const order = from < to ? ' <' : ' >';
    const [a, b] = [tokens[from]!, tokens[to]!];
    let full = feed(START, far ? '1far' : '1');
    let short = feed(START, far ? '2far' : '2');
    let marks = feed(START, '5');
    if (!far) {
      full = feedList(full, relations, up, 0, rise);
      full = feedList(feed(full, '|'), relations, down, fall - 1, -1);
      short = feedList(short, bases, up, 0, Math.min(2, rise));
      short = feedList(feed(short, '|'), bases, down, Math.min(2, fall) - 1, -1);
      marks = feedList(marks, markers, up, 1, Math.max(1, rise));
      if (rise > 1 && fall > 0) marks = feed(marks, ',');
      marks = feedList(marks, markers, down, fall - 1, -1);
    }
    const hanging = `3${a.upos} ${bases[from]} ${b.upos} ${b.deprel} ${tokens[b.head]?.upos ?? ''}${order}`;
    rows[at] = rowOf(full);
    rows[at + 1] = rowOf(feed(short, ` ${markers[to]}${order}`));
    rows[at + 2] = rowOf(feed(START, hanging));
    rows[at + 3] = rowOf(feed(START, `4${distance(to - from)}`));
    rows[at + 4] = rowOf(feed(marks, ` ${rise} ${fall}`));
  }
}

/** How many heads two chains share, the root included. */
function sharedEnd(a: readonly number[], b: readonly number[]): number {
  let shared = 0;
  while (shared < a.length && shared < b.length && a[a.length - 1 - shared] === b[b.length - 1 - shared])
    shared++;
  return shared;
}

/** The token and its heads up to the root, nearest first. */
function chainOf(tokens: readonly Token[], token: number): number[] {
  const chain: number[] = [];
  for (let i = token; i >= 0 && chain.length < DEEPEST; i = tokens[i]!.head) chain.push(i);
  return chain;
}

function withoutSubtype(deprel: string): string {
  const colon = deprel.indexOf(':');
  return colon < 0 ? deprel : deprel.slice(0, colon);
}

function distance(steps: number): string {
  const size = Math.abs(steps);
  const rounded = size <= NEAR ? size : Math.min(FAR, size - (size % 4));
  return `${steps < 0 ? '-' : ''}${rounded}`;
}

const START = 0x811c9dc5;

/** A text more in an FNV-1a hash. */
function feed(hash: number, text: string): number {
  let h = hash;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h;
}

/** The texts of the tokens `[from, to)` of a chain, or backwards, with commas between. */
function feedList(
  hash: number,
  texts: readonly string[],
  chain: readonly number[],
  from: number,
  to: number,
): number {
  const step = from < to ? 1 : -1;
  let h = hash;
  for (let i = from; i !== to; i += step) {
    if (i !== from) h = feed(h, ',');
    h = feed(h, texts[chain[i]!]!);
  }
  return h;
}

/** The row of a hash, after a final mix. */
function rowOf(hash: number): number {
  const h = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((h ^ (h >>> 13)) >>> 0) % PATH_ROWS;
}
