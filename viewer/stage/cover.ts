/** What of the picture is taken, in cells of a few pixels. */
import type { Box } from './names.ts';

const CELL = 4;

/** What may take a cell: the shape of an actor, or what is written. */
export const TAKEN = { shape: 1, writing: 2 } as const;

/** A map of the picture that tells at once whether a box is free. */
export class Cover {
  readonly #columns: number;
  readonly #rows: number;
  readonly #cells: Uint8Array;

  constructor(width: number, height: number) {
    this.#columns = Math.max(1, Math.ceil(width / CELL));
    this.#rows = Math.max(1, Math.ceil(height / CELL));
    this.#cells = new Uint8Array(this.#columns * this.#rows);
  }

  /** Marks all cells that a box touches as taken by something. */
  take(box: Box, by: number): void {
    const { left, right, top, bottom } = this.#span(box);
    for (let row = top; row <= bottom; row++) {
      for (let at = row * this.#columns + left; at <= row * this.#columns + right; at++)
        this.#cells[at]! |= by;
    }
  }

  /** Returns what takes any cell that a box touches, as the sum of the kinds; 0 where it is free. */
  on(box: Box): number {
    const { left, right, top, bottom } = this.#span(box);
    let found = 0;
    for (let row = top; row <= bottom; row++) {
      for (let at = row * this.#columns + left; at <= row * this.#columns + right; at++)
        found |= this.#cells[at]!;
    }
    return found;
  }

  /** The cells of a box, as far as they are in the picture; of one outside of it none. */
  #span({ left, right, top, bottom }: Box): Box {
    return {
      left: Math.max(0, Math.floor(left / CELL)),
      right: Math.min(this.#columns - 1, Math.floor(right / CELL)),
      top: Math.max(0, Math.floor(top / CELL)),
      bottom: Math.min(this.#rows - 1, Math.floor(bottom / CELL)),
    };
  }
}
