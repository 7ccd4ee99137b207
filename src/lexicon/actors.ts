/** Reads the files that name actors: states, organisations, national bodies, armed groups, persons, cities. */
import type { PhraseEntry } from './phrases.ts';
import type { UserError } from '../types/errors.ts';
import { alternatives, oneOf, readTable, rowError, type Row } from './table.ts';
import { BODY_CODES, SECTORS, type KnownActor, type Name, type NameForm, type Sector } from './types.ts';
import { phraseKey, slug } from './units.ts';

/** Actors by key and all their names; refuses what would be ambiguous. */
export class ActorRegister {
  readonly actors: Map<string, KnownActor> = new Map();
  /** Persons with what news calls them without a given name; namesakes share it. */
  readonly surnames: (readonly [KnownActor, readonly string[]])[] = [];
  readonly #rows = new Map<string, Row>();
  /** Every name once, in file order; null for a phrase that names nobody. */
  readonly names: PhraseEntry<Name>[] = [];
  /** The rows that names stand in, by `phraseKey`. */
  readonly #nameRows = new Map<string, Row>();

  /**
   * Adds an actor.
   *
   * @throws UserError where the key is taken, or a code of the row is no state.
   */
  add(row: Row, actor: KnownActor): KnownActor {
    const other = this.#rows.get(actor.key);
    if (other !== undefined)
      throw rowError(row, `duplicate entry "${actor.key}", first at ${place(other)}; remove one`);
    if (!/^[A-Z]{3}$|^[a-z0-9]+(-[a-z0-9]+)*$/.test(actor.key)) {
      throw rowError(
        row,
        `"${actor.key}" cannot be a key; write an ISO alpha-3 code or lower-case words joined by hyphens`,
      );
    }
    if (actor.wikidata !== null && !/^Q[1-9]\d*$/.test(actor.wikidata)) {
      throw rowError(row, `wikidata "${actor.wikidata}" is no item; write Q and a number, or nothing`);
    }
    const frozen = Object.freeze(actor);
    this.#rows.set(actor.key, row);
    this.actors.set(actor.key, frozen);
    return frozen;
  }

  /**
   * Adds name forms of an actor; what the actor has already under another form is passed over.
   *
   * @param actor Null where the phrase names nobody.
   * @throws UserError where another actor has the name, or a cell repeats it.
   */
  addNames(row: Row, actor: KnownActor | null, form: NameForm, phrases: readonly string[]): void {
    for (const phrase of phrases) {
      const key = phraseKey(phrase);
      if (key === '') throw rowError(row, `"${phrase}" has no letters; remove it`);
      const other = this.#nameRows.get(key);
      if (other === undefined) {
        this.#nameRows.set(key, row);
        this.names.push({ key, value: actor && Object.freeze({ actor, form, phrase }), letterCase: 'name' });
      } else if (other !== row) throw this.#taken(row, phrase, key, other);
      else if (phrases.indexOf(phrase) !== phrases.lastIndexOf(phrase))
        throw rowError(row, `name "${phrase}" stands twice; remove one`);
    }
  }

  #taken(row: Row, phrase: string, key: string, other: Row): UserError {
    const owner = this.names.find((name) => name.key === key)?.value?.actor.name ?? phrase;
    return rowError(row, `name "${phrase}" is taken by "${owner}" at ${place(other)}; remove one`);
  }

  /**
   * @returns The code of the state with this key (that of its owner for a territory), null for an empty cell.
   * @throws UserError where there is none.
   */
  state(row: Row, code: string): string | null {
    if (code === '') return null;
    const state = this.actors.get(code);
    if (state?.status) return state.code;
    throw rowError(row, `unknown state "${code}"; write a key of states.csv, such as FRA`);
  }

  /**
   * @returns The PLOVER code of a state's key or a body code, null for an empty cell.
   * @throws UserError where it is neither.
   */
  code(row: Row, code: string): string | null {
    if (stateOnly(code) !== code) return code;
    if (code === '' || this.actors.get(code)?.status) return this.state(row, code);
    throw rowError(
      row,
      `unknown code "${code}"; write a key of states.csv, such as FRA, or one of: ${BODY_CODES.join(', ')}`,
    );
  }
}

/** The columns of states.csv. */
export const STATE_COLUMNS = {
  required: ['key', 'name', 'kind'],
  optional: [
    'country',
    'wikidata',
    'official',
    'aliases',
    'adjective',
    'singular',
    'plural',
    'prefix',
    'capital',
    'note',
  ],
} as const;

