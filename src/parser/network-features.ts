import { requireSection } from './model-file.ts';
import type { ModelFile } from './model-file.ts';
import { affixRows, AFFIXES, wordKey } from './word-features.ts';

/** Forms whose features are remembered. */
const MEMORY = 1 << 15;

/** Finds the rows of word and affix tables for forms, and remembers those of recent forms. */
export class Features {
  readonly words: Int32Array = new Int32Array(MEMORY);
  readonly affixes: Int32Array = new Int32Array(MEMORY * AFFIXES);
  readonly #rows = new Map<string, number>();
  readonly #slots = new Map<string, number>();

  constructor(file: ModelFile) {
    const text = new TextDecoder().decode(requireSection(file, 'words'));
    text.split('\n').forEach((word, row) => this.#rows.set(word, row));
  }

  /** Where the form's features stand in `words` and `affixes`; good until the next call. */
  slot(form: string): number {
    const known = this.#slots.get(form);
    if (known !== undefined) return known;
    if (this.#slots.size === MEMORY) this.#slots.clear();
    const slot = this.#slots.size;
    const key = wordKey(form);
    this.words[slot] = this.#rows.get(key) ?? 0;
    affixRows(form, key, this.affixes, slot * AFFIXES);
    this.#slots.set(form, slot);
    return slot;
  }
}
