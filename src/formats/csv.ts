import { csvFormatRows } from 'd3-dsv';
import { encodeUnfit } from './text.ts';

/** A list is written with semicolons between its values; a semicolon within one is `_x003B_`. */
export type Cell = string | number | boolean | null | readonly string[];

/** What a spreadsheet takes for a formula and would run. */
const FORMULA = /^'*[=+\-@\t\r\n]/;

// oxlint-disable-next-line no-control-regex -- many readers end a cell at a NUL
const NUL = /\u0000/g;
// oxlint-disable-next-line no-control-regex
const NUL_OR_SEMICOLON = /[\u0000;]/g;

/**
 * Rows as CSV that spreadsheets open without harm.
 *
 * Text that begins like a formula gets an apostrophe before it, which spreadsheets take for "this is text": `=1+1` is
 * `'=1+1`. Numbers stay as they are; null is an empty cell.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return plainCsv(
    header,
    rows.map((row) => row.map(withoutFormula)),
  );
}

/** Rows as CSV for programs, cells as they are. */
export function plainCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `${csvFormatRows([[...header], ...rows.map((row) => row.map(textOf))])}\n`;
}

function textOf(cell: Cell): string {
  if (typeof cell === 'string') return encodeUnfit(cell, NUL);
  if (typeof cell === 'object' && cell !== null) {
    return cell.map((value) => encodeUnfit(value, NUL_OR_SEMICOLON)).join(';');
  }
  return String(cell ?? '');
}

function withoutFormula(cell: Cell): Cell {
  return typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell;
}
