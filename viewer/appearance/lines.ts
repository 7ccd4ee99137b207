import type { Status } from '../../src/types/relation.ts';

/** How the line of a relation tells its status. Lengths are in pixels of the screen. */
export interface LineStyle {
  /** Length of a dash with its gap; 0 for a solid line. */
  readonly period: number;
  /** The drawn share of the period. */
  readonly filled: number;
  readonly opacity: number;
}

/** Solid is a fact; the more broken and pale the line, the less sure or the more denied. */
export const LINES: Readonly<Record<Status, LineStyle>> = {
  actual: { period: 0, filled: 1, opacity: 0.92 },
  planned: { period: 14, filled: 0.66, opacity: 0.92 },
  possible: { period: 7, filled: 0.5, opacity: 0.92 },
  denied: { period: 14, filled: 0.66, opacity: 0.45 },
  doubted: { period: 7, filled: 0.5, opacity: 0.45 },
};

/** Returns the width in pixels of a relation's line; it doubles in width at some eight pieces of evidence. */
export function lineWidth(weight: number): number {
  return Math.min(7, 1.8 + 0.65 * Math.log2(Math.max(1, weight)));
}
