/** A seeded generator of pseudo-random numbers (mulberry32): the same seed gives the same training run everywhere. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** A number in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** An integer in [0, below). */
  integer(below: number): number {
    return Math.floor(this.next() * below);
  }

  /** Fill with 0 at the given rate, else with 1 / (1 - rate). */
  fillMask(mask: Float32Array, rate: number): void {
    const keep = 1 / (1 - rate);
    const limit = Math.round(rate * 65536);
    let state = (this.next() * 4294967296) | 1;
    for (let i = 0; i < mask.length; i += 2) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      mask[i] = (state & 0xffff) < limit ? 0 : keep;
      mask[i + 1] = state >>> 16 < limit ? 0 : keep;
    }
  }

  /** Put items into random order, in place. */
  shuffle(items: unknown[]): void {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      const item = items[i];
      items[i] = items[j];
      items[j] = item;
    }
  }
}
