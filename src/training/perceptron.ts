import { best, createTable, score, type LinearTable } from '../text/linear.ts';

/** An averaged perceptron (Collins 2002) over a hashed table. */
export class Perceptron {
  readonly table: LinearTable;
  readonly scores: Float32Array;
  private readonly totals: Float64Array;
  private steps = 1;

  constructor(rows: number, classes: number) {
    this.table = createTable(rows, classes);
    this.totals = new Float64Array(rows * classes);
    this.scores = new Float32Array(classes);
  }

  /** Returns the class that the present weights prefer. */
  predict(features: Int32Array, count: number): number {
    score(this.table, features, count, this.scores);
    return best(this.scores, this.table.classes);
  }

  /** Moves the weights from `wrong` towards `right`; where they are equal, only time passes. */
  update(features: Int32Array, count: number, right: number, wrong: number): void {
    this.steps++;
    if (right === wrong) return;
    const { classes, weights } = this.table;
    for (let f = 0; f < count; f++) {
      const row = ((features[f] as number) & (this.table.rows - 1)) * classes;
      weights[row + right] = (weights[row + right] as number) + 1;
      weights[row + wrong] = (weights[row + wrong] as number) - 1;
      this.totals[row + right] = (this.totals[row + right] as number) + this.steps;
      this.totals[row + wrong] = (this.totals[row + wrong] as number) - this.steps;
    }
  }

  /** Returns the table of the weights' means over all steps. */
  average(): LinearTable {
    const weights = this.table.weights.map((w, i) => w - (this.totals[i] as number) / this.steps);
    return { ...this.table, weights };
  }
}

/** Returns a seeded generator of uniform numbers in [0, 1) (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Returns the items in a random order (Fisher and Yates), the input untouched. */
export function shuffle<T>(items: readonly T[], random: () => number): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}
