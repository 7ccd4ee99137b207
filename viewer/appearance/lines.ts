import type { Status } from '../../src/types/relation.ts';

/** How the line of a relation tells its status, at full colour. Lengths are in pixels of the screen. */
export interface LineStyle {
  /** Length of a dash with its gap; 0 for a solid line. */
  readonly period: number;
  /** Length of the dash. */
  readonly dash: number;
  /** Drawn across the middle of the line: two bars strike it, a question mark doubts it. */
  readonly mark: 'bars' | 'question' | null;
}

export const LINES: Readonly<Record<Status, LineStyle>> = {
  actual: { period: 0, dash: 0, mark: null },
  planned: { period: 15, dash: 10, mark: null },
  possible: { period: 7, dash: 2.4, mark: null },
  denied: { period: 0, dash: 0, mark: 'bars' },
  doubted: { period: 7, dash: 2.4, mark: 'question' },
};
