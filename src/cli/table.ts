/** Columns of text, numbers to the right; the first line is the header. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => String(row[i] ?? '').length)));
  const isNumber = widths.map((_, i) => rows.slice(1).every((row) => typeof row[i] === 'number'));
  return rows
    .map((row) =>
      row
        .map((cell, i) => (isNumber[i] ? String(cell).padStart(widths[i]!) : String(cell).padEnd(widths[i]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
