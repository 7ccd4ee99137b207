/** How one token hangs on another in the tree, as rows of a hashed table: what the network learns of a pair of words. */
import type { Sentence, Token } from '../types/sentence.ts';

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

/** The trees' ways between the tokens of one sentence. */
export class Paths {
  readonly #tokens: readonly Token[];
  readonly #chains: readonly (readonly number[])[];
  /** The preposition or possessive before or behind each token's phrase. */
  readonly #markers: readonly string[];
  readonly #relations: readonly string[];
  /** Relations without their subtypes. */
  readonly #bases: readonly string[];

  constructor({ tokens }: Sentence) {
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
    const [a, b] = [this.#tokens[from]!, this.#tokens[to]!];
    const { up, down } = this.#way(from, to);
    const order = from < to ? '<' : '>';
    let [full, short, marks] = ['far', 'far', ''];
    if (up.length + down.length <= LONGEST_WAY) {
      full = `${listed(this.#relations, up)}|${listed(this.#relations, down)}`;
      short = `${listed(this.#bases, up.slice(0, 2))}|${listed(this.#bases, down.slice(-2))}`;
      marks = listed(this.#markers, [...up.slice(1), ...down]);
    }
    rows[at] = hash(`1${full}`);
    rows[at + 1] = hash(`2${short} ${this.#markers[to]} ${order}`);
    rows[at + 2] = hash(
      `3${a.upos} ${this.#bases[from]} ${b.upos} ${b.deprel} ${this.#tokens[b.head]?.upos ?? ''} ${order}`,
    );
    rows[at + 3] = hash(`4${distance(to - from)}`);
    rows[at + 4] = hash(`5${marks} ${up.length} ${down.length}`);
  }

  /** The tokens climbed from `from` to below the common head, and those down from there to `to`, both ends included. */
  #way(from: number, to: number): { up: number[]; down: number[] } {
    const [a, b] = [this.#chains[from]!, this.#chains[to]!];
    let shared = 0;
    while (shared < a.length && shared < b.length && a[a.length - 1 - shared] === b[b.length - 1 - shared])
      shared++;
    return { up: a.slice(0, a.length - shared), down: b.slice(0, b.length - shared).reverse() };
  }
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

/** The texts of tokens with commas between. */
function listed(texts: readonly string[], tokens: readonly number[]): string {
  let list = '';
  for (let i = 0; i < tokens.length; i++) list += i === 0 ? texts[tokens[i]!]! : `,${texts[tokens[i]!]!}`;
  return list;
}

function distance(steps: number): string {
  const size = Math.abs(steps);
  const rounded = size <= NEAR ? size : Math.min(FAR, size - (size % 4));
  return `${steps < 0 ? '-' : ''}${rounded}`;
}

/** FNV-1a with a final mix, below `PATH_ROWS`. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return ((h ^ (h >>> 13)) >>> 0) % PATH_ROWS;
}
