/** Whom a surname can mean: persons.csv and, read as far as it is asked for, leaders.csv. */
import type { ActorRegister } from './actors.ts';
import { PERSON_COLUMNS, personOf } from './persons.ts';
import { alternatives, openTable, type OpenTable } from './table.ts';
import type { SpellingKey } from './spellings.ts';
import type { KnownActor, Leaders } from './types.ts';
import { slug, slugs } from './units.ts';

/**
 * People who hold or held office, by surname and by full name.
 *
 * leaders.csv has thousands of lines, of which an article needs a few: it is opened at the first question, and a row is checked
 * and made an actor when a name in it is asked for. The answers never change.
 */
export class LeaderTable implements Leaders {
  readonly #register: ActorRegister;
  readonly #open: () => OpenTable<PersonColumn>;
  readonly #spellingKey: SpellingKey;
  #index: Index | null = null;
  #bySpelling: BySpelling | null = null;
  readonly #made = new Map<number, KnownActor>();

  constructor(register: ActorRegister, file: string, text: string, spellingKey: SpellingKey) {
    this.#spellingKey = spellingKey;
    this.#register = register;
    this.#open = () => openTable(file, text, PERSON_COLUMNS);
  }

  called(surname: string): readonly KnownActor[] {
    const { known, bySurname } = (this.#index ??= this.#read());
    const key = surnameKey(surname);
    return [...(known.get(key) ?? []), ...(bySurname.get(key) ?? []).map((row) => this.#actor(row))];
  }

  named(name: string): KnownActor | undefined {
    const { byName } = (this.#index ??= this.#read());
    const key = this.#spellingKey(name);
    const row =
      byName.get(slug(name)) ??
      byName.get(key) ??
      (this.#bySpelling ??= this.#readSpellings(byName)).get(key);
    return typeof row === 'number' ? this.#actor(row) : row;
  }

  all(): KnownActor[] {
    const { table } = (this.#index ??= this.#read());
    return Array.from({ length: table.length }, (_, row) => this.#actor(row));
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
    const [names, surnames] = [new Forms(), new Forms()];
    for (const [row, [name, short, surname]] of table.columns('name', 'short', 'surname').entries()) {
      for (const form of [name!, ...alternatives(short!)]) if (form.includes(' ')) names.add(form, row);
      for (const form of alternatives(surname!)) surnames.add(form, row);
    }
    const byName = new Map(names.keys());
    const bySurname = new Map<string, number[]>();
    for (const [key, row] of surnames.keys()) enter(bySurname, withoutArticle(key), row);
    return { table, known, byName, bySurname };
  }

  #readSpellings(byName: Index['byName']): BySpelling {
    const bySpelling = new Map<string, KnownActor | number | undefined>();
    // Two whom only the spelling tells apart are told by nothing else.
    const add = (key: string, person: KnownActor | number): void => {
      const isFree = !bySpelling.has(key) || bySpelling.get(key) === person;
      bySpelling.set(key, isFree ? person : undefined);
    };
    for (const [key, row] of byName) {
      const standard = this.#spellingKey(key);
      // Who is spelled so himself is found by name.
      if (standard !== key) add(standard, row);
    }
    for (const [actor] of this.#register.surnames) add(this.#spellingKey(actor.name), actor);
    return bySpelling;
  }
}

/** Persons of persons.csv and rows by the key of a full name in its standard spelling. */
type BySpelling = ReadonlyMap<string, KnownActor | number | undefined>;

/** Forms of names with their rows, whose slugs are made in one call. */
class Forms {
  readonly #forms: string[] = [];
  readonly #rows: number[] = [];

  add(form: string, row: number): void {
    this.#forms.push(form);
    this.#rows.push(row);
  }

  keys(): (readonly [slug: string, row: number])[] {
    if (this.#forms.length === 0) return [];
    const keys = slugs(this.#forms.join('\n')).split('\n');
    return keys.map((key, i) => [key, this.#rows[i]!] as const);
  }
}

type PersonColumn = (typeof PERSON_COLUMNS)['required' | 'optional'][number];

interface Index {
  readonly table: OpenTable<PersonColumn>;
  readonly known: ReadonlyMap<string, readonly KnownActor[]>;
  /** Rows by the slug of a full name, and by surname. */
  readonly byName: ReadonlyMap<string, number>;
  readonly bySurname: ReadonlyMap<string, readonly number[]>;
}

function enter<T>(map: Map<string, T[]>, key: string, value: T): void {
  const others = map.get(key);
  if (!others) map.set(key, [value]);
  else if (others.at(-1) !== value) others.push(value);
}

/** Returns the form under which surnames are compared: "al-Sharaa", "Sharaa"; "Traoré", "Traore". */
function surnameKey(surname: string): string {
  return withoutArticle(slug(surname));
}

function withoutArticle(key: string): string {
  return key.replace(/^(?:al|el|as|ash)-(?=.)/, '');
}
