import { requireSection } from './model-file.ts';
import type { ModelFile } from './model-file.ts';
import { affixRows, wordKey } from './word-features.ts';

/** Forms remembered at a time. */
export const SLOTS: number = 1 << 13;

/** Gives each form a slot for what the network computes of it alone, and finds its rows in the tables. */
export class FormMemory {
  readonly #rows = new Map<string, number>();
  readonly #slots = new Map<string, number>();

  constructor(file: ModelFile) {
    const text = new TextDecoder().decode(requireSection(file, 'words'));
    text.split('\n').forEach((word, row) => this.#rows.set(word, row));
  }

  /** Forget all forms unless there is room for some more. */
  makeRoom(forms: number): void {
    if (this.#slots.size + forms > SLOTS) this.#slots.clear();
  }

  /** The slot of a remembered form, else -1. */
  find(form: string): number {
    return this.#slots.get(form) ?? -1;
  }

  /**
   * Remember a form.
   *
   * @param affixes Filled from `at` on with the form's rows of the affix table.
   * @returns Its slot and its row of the word table.
   */
  add(form: string, affixes: Int32Array, at: number): { slot: number; row: number } {
    const slot = this.#slots.size;
    this.#slots.set(form, slot);
    const key = wordKey(form);
    affixRows(form, key, affixes, at);
    return { slot, row: this.#rows.get(key) ?? 0 };
  }
}
