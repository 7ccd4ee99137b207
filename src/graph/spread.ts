import type { Spot } from './placement.ts';

export interface SpreadOptions {
  /** Pixels kept free between two shapes. */
  readonly gap: number;
  readonly isFixed?: (spot: Spot) => boolean;
}

const MAX_ROUNDS = 300;

/**
 * Pushes spots apart, in place, until none covers another (or for 300 rounds).
 *
 * A grid of cells as wide as the widest reach holds the spots, so that each is compared with its neighbours alone.
 */
export function spread(spots: readonly Spot[], { gap, isFixed = () => false }: SpreadOptions): void {
  const reach = spots.reduce((most, { radius }) => Math.max(most, radius), 0) * 2 + gap;
  const fixed = spots.map((spot) => isFixed(spot));
  for (let round = 0; round < MAX_ROUNDS; round++) {
    let moved = false;
    const cells = cellsOf(spots, reach);
    for (const [index, spot] of spots.entries()) {
      const [column, row] = [Math.floor(spot.x / reach), Math.floor(spot.y / reach)];
      for (let dx = -1; dx <= 1; dx++) {
        for (let dy = -1; dy <= 1; dy++) {
          for (const other of cells.get(cellAt(column + dx, row + dy)) ?? []) {
            if (other <= index || (fixed[index] && fixed[other])) continue;
            moved = part(spot, spots[other]!, gap, fixed[index]!, fixed[other]!, index) || moved;
          }
        }
      }
    }
    if (!moved) return;
  }
}

/** Moves two spots apart along the line between them where they are too close; a fixed one stays. */
function part(a: Spot, b: Spot, gap: number, aFixed: boolean, bFixed: boolean, turn: number): boolean {
  const wanted = a.radius + b.radius + gap;
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const distance = Math.hypot(dx, dy);
  if (distance >= wanted - 0.01) return false;
  if (distance < 1e-6) {
    // At one place they have no line between them: a direction by number.
    shift(a, b, Math.cos(turn) * wanted, Math.sin(turn) * wanted, aFixed, bFixed);
    return true;
  }
  const push = (wanted - distance) / distance;
  shift(a, b, dx * push, dy * push, aFixed, bFixed);
  return true;
}

function shift(a: Spot, b: Spot, dx: number, dy: number, aFixed: boolean, bFixed: boolean): void {
  const share = aFixed ? 0 : bFixed ? 1 : 0.5;
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
