/**
 * A token-sequence matcher: finds the longest phrases of a lexicon in a sentence in one pass.
 *
 * Two maps, one for phrases as written and one for phrases in any letter case. A word that starts no phrase costs
 * a single look-up, and building the maps, which every start of the program pays for, is cheap.
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
  readonly #exact: PhraseMap<T | null> = new PhraseMap();
  readonly #folded: PhraseMap<T | null> = new PhraseMap();

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

  /** Tells whether a text is a phrase that takes up its words without being a match. */
  blocks(text: string): boolean {
    return this.#exact.get(phraseUnits(text)) === null;
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

/** Phrases by their units joined with spaces, and how many units the longest one with a given first unit has. */
class PhraseMap<T> {
  readonly #values = new Map<string, T>();
  readonly #longest = new Map<string, number>();

  /** Adds a phrase unless its units have a value already. */
  add(units: readonly string[], value: T): void {
    const [first] = units;
    const phrase = units.length === 1 ? first! : units.join(' ');
    if (first === undefined || this.#values.has(phrase)) return;
    this.#values.set(phrase, value);
    if (units.length > (this.#longest.get(first) ?? 0)) this.#longest.set(first, units.length);
  }

  get(units: readonly string[]): T | undefined {
    return this.#values.get(units.join(' '));
  }

  /** The longest phrase that starts at a unit and ends where a token ends. */
  longest(
    units: readonly string[],
    token: readonly number[],
    start: number,
  ): { length: number; value: T } | null {
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
