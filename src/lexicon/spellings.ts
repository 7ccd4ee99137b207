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
  const endings = new Map<string, string>();
  const seen = new Set<string>();
  for (const row of readTable(file, text, { required: ['standard', 'variants'], optional: ['note'] })) {
    const { standard } = row.cells;
    for (const variant of alternatives(row.cells.variants)) {
      if (seen.has(variant)) throw rowError(row, `variant "${variant}" stands twice; remove one`);
      seen.add(variant);
      if (standard.startsWith('-')) endings.set(variant.slice(1), standard.slice(1));
      else words.set(slug(variant), slug(standard));
    }
  }
  const lengths = [...new Set([...endings.keys()].map(({ length }) => length))].sort((a, b) => b - a);
  const endOf = (word: string): string => {
    for (const length of lengths) {
      const standard = word.length > length + STEM ? endings.get(word.slice(-length)) : undefined;
      if (standard !== undefined) return word.slice(0, -length) + standard;
    }
    return word;
  };
  return (name) => {
    const parts = slug(name).split('-');
    const surname = parts.length - 1;
    return parts.map((word, i) => words.get(word) ?? (i === surname ? endOf(word) : word)).join('-');
  };
}

/** "Stroganoff" has an ending, "off" is none. */
const STEM = 2;
