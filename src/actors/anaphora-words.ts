/** Nouns that point back, name areas, or name several people by a singular: `anaphora.csv` and `locatives.csv`. */
import { alternatives, oneOf, readTable, rowError, type Lexicon } from '../lexicon/index.ts';

const REFERS = ['state', 'organisation', 'person', 'place', 'landmark', 'group', 'thing'] as const;
export type Refers = (typeof REFERS)[number];

/** What the two files say. */
export interface AnaphoraWords {
  /** By lower-case singular. */
  readonly singular: ReadonlyMap<string, Refers>;
  /** By lower-case plural. */
  readonly plural: ReadonlyMap<string, Refers>;
  readonly locatives: ReadonlySet<string>;
  /** Lemmas of the verbs that tell what actors do or say: those of `verbs.csv` and `reporting.csv`. */
  readonly deeds: ReadonlySet<string>;
}

/**
 * Compiles the files.
 *
 * @throws UserError naming file, line and remedy.
 */
export function readAnaphoraWords(lexicon: Lexicon): AnaphoraWords {
  const singular = new Map<string, Refers>();
  const plural = new Map<string, Refers>();
  const columns = { required: ['refers'], optional: ['singular', 'plural', 'note'] } as const;
  for (const row of readTable('anaphora.csv', lexicon.triggers['anaphora.csv'] ?? 'refers', columns)) {
    const refers = oneOf(row, 'refers', REFERS);
    for (const [map, cell] of [
      [singular, row.cells.singular],
      [plural, row.cells.plural],
    ] as const) {
      for (const noun of alternatives(cell)) {
        if (map.has(noun)) throw rowError(row, `duplicate entry "${noun}"; remove one`);
        map.set(noun, refers);
      }
    }
  }
  const rows = readTable('locatives.csv', lexicon.triggers['locatives.csv'] ?? 'preposition', {
    required: ['preposition'],
    optional: ['note'],
  });
  return {
    singular,
    plural,
    locatives: new Set(rows.flatMap(({ cells }) => alternatives(cells.preposition))),
    deeds: new Set(
      ['verbs.csv', 'reporting.csv'].flatMap((file) => firstCells(lexicon.triggers[file] ?? '')),
    ),
  };
}

/** The words in the first column of a table whose other columns another stage reads. */
function firstCells(text: string): string[] {
  const lines = text.split('\n').filter((line) => !line.startsWith('#'));
  return lines.slice(1).flatMap((line) => alternatives(line.slice(0, Math.max(0, line.indexOf(',')))));
}
