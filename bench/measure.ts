/** A line of the table: what was measured, and the figure with its unit. */
export type Row = readonly [name: string, value: string];

export const ARTICLE = 'data/articles/2023-01-11-us-japan-security.md';

/** What is in the middle of the values. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** Milliseconds that calls take, after one that does not count. */
export function timesOf(rounds: number, call: () => void): number[] {
  call();
  return Array.from({ length: rounds }, () => {
    const start = performance.now();
    call();
    return performance.now() - start;
  });
}

/** The least and the middle of times in milliseconds. */
export function spread(times: readonly number[]): string {
  return `${Math.min(...times).toFixed(0)} ms (median ${median(times).toFixed(0)} ms of ${times.length})`;
}
