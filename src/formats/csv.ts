import { csvFormatRows } from 'd3-dsv';
import { encodeUnfit } from './text.ts';

/** A list is written with semicolons between its values; a semicolon within one is `_x003B_`. */
export type Cell = string | number | boolean | null | readonly string[];

/** What a spreadsheet takes for a formula and would run. */
const FORMULA = /^'*[=+\-@\t\r\n]/;

/** Characters that readers do not take as they are, in single values and in lists. */
export interface Unfit {
  readonly value: RegExp;
  readonly list: RegExp;
}

/** Many readers end a cell at a NUL. */
// oxlint-disable-next-line no-control-regex
const NUL: Unfit = { value: /\u0000/g, list: /[\u0000;]/g };

/**
 * Rows as CSV that spreadsheets open without harm.
 *
 * Text that begins like a formula gets an apostrophe before it, which spreadsheets take for "this is text": `=1+1` is
 * `'=1+1`. Numbers stay as they are; null is an empty cell.
 */
export function toCsv(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  unfit: Unfit = NUL,
): string {
  return plainCsv(
    header,
    rows.map((row) => row.map(withoutFormula)),
    unfit,
  );
}

/** Rows as CSV for programs, cells as they are. */
export function plainCsv(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  unfit: Unfit = NUL,
): string {
  const cells = rows.map((row) => row.map((cell) => textOf(cell, unfit)));
  return `${csvFormatRows([[...header], ...cells])}\n`;
}

function textOf(cell: Cell, unfit: Unfit): string {
  if (typeof cell === 'string') return encodeUnfit(cell, unfit.value);
  if (typeof cell === 'object' && cell !== null) {
    return cell.map((value) => encodeUnfit(value, unfit.list)).join(';');
  }
  return String(cell ?? '');
}

function withoutFormula(cell: Cell): Cell {
  return typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell;
}
