/** Lets actors glide to their new places instead of jumping there. */
import type { Point } from './frame.ts';

/** With more actors than this, a frame takes too long for a smooth way. */
const MOST_GLIDING = 500;
const DURATION = 400;

/** A movement that is under way. */
export interface Motion {
  /** Ends it where it is. */
  stop(): void;
}

/**
 * Moves points from one place to another, slowly at both ends.
 *
 * @param step is given the places of each frame; the last ones are those of `to`, and `isLast` is true.
 */
export function glide(
  from: ReadonlyMap<string, Point>,
  to: ReadonlyMap<string, Point>,
  isCalm: boolean,
  step: (places: ReadonlyMap<string, Point>, isLast: boolean) => void,
): Motion {
  let request = 0;
  if (isCalm || to.size > MOST_GLIDING) {
    step(to, true);
    return { stop: () => {} };
  }
  const begun = performance.now();
  const frame = (now: number): void => {
    const share = Math.min(1, Math.max(0, (now - begun) / DURATION));
    if (share < 1) request = requestAnimationFrame(frame);
    step(share < 1 ? between(from, to, eased(share)) : to, share === 1);
  };
  request = requestAnimationFrame(frame);
  return { stop: () => cancelAnimationFrame(request) };
}

function between(
  from: ReadonlyMap<string, Point>,
  to: ReadonlyMap<string, Point>,
  share: number,
): Map<string, Point> {
  return new Map(
    [...to].map(([key, end]) => {
      const start = from.get(key) ?? end;
      return [key, { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share }];
    }),
  );
}

function eased(share: number): number {
  return share < 0.5 ? 2 * share * share : 1 - 2 * (1 - share) ** 2;
}
