/** Nothing is said before so many milliseconds, nor more often. */
const PATIENCE = 1000;

/** A line on standard error that tells how far the work is; silent where nobody looks. */
export class Progress {
  readonly #what: string;
  readonly #start = performance.now();
  readonly #isSeen = process.stderr.isTTY;
  #count = 0;
  #told = this.#start;

  /** @param what is counted: `articles`. */
  constructor(what: string) {
    this.#what = what;
  }

  get count(): number {
    return this.#count;
  }

  step(): void {
    this.#count++;
    if (!this.#isSeen) return;
    const now = performance.now();
    if (now - this.#told < PATIENCE) return;
    this.#told = now;
    const rate = Math.round((this.#count / (now - this.#start)) * 1000);
    tell(`${this.#count.toLocaleString('en')} ${this.#what}, ${rate.toLocaleString('en')} a second`);
  }

  /** Takes the line away again. */
  end(): void {
    if (this.#told !== this.#start) tell('');
  }
}

function tell(text: string): void {
  process.stderr.write(`\r\u001B[K${text}`);
}
