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
  readonly #chains: readonly (readonly number[])[];
  /** The preposition or possessive before or behind each token's phrase. */
  readonly #markers: readonly string[];
  readonly #relations: readonly string[];
  /** Relations without their subtypes. */
  readonly #bases: readonly string[];
  readonly #tags: readonly string[];
  /** How each token hangs on its head, with both parts of speech. */
  readonly #hangings: readonly string[];

  /** @param tokens The tokens of a tree, as of a passage. */
  constructor(tokens: readonly Token[]) {
    this.#chains = tokens.map((_, i) => chainOf(tokens, i));
    const markers = tokens.map(() => '');
    for (const { head, deprel, form } of tokens)
      if (deprel === 'case' && head >= 0 && markers[head] === '') markers[head] = form.toLowerCase();
    this.#markers = markers;
    this.#relations = tokens.map(({ deprel }) => deprel);
    this.#bases = this.#relations.map(withoutSubtype);
    this.#tags = tokens.map(({ upos }) => upos);
    this.#hangings = tokens.map(({ upos, deprel, head }) => `${upos} ${deprel} ${tokens[head]?.upos ?? ''}`);
  }

  /**
   * Write the rows of the pairs of one token with others: the way through the tree with all relations; the same in short
   * with the end's preposition; how both hang with their parts of speech; the distance; what marks the words on the way
   * ("said by", "plan of").
   *
   * @param rows Filled from `at` on with `PATH_FEATURES` numbers below `PATH_ROWS` for each pair.
   */
  write(from: number, ends: readonly number[], rows: Uint16Array | Int32Array, at: number): void {
    const [relations, bases, markers] = [this.#relations, this.#bases, this.#markers];
    const up = this.#chains[from]!;
    const [fullUp, shortUp, marksUp] = [
      prefixes('1', relations, up, 0, LONGEST_WAY),
      prefixes('2', bases, up, 0, 2),
      prefixes('5', markers, up, 1, LONGEST_WAY),
    ];
    const own = feed(START, `3${this.#tags[from]} ${bases[from]} `);
    for (let i = 0, next = at; i < ends.length; i++, next += PATH_FEATURES) {
      const to = ends[i]!;
      const down = this.#chains[to]!;
      const shared = sharedEnd(up, down);
      const [rise, fall] = [up.length - shared, down.length - shared];
      const order = from < to ? ' <' : ' >';
      let [full, short, marks] = [FAR_FULL, FAR_SHORT, NO_MARKS];
      if (rise + fall <= LONGEST_WAY) {
        full = feedBack(feed(fullUp[rise]!, '|'), relations, down, fall);
        short = feedBack(feed(shortUp[Math.min(2, rise)]!, '|'), bases, down, Math.min(2, fall));
        marks = marksUp[Math.max(1, rise)]!;
        if (rise > 1 && fall > 0) marks = feed(marks, ',');
        marks = feedBack(marks, markers, down, fall);
      }
      rows[next] = rowOf(full);
      rows[next + 1] = rowOf(feed(feed(feed(short, ' '), markers[to]!), order));
      rows[next + 2] = rowOf(feed(feed(own, this.#hangings[to]!), order));
      rows[next + 3] = DISTANCES[Math.max(-FAR, Math.min(FAR, to - from)) + FAR]!;
      rows[next + 4] = rowOf(feed(marks, WAYS[rise * (DEEPEST + 1) + fall]!));
    }
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

const START = 0x811c9dc5;

/** A text more in an FNV-1a hash. */
function feed(hash: number, text: string): number {
  let h = hash;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h;
}

/** The hashes of a beginning and the texts of a chain's tokens, with commas between, from the token `from` up to each one. */
function prefixes(
  beginning: string,
  texts: readonly string[],
  chain: readonly number[],
  from: number,
  most: number,
): number[] {
  const hashes = Array<number>(from + 1).fill(feed(START, beginning));
  for (let i = from; i < most && i < chain.length; i++) {
    const before = hashes[i]!;
    hashes.push(feed(i > from ? feed(before, ',') : before, texts[chain[i]!]!));
  }
  return hashes;
}

/** The texts of a chain's first tokens more in a hash, the last of them first, with commas between. */
function feedBack(hash: number, texts: readonly string[], chain: readonly number[], count: number): number {
  let h = hash;
  for (let i = count - 1; i >= 0; i--) {
    h = feed(h, texts[chain[i]!]!);
    if (i > 0) h = feed(h, ',');
  }
  return h;
}

/** The row of a hash, after a final mix. */
function rowOf(hash: number): number {
  const h = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((h ^ (h >>> 13)) >>> 0) % PATH_ROWS;
}

/** Hashes of ways that are all alike, and of a way without marks. */
const [FAR_FULL, FAR_SHORT, NO_MARKS] = [feed(START, '1far'), feed(START, '2far'), feed(START, '5')];

/** Rows of the distances from `-FAR` to `FAR`. */
const DISTANCES: readonly number[] = Array.from({ length: 2 * FAR + 1 }, (_, i) => {
  const size = Math.abs(i - FAR);
  const rounded = size <= NEAR ? size : size - (size % 4);
  return rowOf(feed(START, `4${i < FAR ? '-' : ''}${rounded}`));
});

/** How many steps a way has up and down, as text. */
const WAYS: readonly string[] = Array.from({ length: (DEEPEST + 1) ** 2 }, (_, i) => {
  const fall = i % (DEEPEST + 1);
  return ` ${(i - fall) / (DEEPEST + 1)} ${fall}`;
});
