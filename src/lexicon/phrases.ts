/**
 * A token-sequence matcher: finds the longest phrases of a lexicon in a sentence in one pass.
 *
 * Two tries, one for phrases as written and one for phrases in any letter case. An edge is found by the number
 * `node * vocabulary + unit` in one Map, so that a word that starts no phrase costs a single look-up.
 */
import { phraseUnits, type Units } from './units.ts';

/**
 * How letter case counts. `exact`: as written. `name`: as written, wholly in capitals (four letters or more),
 * or with the first letter raised. `any`: not at all.
 */
export type LetterCase = 'exact' | 'name' | 'any';

export interface PhraseEntry<T> {
  readonly phrase: string;
  /** Null for a phrase that takes up its words without being a match: "South China Sea" is not China. */
  readonly value: T | null;
  readonly letterCase: LetterCase;
}

/** A phrase found: tokens `[first, last]`, both included. */
export interface PhraseMatch<T> {
  readonly first: number;
  readonly last: number;
  readonly value: T;
}

/** An immutable set of phrases with a value each. */
export class PhraseTable<T> {
  readonly #exact: Trie<T | null> = new Trie();
  readonly #folded: Trie<T | null> = new Trie();

  /**
   * @param entries Where two have the same units, the first wins; one as written wins over the other spellings.
   */
  constructor(entries: readonly PhraseEntry<T>[]) {
    const variants: [readonly string[], T | null][] = [];
    for (const { phrase, value, letterCase } of entries) {
      const units = phraseUnits(phrase);
      if (letterCase === 'any') {
        this.#folded.add(
          units.map((unit) => unit.toLowerCase()),
          value,
        );
        continue;
      }
      this.#exact.add(units, value);
      if (letterCase === 'name') for (const variant of caseVariants(units)) variants.push([variant, value]);
    }
    for (const [units, value] of variants) this.#exact.add(units, value);
  }

  /**
   * Finds phrases from left to right, the longest at each place, without overlap.
   *
   * @param units The sentence, cut by `toUnits`.
   * @returns Matches of whole tokens, in order.
   */
  scan(units: Units): readonly PhraseMatch<T>[] {
    const matches: PhraseMatch<T>[] = [];
    for (let start = 0; start < units.exact.length;) {
      const length = this.#longest(units, start, matches);
      start += length === 0 ? 1 : length;
    }
    return matches;
  }

  /**
   * @returns The value of a phrase that takes up the whole text, or null.
   */
  get(phrase: string): T | null {
    const units = phraseUnits(phrase);
    return this.#exact.get(units) ?? this.#folded.get(units.map((unit) => unit.toLowerCase())) ?? null;
  }

  /** Adds the longest match at a unit to `matches`; returns its length in units, 0 for none. */
  #longest(units: Units, start: number, matches: PhraseMatch<T>[]): number {
    const { exact, folded, token } = units;
    const first = token[start] ?? 0;
    if (start > 0 && token[start - 1] === first) return 0;
    const written = this.#exact.longest(exact, token, start);
    const anyCase = this.#folded.longest(folded, token, start);
    const found =
      written !== null && (anyCase === null || written.length >= anyCase.length) ? written : anyCase;
    if (found === null) return 0;
    if (found.value !== null)
      matches.push({ first, last: token[start + found.length - 1] ?? first, value: found.value });
    return found.length;
  }
}

/** Other spellings in which a name turns up: "al-Qaeda" at the start of a sentence, "IRAN" in a dateline. */
function caseVariants(units: readonly string[]): readonly (readonly string[])[] {
  const [head = '', ...rest] = units;
  const variants: (readonly string[])[] = [];
  const raised = head.charAt(0).toUpperCase();
  if (!head.startsWith(raised)) variants.push([raised + head.slice(1), ...rest]);
  const whole = units.join('');
  const capitals = whole.toUpperCase();
  if (whole.length >= 4 && whole !== capitals) variants.push(units.map((unit) => unit.toUpperCase()));
  return variants;
}

class Trie<T> {
  readonly #ids = new Map<string, number>();
  readonly #edges = new Map<number, number>();
  readonly #values: (T | undefined)[] = [undefined];

  /** Adds a phrase unless its units have a value already. */
  add(units: readonly string[], value: T): void {
    if (units.length === 0) return;
    let node = 0;
    for (const unit of units) {
      const id = this.#ids.get(unit) ?? this.#ids.size;
      this.#ids.set(unit, id);
      const edge = edgeKey(node, id);
      const next = this.#edges.get(edge) ?? this.#values.length;
      if (next === this.#values.length) {
        this.#edges.set(edge, next);
        this.#values.push(undefined);
      }
      node = next;
    }
    if (this.#values[node] === undefined) this.#values[node] = value;
  }

  get(units: readonly string[]): T | undefined {
    let node: number | undefined = 0;
    for (const unit of units) {
      const id = this.#ids.get(unit);
      node = id === undefined ? undefined : this.#edges.get(edgeKey(node, id));
      if (node === undefined) return undefined;
    }
    return this.#values[node];
  }

  /** The longest phrase that starts at a unit and ends where a token ends. */
  longest(
    units: readonly string[],
    token: readonly number[],
    start: number,
  ): { length: number; value: T } | null {
    let node: number | undefined = 0;
    let best: { length: number; value: T } | null = null;
    for (let index = start; index < units.length; index++) {
      const id = this.#ids.get(units[index] ?? '');
      if (id === undefined) break;
      node = this.#edges.get(edgeKey(node, id));
      if (node === undefined) break;
      const value = this.#values[node];
      if (value !== undefined && token[index + 1] !== token[index])
        best = { length: index + 1 - start, value };
    }
    return best;
  }
}

/** Unit ids stay below 2^20 and nodes below 2^32, so that the product is an exact integer. */
function edgeKey(node: number, id: number): number {
  return node * 1048576 + id;
}
