/** Whom a surname can mean: persons.csv and, read as far as it is asked for, leaders.csv. */
import type { ActorRegister } from './actors.ts';
import { PERSON_COLUMNS, personOf } from './persons.ts';
import { alternatives, openTable, type OpenTable } from './table.ts';
import type { SpellingKey } from './spellings.ts';
import type { KnownActor } from './types.ts';
import { slug } from './units.ts';

/**
 * People who hold or held office, by surname and by full name.
 *
 * leaders.csv has thousands of lines, of which an article needs a few: it is opened at the first question, and a row is checked
 * and made an actor when a name in it is asked for. The answers never change.
 */
export class Leaders {
  readonly #register: ActorRegister;
  readonly #open: () => OpenTable<PersonColumn>;
  readonly #spellingKey: SpellingKey;
  #index: Index | null = null;
  readonly #made = new Map<number, KnownActor>();

  constructor(register: ActorRegister, file: string, text: string, spellingKey: SpellingKey) {
    this.#spellingKey = spellingKey;
    this.#register = register;
    this.#open = () => openTable(file, text, PERSON_COLUMNS);
  }

  /**
   * Returns all who are called by a surname, those of persons.csv first.
   *
   * @throws UserError naming file, line and remedy where a row is not understood.
   */
  called(surname: string): readonly KnownActor[] {
    const { known, bySurname } = (this.#index ??= this.#read());
    const key = surnameKey(surname);
    return [...(known.get(key) ?? []), ...(bySurname.get(key) ?? []).map((row) => this.#actor(row))];
  }

  /** Returns the one with this full name in any spelling; undefined where there is none. */
  named(name: string): KnownActor | undefined {
    const { byName, bySpelling } = (this.#index ??= this.#read());
    const key = this.#spellingKey(name);
    const row = byName.get(slug(name)) ?? byName.get(key) ?? bySpelling.get(key);
    return typeof row === 'number' ? this.#actor(row) : row;
  }

  /** Returns all of leaders.csv. */
  all(): KnownActor[] {
    return (this.#index ??= this.#read()).table.cells.map((_, row) => this.#actor(row));
  }

  #actor(row: number): KnownActor {
    const made = this.#made.get(row);
    if (made) return made;
    const actor = Object.freeze(personOf(this.#register, this.#index!.table.row(row)));
    this.#made.set(row, actor);
    return actor;
  }

  #read(): Index {
    const table = this.#open();
    const known = new Map<string, KnownActor[]>();
    for (const [actor, surnames] of this.#register.surnames)
      for (const key of new Set(surnames.map(surnameKey))) enter(known, key, actor);
    const [name, short, surname] = [table.column('name'), table.column('short'), table.column('surname')];
    const [byName, bySurname] = [new Map<string, number>(), new Map<string, number[]>()];
    table.cells.forEach((cells, row) => {
      for (const form of [cells[name] ?? '', ...alternatives(cells[short] ?? '')])
        if (form.includes(' ')) byName.set(slug(form), row);
      for (const form of alternatives(cells[surname] ?? '')) enter(bySurname, surnameKey(form), row);
    });
    const bySpelling = new Map<string, KnownActor | number | undefined>();
    // Two whom only the spelling tells apart are told by nothing else.
    const enterSpelling = (key: string, person: KnownActor | number): void => {
      const isFree = !bySpelling.has(key) || bySpelling.get(key) === person;
      bySpelling.set(key, isFree ? person : undefined);
    };
    for (const [key, row] of byName) enterSpelling(this.#spellingKey(key), row);
    for (const [actor] of this.#register.surnames) enterSpelling(this.#spellingKey(actor.name), actor);
    return { table, known, byName, bySpelling, bySurname };
  }
}

type PersonColumn = (typeof PERSON_COLUMNS)['required' | 'optional'][number];

interface Index {
  readonly table: OpenTable<PersonColumn>;
  readonly known: ReadonlyMap<string, readonly KnownActor[]>;
  /** Rows by the slug of a full name, and by surname. */
  readonly byName: ReadonlyMap<string, number>;
  /** Persons of persons.csv and rows by the key of a full name in its standard spelling. */
  readonly bySpelling: ReadonlyMap<string, KnownActor | number | undefined>;
  readonly bySurname: ReadonlyMap<string, readonly number[]>;
}

function enter<T>(map: Map<string, T[]>, key: string, value: T): void {
  const others = map.get(key);
  if (!others) map.set(key, [value]);
  else if (others.at(-1) !== value) others.push(value);
}

/** Returns the form under which surnames are compared: "al-Sharaa", "Sharaa"; "Traoré", "Traore". */
function surnameKey(surname: string): string {
  return slug(surname).replace(/^(?:al|el|as|ash)-(?=.)/, '');
}
