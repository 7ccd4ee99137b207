/** What a comparison adds to the picture: a sign on each line that is not the same on both sides, beside its colour. */
import type { Marks } from '../state/comparison.ts';
import type { Line } from './scene.ts';

export type CompareSign = '+' | '−' | '±' | '+ −';

/** Returns the sign of a line: "±" where its pair changed sign, "+ −" where some of a bundle came and some went. */
export function compareSign(line: Line, marks: Marks | null): CompareSign | null {
  if (marks === null) return null;
  const some = (set: ReadonlySet<string>): boolean => line.relations.some((key) => set.has(key));
  if (some(marks.changed)) return '±';
  const [came, went] = [some(marks.appeared), some(marks.vanished)];
  if (came && went) return '+ −';
  return came ? '+' : went ? '−' : null;
}

/** Returns true for a line of which nothing is left on the second side: it is drawn hollow. */
export function isGone(line: Line, marks: Marks | null): boolean {
  return marks !== null && line.relations.every((key) => marks.vanished.has(key));
}

/** How much wider than its line a hollow one is, and how wide the hollow. */
export const HOLLOW = { rim: 3, inside: 1.2 };
