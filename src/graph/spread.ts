import type { Spot } from './spot.ts';

export interface SpreadOptions {
  /** Pixels kept free between two shapes. */
  readonly gap: number;
  readonly isFixed?: (spot: Spot) => boolean;
  /** Whether of two the larger gives way less, by their areas; else both alike. */
  readonly isWeighed?: boolean;
}

const MAX_ROUNDS = 300;
/** After so many comparisons large graphs have to do with what is reached. */
const MOST_CHECKS = 100_000_000;

/**
 * Pushes spots apart, in place, until none covers another (or for 300 rounds, of large graphs fewer).
 *
 * A grid of cells as wide as the widest reach holds the spots, so that each is compared with its neighbours alone.
 */
export function spread(
  spots: readonly Spot[],
  { gap, isFixed = () => false, isWeighed = false }: SpreadOptions,
): void {
  const reach = spots.reduce((most, { radius }) => Math.max(most, radius), 0) * 2 + gap;
  const fixed = spots.map((spot) => isFixed(spot));
  /** How much of the way that two are to part is the first one's. */
  const shareOf = (index: number, other: number): number => {
    if (fixed[index] || fixed[other]) return fixed[index] ? 0 : 1;
    const [a, b] = [spots[index]!.radius ** 2, spots[other]!.radius ** 2];
    return isWeighed ? b / (a + b) : 0.5;
  };
  let checks = 0;
  for (let round = 0; round < MAX_ROUNDS && checks < MOST_CHECKS; round++) {
    let moved = false;
    const cells = cellsOf(spots, reach);
    for (const [index, spot] of spots.entries()) {
      const [column, row] = [Math.floor(spot.x / reach), Math.floor(spot.y / reach)];
      for (let dx = -1; dx <= 1; dx++) {
        for (let dy = -1; dy <= 1; dy++) {
          for (const other of cells.get(cellAt(column + dx, row + dy)) ?? []) {
            checks++;
            if (other <= index || (fixed[index] && fixed[other])) continue;
            if (isNear(spot, spots[other]!, gap)) {
              part(spot, spots[other]!, gap, shareOf(index, other), index);
              moved = true;
            }
          }
        }
      }
    }
    if (!moved) return;
  }
}

function isNear(a: Spot, b: Spot, gap: number): boolean {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  return dx * dx + dy * dy < (a.radius + b.radius + gap - 0.01) ** 2;
}

/** Moves two spots apart along the line between them; the first goes that share of the way. */
function part(a: Spot, b: Spot, gap: number, share: number, turn: number): void {
  const wanted = a.radius + b.radius + gap;
  let [dx, dy] = [b.x - a.x, b.y - a.y];
  const distance = Math.hypot(dx, dy);
  if (distance < 1e-6) {
    // At one place they have no line between them: a direction by number.
    [dx, dy] = [Math.cos(turn) * wanted, Math.sin(turn) * wanted];
  } else {
    const push = (wanted - distance) / distance;
    [dx, dy] = [dx * push, dy * push];
  }
  a.x -= dx * share;
  a.y -= dy * share;
  b.x += dx * (1 - share);
  b.y += dy * (1 - share);
}

function cellsOf(spots: readonly Spot[], size: number): Map<number, number[]> {
  const cells = new Map<number, number[]>();
  for (const [index, { x, y }] of spots.entries()) {
    const cell = cellAt(Math.floor(x / size), Math.floor(y / size));
    const list = cells.get(cell);
    if (list === undefined) cells.set(cell, [index]);
    else list.push(index);
  }
  return cells;
}

/** A number for a column and a row, each within half a million of 0. */
function cellAt(column: number, row: number): number {
  return (column + 500_000) * 1_000_000 + row + 500_000;
}
