/** A cell of a table; row 0 is the head. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** By which column a table is sorted, and whether the least comes first. */
export interface Order {
  readonly column: number;
  readonly isUp: boolean;
}

/** Rows that a page key goes by. */
const PAGE = 10;

/**
 * Returns the cell that a key leads to from another; null for keys that lead nowhere.
 *
 * @param rows how many there are, the head among them.
 */
export function cellAfter(
  key: string,
  withControl: boolean,
  { row, column }: Cell,
  rows: number,
  columns: number,
): Cell | null {
  const to = (nextRow: number, nextColumn: number): Cell => ({
    row: Math.max(0, Math.min(rows - 1, nextRow)),
    column: Math.max(0, Math.min(columns - 1, nextColumn)),
  });
  switch (key) {
    case 'ArrowUp':
      return to(row - 1, column);
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'ArrowRight':
      return to(row, column + 1);
    case 'PageUp':
      return to(row - PAGE, column);
    case 'PageDown':
      return to(row + PAGE, column);
    case 'Home':
      return to(withControl ? 0 : row, 0);
    case 'End':
      return to(withControl ? rows - 1 : row, columns - 1);
    default:
      return null;
  }
}
