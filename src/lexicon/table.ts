/**
 * Reading of the lexicon's CSV files: a header line, one entry a line, `#` lines as comments, `|` between alternatives.
 *
 * The files are edited by hand, so every complaint names file, line and remedy.
 */
import { csvParseRows } from 'd3-dsv';
import { UserError } from '../types/errors.ts';

/** One entry of a table. Every declared column is there; a cell left out or empty is ''. */
export interface Row<Column extends string = string> {
  readonly file: string;
  /** Counted from 1, comments and empty lines included. */
  readonly line: number;
  readonly cells: Readonly<Record<Column, string>>;
}

/** The columns that a file may have. */
export interface Columns<Required extends string, Optional extends string> {
  /** Must be in the header, and filled in every line. */
  readonly required: readonly Required[];
  /** May be missing from the header, and empty. */
  readonly optional: readonly Optional[];
}

/**
 * Reads a table.
 *
 * Cells are trimmed. Cells missing at the end of a line are empty.
 *
 * @param file Name for messages.
 * @param text The whole file.
 * @param columns Every column that is known; others are refused.
 * @returns One row for each line that is neither empty nor a comment, in file order.
 * @throws UserError at the first unknown, missing or repeated column, superfluous or empty cell, or unusable character.
 */
export function readTable<const R extends string, const O extends string>(
  file: string,
  text: string,
  columns: Columns<R, O>,
): readonly Row<R | O>[] {
  const table = openTable(file, text, columns);
  return Array.from({ length: table.length }, (_, index) => table.row(index));
}

/** A table of which only the rows asked for are taken apart: for files too long to read whole at every start. */
export interface OpenTable<Column extends string> {
  readonly length: number;
  /** The cells of columns, row by row; all empty where the header lacks one. */
  columns(...names: Column[]): readonly (readonly string[])[];
  /** @throws UserError at a superfluous or empty cell. */
  row(index: number): Row<Column>;
}

/**
 * Opens a table; parameters and errors as of `readTable`, but those of single rows.
 */
export function openTable<const R extends string, const O extends string>(
  file: string,
  text: string,
  columns: Columns<R, O>,
): OpenTable<R | O> {
  const [lines, numbers] = entriesOf(file, text);
  if (lines.length === 0) {
    throw new UserError(
      `${file}: no header line; the first line must name the columns: ${columns.required.join(',')}`,
    );
  }
  const header = readHeader(file, numbers[0]!, readCells(file, numbers[0]!, lines[0]!), columns);
  const places = [...columns.required, ...columns.optional].map(
    (name) => [name, header.indexOf(name)] as const,
  );
  const cells = (index: number): readonly string[] => readCells(file, numbers[index + 1]!, lines[index + 1]!);
  const length = lines.length - 1;
  return {
    length,
    columns: (...names) => {
      const own = names.map((name) => header.indexOf(name));
      return Array.from({ length }, (_, index) => {
        const row = cells(index);
        return own.map((place) => row[place]?.trim() ?? '');
      });
    },
    row: (index) => readRow(file, numbers[index + 1]!, cells(index), header.length, places, columns.required),
  };
}

/** Returns the lines that are neither empty nor comments, the header first, with their numbers. */
function entriesOf(file: string, text: string): [lines: string[], numbers: number[]] {
  const own = text.startsWith('\uFEFF') ? text.slice(1) : text;
  // Every start of the program reads all files: a look at the whole is cheaper than one at each line.
  const isSuspect = UNUSABLE.test(own);
  const [lines, numbers]: [string[], number[]] = [[], []];
  (own.includes('\r') ? own.split(/\r\n|\n|\r/) : own.split('\n')).forEach((source, index) => {
    if (source.startsWith('#') || source.trim() === '') return;
    if (isSuspect) refuseUnusable(file, index + 1, source);
    lines.push(source);
    numbers.push(index + 1);
  });
  return [lines, numbers];
}

/**
 * @returns The error for a row, with file and line in front of the message.
 */
export function rowError(row: Pick<Row, 'file' | 'line'>, message: string): UserError {
  return new UserError(`${row.file}:${row.line}: ${message}`);
}

/**
 * @returns The alternatives of a cell ("a|b"), trimmed; none for an empty cell.
 */
export function alternatives(cell: string): readonly string[] {
  if (!cell.includes('|')) return cell === '' ? [] : [cell.trim()];
  return cell
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/**
 * Checks that a cell holds one of a few words.
 *
 * @returns The word.
 * @throws UserError naming the words that are allowed.
 */
export function oneOf<const T extends string, C extends string>(
  row: Row<C>,
  column: C,
  allowed: readonly T[],
): T {
  const found = allowed.find((word) => word === row.cells[column]);
  if (found === undefined) {
    throw rowError(
      row,
      `${column} "${row.cells[column]}" is unknown; write one of: ${allowed.map((word) => word || '(empty)').join(', ')}`,
    );
  }
  return found;
}

/** What a copied text smuggles in and no matcher expects: controls, exotic spaces, zero-width signs, curly quotes. */
const UNUSABLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0009\u000B\u000C\u000E-\u001F\u007F-\u00A0\u2000-\u200F\u2018-\u201F\u2028-\u202F\u2060\uFEFF\uFFFD]/;

function refuseUnusable(file: string, line: number, source: string): void {
  const bad = UNUSABLE.exec(source)?.[0];
  if (bad === undefined) return;
  const code = bad.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  throw rowError(
    { file, line },
    `character U+${code} cannot be used; type a plain space, quote or apostrophe instead`,
  );
}

function readCells(file: string, line: number, source: string): readonly string[] {
  // Most lines have no quotes.
  if (!source.includes('"')) return source.split(',');
  if (source.split('"').length % 2 === 0) {
    throw rowError(
      { file, line },
      'a quoted cell does not end on its line; close it with " (a quote inside a quoted cell is written "")',
    );
  }
  return csvParseRows(source)[0] ?? [];
}

function readHeader<R extends string, O extends string>(
  file: string,
  line: number,
  cells: readonly string[],
  columns: Columns<R, O>,
): readonly (R | O)[] {
  const known: readonly (R | O)[] = [...columns.required, ...columns.optional];
  const header = cells.map((cell) => {
    const name = cell.trim();
    const column = known.find((candidate) => candidate === name);
    if (column === undefined)
      throw rowError({ file, line }, `unknown column "${name}"; the columns are: ${known.join(', ')}`);
    return column;
  });
  const repeated = header.find((name, index) => header.indexOf(name) !== index);
  if (repeated !== undefined) throw rowError({ file, line }, `column "${repeated}" stands twice; remove one`);
  const missing = columns.required.find((name) => !header.includes(name));
  if (missing !== undefined)
    throw rowError({ file, line }, `column "${missing}" is missing; add it to the header line`);
  return header;
}

function readRow<Column extends string>(
  file: string,
  line: number,
  values: readonly string[],
  width: number,
  places: readonly (readonly [column: Column, place: number])[],
  required: readonly Column[],
): Row<Column> {
  if (values.length > width) {
    throw rowError(
      { file, line },
      `${values.length} cells, but the header names ${width}; put a cell with a comma in quotes`,
    );
  }
  const cells = {} as Record<Column, string>;
  for (const [column, place] of places) cells[column] = values[place]?.trim() ?? '';
  const empty = required.find((column) => cells[column] === '');
  if (empty !== undefined)
    throw rowError({ file, line }, `cell "${empty}" is empty; fill it or remove the line`);
  return { file, line, cells };
}
