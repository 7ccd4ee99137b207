/**
 * Relations that a head has at most once, in all treebanks of UD. So it is with subjects; but two subjects mostly show that
 * a name stands beside another ("US and Japanese officials said"), and readers of the tree do well to see both.
 */
const PARTS: readonly string[] = ['obj', 'iobj', 'expl', 'aux:pass', 'obl:agent'];
const ROOT = 'root';
const FREE = -1;

/** The scores of the relations that a token may have, and who has which part of a head so far. */
interface Choice {
  readonly scores: Float32Array;
  readonly columns: number;
  readonly heads: Int32Array;
  /** By head and part: the token, or `FREE`. */
  readonly holders: Int32Array;
}

/** Chooses the relations of tokens to their heads. */
export class LabelDecoder {
  /** The part that each relation stands for, or -1. */
  readonly #parts: readonly number[];
  readonly #root: number;

  constructor(relations: readonly string[]) {
    this.#parts = relations.map((relation) => PARTS.indexOf(relation));
    this.#root = relations.indexOf(ROOT);
  }

  /**
   * Fills `relations`: `root` for the root, else the one with the highest score; of two tokens that claim the same part of
   * a head, the one with more to lose gets it, and the other what is best of the rest.
   *
   * @param scores Rows of `columns` numbers, one a token, which begin with one for each relation.
   * @param heads Indices of the heads, -1 for the root.
   */
  decode(scores: Float32Array, columns: number, heads: Int32Array, relations: Uint8Array): void {
    const holders = new Int32Array(heads.length * PARTS.length).fill(FREE);
    const choice: Choice = { scores, columns, heads, holders };
    for (let token = 0; token < heads.length; token++) {
      const head = heads[token] as number;
      if (head < 0) {
        relations[token] = Math.max(0, this.#root);
        continue;
      }
      const best = this.#best(choice, token, () => true);
      const part = this.#parts[best] as number;
      relations[token] = best;
      if (part < 0) continue;
      const at = head * PARTS.length + part;
      const rival = holders[at] as number;
      const loser =
        rival === FREE || this.#loss(choice, rival, part) < this.#loss(choice, token, part) ? rival : token;
      if (loser !== token) holders[at] = token;
      if (loser !== FREE) this.#settle(choice, loser, relations);
    }
  }

  /** Give a token the best relation whose part nobody has. */
  #settle(choice: Choice, token: number, relations: Uint8Array): void {
    const first = (choice.heads[token] as number) * PARTS.length;
    const best = this.#best(choice, token, (part) => part < 0 || choice.holders[first + part] === FREE);
    const part = this.#parts[best] as number;
    if (part >= 0) choice.holders[first + part] = token;
    relations[token] = best;
  }

  /** What a token's score loses without a part. */
  #loss(choice: Choice, token: number, part: number): number {
    const row = token * choice.columns;
    const best = this.#best(choice, token, () => true);
    const other = this.#best(choice, token, (candidate) => candidate !== part);
    return (choice.scores[row + best] as number) - (choice.scores[row + other] as number);
  }

  #best({ scores, columns }: Choice, token: number, allows: (part: number) => boolean): number {
    const row = token * columns;
    let best = -1;
    for (let i = 0; i < this.#parts.length; i++) {
      if (i === this.#root || !allows(this.#parts[i] as number)) continue;
      if (best < 0 || (scores[row + i] as number) > (scores[row + best] as number)) best = i;
    }
    return best;
  }
}
