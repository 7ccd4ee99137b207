import { requireSection } from '../neural/model-file.ts';
import type { ModelFile } from '../neural/model-file.ts';
import { affixRows, STYLES, wordKey } from '../neural/word-features.ts';

/** Forms remembered at a time. */
export const SLOTS: number = 1 << 13;

/** Gives each form a slot for what the network computes of it alone, and finds its rows in the tables. */
export class FormMemory {
  readonly #rows = new Map<string, number>();
  /** By the style of the sentence. */
  readonly #slots = Array.from({ length: STYLES }, () => new Map<string, number>());
  #used = 0;

  constructor(file: ModelFile) {
    const text = new TextDecoder().decode(requireSection(file, 'words'));
    text.split('\n').forEach((word, row) => this.#rows.set(word, row));
  }

  /** Forget all forms unless there is room for some more. */
  makeRoom(forms: number): void {
    if (this.#used + forms <= SLOTS) return;
    for (const slots of this.#slots) slots.clear();
    this.#used = 0;
  }

  /** The slot of a form remembered from a sentence of that style, else -1. */
  find(form: string, style: number): number {
    return (this.#slots[style] as Map<string, number>).get(form) ?? -1;
  }

  /**
   * Remember a form.
   *
   * @param affixes Filled from `at` on with the form's rows of the affix table.
   * @returns Its slot and its row of the word table.
   */
  add(form: string, style: number, affixes: Int32Array, at: number): { slot: number; row: number } {
    const slot = this.#used++;
    (this.#slots[style] as Map<string, number>).set(form, slot);
    const key = wordKey(form);
    affixRows(form, key, style, affixes, at);
    return { slot, row: this.#rows.get(key) ?? 0 };
  }
}
