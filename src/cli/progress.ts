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
    this.#tell((seconds) => {
      const rate = Math.round(this.#count / seconds);
      return `${this.#count.toLocaleString('en')} ${this.#what}, ${rate.toLocaleString('en')} a second`;
    });
  }

  /** Tells how much is done, in [0, 1]. */
  share(done: number): void {
    this.#tell(() => `${this.#what}: ${Math.round(100 * done)} %`);
  }

  #tell(messageAfter: (seconds: number) => string): void {
    if (!this.#isSeen) return;
    const now = performance.now();
    if (now - this.#told < PATIENCE) return;
    this.#told = now;
    tell(messageAfter((now - this.#start) / 1000));
  }

  /** Takes the line away again. */
  end(): void {
    if (this.#told !== this.#start) tell('');
  }
}

function tell(text: string): void {
  process.stderr.write(`\r\u001B[K${text}`);
}
