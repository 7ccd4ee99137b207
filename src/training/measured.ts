/** One figure with what went wrong. */
export interface Measured {
  readonly name: string;
  readonly value: number;
  /** Errors by cause. */
  readonly errors: ReadonlyMap<string, readonly string[]>;
}

/** Examples of errors by their cause. */
export class Errors {
  readonly byCause: Map<string, string[]> = new Map();

  add(cause: string, example: string): void {
    const list = this.byCause.get(cause);
    if (list) list.push(example);
    else this.byCause.set(cause, [example]);
  }
}

/** Returns the lines of a report; `examples` errors are listed for each cause. */
export function reportMeasures(measures: readonly Measured[], examples: number): string[] {
  return measures.flatMap(({ name, value, errors }) => {
    const lines = [`${name.padEnd(52)} ${value.toFixed(1).padStart(6)}`];
    if (examples === 0) return lines;
    for (const [cause, list] of [...errors].sort((a, b) => b[1].length - a[1].length)) {
      lines.push(`  ${cause}: ${list.length}`, ...list.slice(0, examples).map((example) => `    ${example}`));
    }
    return lines;
  });
}
