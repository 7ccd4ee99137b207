/** Reads persons.csv: people in the news, what they are called, and which offices they held when. */
import { BLANK, sectorOf, stateOnly, type ActorRegister } from './actors.ts';
import { alternatives, oneOf, readTable, rowError, type Columns, type Row } from './table.ts';
import type { KnownActor, Term } from './types.ts';
import { slug } from './units.ts';

/** The columns of persons.csv and leaders.csv. */
export const PERSON_COLUMNS: Columns<'name', PersonColumn> = {
  required: ['name'],
  optional: ['short', 'surname', 'gender', 'code', 'sector', 'wikidata', 'terms', 'note'],
};

type PersonColumn = 'short' | 'surname' | 'gender' | 'code' | 'sector' | 'wikidata' | 'terms' | 'note';
export type PersonRow = Row<'name' | PersonColumn>;

/**
 * Reads persons.csv. Names and short names mean their bearer alone; surnames are shared, and whoever reads an article tells
 * from its date and words who is meant.
 */
export function readPersons(register: ActorRegister, file: string, text: string): void {
  for (const row of readTable(file, text, PERSON_COLUMNS)) {
    const { name, short, surname } = row.cells;
    const actor = register.add(row, personOf(register, row));
    const shorts = alternatives(short);
    register.addNames(row, actor, 'name', [name, ...shorts]);
    register.surnames.push([actor, [...alternatives(surname), ...shorts.filter(isSingle)]]);
  }
}

function isSingle(name: string): boolean {
  return !name.includes(' ');
}

/**
 * Returns whom a row tells of.
 *
 * @throws UserError naming file, line and remedy.
 */
export function personOf(register: ActorRegister, row: PersonRow): KnownActor {
  const { name, code, wikidata, terms } = row.cells;
  return {
    ...BLANK,
    key: slug(name),
    name,
    kind: 'person',
    code: register.code(row, code),
    sector: sectorOf(row),
    country: register.state(row, stateOnly(code)),
    wikidata: wikidata || null,
    gender: oneOf(row, 'gender', ['', 'm', 'f']) || null,
    terms: terms === '' ? BLANK.terms : Object.freeze(readTerms(register, row, terms)),
  };
}

/** "head of state FRA 1995-05-17..2007-05-16|…"; a year or month alone is read from its first to its last day. */
const TERM = /^(.+) (\S+) (\d{4}(?:-\d\d){0,2})\.\.(\d{4}(?:-\d\d){0,2})?$/;

function readTerms(register: ActorRegister, row: PersonRow, cell: string): Term[] {
  return alternatives(cell).map((text) => {
    const [, office, of, from, to] = TERM.exec(text) ?? [];
    if (office === undefined || of === undefined || from === undefined)
      throw rowError(
        row,
        `term "${text}" is not understood; write it like "head of state FRA 1995-05-17..2007-05-16"`,
      );
    if (!register.actors.has(of))
      throw rowError(row, `term "${text}": unknown actor "${of}"; write the key of a state or body`);
    const term = { office, of, from: firstDay(from), to: to === undefined ? null : lastDay(to) };
    if (term.to !== null && term.to < term.from)
      throw rowError(row, `term "${text}" ends before it begins; mend the dates`);
    return Object.freeze(term);
  });
}

function firstDay(date: string): string {
  return date + '-01'.repeat((10 - date.length) / 3);
}

/** The 31st also of shorter months: dates are compared as text. */
function lastDay(date: string): string {
  if (date.length === 10) return date;
  return date.length === 7 ? `${date}-31` : `${date}-12-31`;
}
