/** Reads spellings.csv: one name in several spellings. */
import { alternatives, readTable, rowError } from './table.ts';
import { slug } from './units.ts';

/** Returns a name's key with each of its words in its standard spelling: "Mohamad Zelenskiy" gives "mohammed-zelensky". */
export type SpellingKey = (name: string) => string;

/**
 * Reads spellings.csv.
 *
 * @throws UserError naming file and line where a variant stands twice.
 */
export function readSpellings(file: string, text: string): SpellingKey {
  const words = new Map<string, string>();
  const endings: [string, string][] = [];
  const seen = new Set<string>();
  for (const row of readTable(file, text, { required: ['standard', 'variants'], optional: ['note'] })) {
    const { standard } = row.cells;
    for (const variant of alternatives(row.cells.variants)) {
      if (seen.has(variant)) throw rowError(row, `variant "${variant}" stands twice; remove one`);
      seen.add(variant);
      if (standard.startsWith('-')) endings.push([variant.slice(1), standard.slice(1)]);
      else words.set(slug(variant), slug(standard));
    }
  }
  endings.sort(([a], [b]) => b.length - a.length);
  const endOf = (word: string): string => {
    const ending = endings.find(([variant]) => word.endsWith(variant) && word.length > variant.length + STEM);
    return ending ? word.slice(0, -ending[0].length) + ending[1] : word;
  };
  return (name) => {
    const parts = slug(name).split('-');
    const surname = parts.length - 1;
    return parts.map((word, i) => words.get(word) ?? (i === surname ? endOf(word) : word)).join('-');
  };
}

/** "Stroganoff" has an ending, "off" is none. */
const STEM = 2;
