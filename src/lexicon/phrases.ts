/**
 * A token-sequence matcher: finds the longest phrases of a lexicon in a sentence in one pass.
 *
 * Two maps, one for phrases as written and one for phrases in any letter case. A word that starts no phrase costs
 * a single look-up, and building the maps, which every start of the program pays for, is cheap.
 */
import { phraseKey, type Units } from './units.ts';

/**
 * How letter case counts. `exact`: as written. `name`: as written, wholly in capitals (four letters or more; "IRAN" in a
 * dateline), or with the first letter raised ("Al-Qaeda" at the start of a sentence). `any`: not at all.
 */
export type LetterCase = 'exact' | 'name' | 'any';

export interface PhraseEntry<T> {
  /** The phrase as `phraseKey` returns it. */
  readonly key: string;
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

/** Shorter names are not looked for wholly in capitals. */
const SHOUTED = 4;

/** An immutable set of phrases with a value each. */
export class PhraseTable<T> {
  readonly #exact: PhraseMap<T | null> = new PhraseMap();
  readonly #folded: PhraseMap<T | null> = new PhraseMap();

  /**
   * @param entries Where two have the same units, the first wins; one as written wins over the other spellings.
   */
  constructor(entries: readonly PhraseEntry<T>[]) {
    // One call for all: every start of the program pays for it.
    const capitals = entries
      .map(({ key }) => key)
      .join('\n')
      .toUpperCase()
      .split('\n');
    for (const { key, value, letterCase } of entries)
      if (letterCase === 'any') this.#folded.add(key.toLowerCase(), value);
      else this.#exact.add(key, value);
    entries.forEach(({ key, value, letterCase }, i) => {
      const whole = capitals[i]!;
      if (letterCase !== 'name' || key === whole) return;
      const raised = key.charAt(0).toUpperCase();
      if (!key.startsWith(raised)) this.#exact.add(raised + key.slice(1), value);
      if (key.replaceAll(' ', '').length >= SHOUTED) this.#exact.add(whole, value);
    });
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
    const key = phraseKey(phrase);
    return this.#exact.get(key) ?? this.#folded.get(key.toLowerCase()) ?? null;
  }

  /** Tells whether a text is a phrase that takes up its words without being a match. */
  blocks(text: string): boolean {
    return this.#exact.get(phraseKey(text)) === null;
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

/** Phrases by their keys, and how many units the longest one with a given first unit has. */
class PhraseMap<T> {
  readonly #values = new Map<string, T>();
  readonly #longest = new Map<string, number>();

  /** Adds a phrase unless its key has a value already. */
  add(key: string, value: T): void {
    if (key === '' || this.#values.has(key)) return;
    this.#values.set(key, value);
    const space = key.indexOf(' ');
    const first = space < 0 ? key : key.slice(0, space);
    const length = space < 0 ? 1 : key.split(' ').length;
    if (length > (this.#longest.get(first) ?? 0)) this.#longest.set(first, length);
  }

  get(key: string): T | undefined {
    return this.#values.get(key);
  }

  /** The longest phrase that starts at a unit and ends where a token ends. */
  longest(
    units: readonly string[],
    token: readonly number[],
    start: number,
  ): { length: number; value: T } | null {
    if (this.#longest.size === 0) return null;
    let phrase = units[start]!;
    const most = Math.min(this.#longest.get(phrase) ?? 0, units.length - start);
    let best: { length: number; value: T } | null = null;
    for (let length = 1; length <= most; length++) {
      if (length > 1) phrase += ` ${units[start + length - 1]}`;
      if (token[start + length] === token[start + length - 1]) continue;
      const value = this.#values.get(phrase);
      if (value !== undefined) best = { length, value };
    }
    return best;
  }
}