/** Reads states.csv. A part of a state, or what breaks away from it, names it in `country` and has the code of that state. */
export function readStates(register: ActorRegister, file: string, text: string): void {
  const rows = readTable(file, text, STATE_COLUMNS);
  const keys = new Set(rows.map((row) => row.cells.key));
  for (const row of rows) {
    const { key, name, country } = row.cells;
    if (country !== '' && !keys.has(country))
      throw rowError(row, `unknown state "${country}"; write a key of this file, such as FRA`);
    const status = oneOf(row, 'kind', ['state', 'territory', 'breakaway', 'former']);
    const owner = country || (/^[A-Z]{3}$/.test(key) ? key : null);
    const actor = register.add(row, {
      ...BLANK,
      key,
      name,
      kind: 'state',
      code: owner,
      country: owner,
      status,
      sector: status === 'breakaway' ? 'PRE' : null,
      wikidata: row.cells.wikidata || null,
    });
    register.addNames(row, actor, 'name', [
      name,
      ...alternatives(row.cells.official),
      ...alternatives(row.cells.aliases),
    ]);
    for (const form of ['adjective', 'singular', 'plural', 'prefix', 'capital'] as const) {
      register.addNames(row, actor, form, alternatives(row.cells[form]));
    }
  }
}

/** Reads organisations.csv and armed-groups.csv, which have the same columns. */
export function readOrganisations(register: ActorRegister, file: string, text: string): void {
  const rows = readTable(file, text, {
    required: ['name', 'code'],
    optional: ['aliases', 'country', 'sector', 'wikidata', 'members', 'note'],
  });
  for (const row of rows) {
    const { name, aliases, code, country, members, wikidata } = row.cells;
    const actor = register.add(row, {
      ...BLANK,
      key: slug(name),
      name,
      kind: 'organisation',
      wikidata: wikidata || null,
      sector: sectorOf(row),
      code: register.code(row, code),
      country: register.state(row, country || stateOnly(code)),
      members: Object.freeze(
        alternatives(members)
          .map((key) => register.state(row, key) ?? key)
          .toSorted(),
      ),
    });
    register.addNames(row, actor, 'name', [name, ...alternatives(aliases)]);
  }
}

/** Reads national-bodies.csv. */
export function readNationalBodies(register: ActorRegister, file: string, text: string): void {
  const rows = readTable(file, text, {
    required: ['name', 'country', 'acts_for'],
    optional: ['aliases', 'sector', 'wikidata', 'note'],
  });
  for (const row of rows) {
    const { name, aliases, wikidata } = row.cells;
    const country = register.state(row, row.cells.country);
    const actor = register.add(row, {
      ...BLANK,
      key: slug(name),
      name,
      kind: 'organisation',
      code: register.code(row, row.cells.country),
      country,
      sector: sectorOf(row),
      wikidata: wikidata || null,
      actsFor: oneOf(row, 'acts_for', ['state', 'self']),
    });
    register.addNames(row, actor, 'name', [name, ...alternatives(aliases)]);
  }
}

/** The columns of cities.csv. */
export const CITY_COLUMNS = {
  required: ['name', 'country'],
  optional: ['aliases', 'seat', 'note'],
} as const;

/** Reads cities.csv. A city is no actor: its name leads to the state, as a place or, for a seat, as a government. */
export function readCities(register: ActorRegister, file: string, text: string): void {
  const rows = readTable(file, text, CITY_COLUMNS);
  for (const row of rows) {
    const state = register.actors.get(register.state(row, row.cells.country) ?? '');
    if (state === undefined) continue;
    const form = oneOf(row, 'seat', ['', 'yes']) ? 'capital' : 'city';
    register.addNames(row, state, form, [row.cells.name, ...alternatives(row.cells.aliases)]);
  }
}

/**
 * @returns The sector of a row, null where the cell is empty.
 */
export function sectorOf(row: Row<'sector'>): Sector | null {
  return oneOf(row, 'sector', SECTORS_OR_NONE) || null;
}

const SECTORS_OR_NONE = ['', ...SECTORS] as const;

/** What an actor is where its file does not say. */
export const BLANK: Omit<KnownActor, 'key' | 'name' | 'kind'> = {
  code: null,
  country: null,
  sector: null,
  wikidata: null,
  members: Object.freeze([]),
  gender: null,
  actsFor: 'self',
  terms: Object.freeze([]),
  status: null,
};

/** The code where it may be a state's, '' for a body code. */
export function stateOnly(code: string): string {
  return BODY_CODES.some((body) => body === code) ? '' : code;
}

function place(row: Row): string {
  return `${row.file}:${row.line}`;
}
