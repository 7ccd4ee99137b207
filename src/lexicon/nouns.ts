/** Reads the files of nouns and adjectives for actors without a name, and the helpers of linking. */
import { sectorOf, type ActorRegister } from './actors.ts';
import type { LetterCase, PhraseEntry } from './phrases.ts';
import { alternatives, oneOf, readTable, rowError, type Row } from './table.ts';
import type { FalseFriend, Gender, GroupName, RoleNoun } from './types.ts';
import { phraseKey } from './units.ts';

/**
 * Reads offices.csv, roles.csv or bodies.csv, which have the same columns.
 *
 * @returns Singulars and plurals, to be found in any letter case.
 */
export function readRoleNouns(file: string, text: string): readonly PhraseEntry<RoleNoun>[] {
  const rows = readTable(file, text, {
    required: ['acts_for'],
    optional: ['singular', 'plural', 'sector', 'gender', 'title', 'leads', 'terms', 'note'],
  });
  const entries = new UniquePhrases<RoleNoun>('any');
  for (const row of rows) {
    const singulars = alternatives(row.cells.singular);
    const plurals = alternatives(row.cells.plural);
    const noun = singulars[0] ?? plurals[0];
    if (noun === undefined) throw rowError(row, 'neither singular nor plural is given; fill one of them');
    const role = {
      noun,
      sector: sectorOf(row),
      gender: genderOf(row),
      actsFor: oneOf(row, 'acts_for', ['state', 'organisation', 'owner', 'place', 'self']),
      title: oneOf(row, 'title', ['', 'yes']) !== '',
      leads: oneOf(row, 'leads', ['', 'yes', 'any']) || null,
      terms: Object.freeze(alternatives(row.cells.terms)),
    };
    for (const phrase of singulars) entries.add(row, phrase, Object.freeze({ ...role, plural: false }));
    for (const phrase of plurals) entries.add(row, phrase, Object.freeze({ ...role, plural: true }));
  }
  return entries.all;
}

/** Reads groups.csv: ethnic and religious groups, and people of a region. */
export function readGroups(
  register: ActorRegister,
  file: string,
  text: string,
): readonly PhraseEntry<GroupName>[] {
  const rows = readTable(file, text, {
    required: ['plural', 'kind'],
    optional: ['singular', 'adjective', 'country', 'sector', 'note'],
  });
  const entries = new UniquePhrases<GroupName>('name');
  for (const row of rows) {
    const plurals = alternatives(row.cells.plural);
    const group = {
      name: plurals[0] ?? '',
      kind: oneOf(row, 'kind', ['ethnic', 'religious', 'region']),
      country: register.state(row, row.cells.country),
      sector: sectorOf(row),
    };
    for (const form of ['plural', 'singular', 'adjective'] as const) {
      for (const phrase of alternatives(row.cells[form]))
        entries.add(row, phrase, Object.freeze({ ...group, form }));
    }
  }
  return entries.all;
}

/**
 * Reads false-friends.csv. Longer names that always mean something else go to the register.
 *
 * @returns The rules by name.
 */
export function readFalseFriends(
  register: ActorRegister,
  file: string,
  text: string,
): ReadonlyMap<string, readonly FalseFriend[]> {
  const rows = readTable(file, text, { required: ['name', 'where', 'means'], optional: ['words', 'note'] });
  const rules = new Map<string, FalseFriend[]>();
  for (const row of rows) {
    const { name, means } = row.cells;
    const actor = register.actors.get(means) ?? null;
    if (actor === null && means !== '-')
      throw rowError(row, `unknown actor "${means}"; write the key of an actor, or - for none`);
    const where = oneOf(row, 'where', [
      'always',
      'before',
      'after',
      'sentence',
      'without',
      'heard',
      'unheard',
    ]);
    const words = Object.freeze(alternatives(row.cells.words));
    if ((where === 'always') !== (words.length === 0)) {
      throw rowError(
        row,
        'words are needed, except where the name always means something else; fill or empty the cell',
      );
    }
    if ((where === 'heard' || where === 'unheard') && words.some((word) => word.startsWith('<')))
      throw rowError(row, 'classes of words are not looked for in the whole article; write the words');
    if (where === 'always') {
      register.addNames(row, actor, actor?.kind === 'state' ? 'city' : 'name', [name]);
      continue;
    }
    const same = rules.get(name) ?? [];
    if (same.some((rule) => rule.where === where && rule.means === actor)) {
      throw rowError(row, `duplicate entry "${name}", ${where}; add the words to the other line`);
    }
    rules.set(name, [...same, Object.freeze({ name, where, words, means: actor })]);
  }
  return rules;
}

/** Reads first-names.csv. */
export function readGivenNames(file: string, text: string): ReadonlyMap<string, Gender | null> {
  const rows = readTable(file, text, { required: ['name'], optional: ['gender', 'note'] });
  const names = new Map<string, Gender | null>();
  for (const row of rows) {
    if (names.has(row.cells.name)) throw rowError(row, `duplicate entry "${row.cells.name}"; remove one`);
    names.set(row.cells.name, genderOf(row));
  }
  return names;
}

function genderOf(row: Row<'gender'>): Gender | null {
  return oneOf(row, 'gender', ['', 'm', 'f']) || null;
}

/** Collects phrases of one file; only the row itself may repeat a phrase, as another form. */
class UniquePhrases<T> {
  readonly all: PhraseEntry<T>[] = [];
  readonly #rows = new Map<string, Row>();
  readonly #letterCase: LetterCase;

  constructor(letterCase: LetterCase) {
    this.#letterCase = letterCase;
  }

  add(row: Row, phrase: string, value: T): void {
    const written = phraseKey(phrase);
    const key = this.#letterCase === 'any' ? written.toLowerCase() : written;
    const other = this.#rows.get(key);
    if (other === row) return;
    if (other !== undefined)
      throw rowError(row, `duplicate entry "${phrase}", first in line ${other.line}; remove one`);
    this.#rows.set(key, row);
    this.all.push({ key, value, letterCase: this.#letterCase });
  }
}
