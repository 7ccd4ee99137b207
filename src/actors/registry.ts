/** The actors of one article while they are being collected. */
import { slug, type Gender, type KnownActor, type Lexicon, type Term } from '../lexicon/index.ts';
import type { Actor, ActorKind, Role } from '../types/actor.ts';
import type { Article } from '../types/article.ts';
import { covers } from './namesakes.ts';

/** An actor under construction. */
export interface ActorRecord {
  readonly key: string;
  readonly label: string;
  readonly kind: ActorKind;
  code: string | null;
  readonly wikidata: string | null;
  country: string | null;
  sector: string | null;
  gender: Gender | null;
  /** Several people or things: "protesters". */
  readonly plural: boolean;
  /** Known by a description only: "the opposition". */
  readonly unnamed: boolean;
  readonly members: readonly string[];
  readonly aliases: string[];
  readonly roles: Role[];
  /** The offices that the lexicon knows of. */
  readonly terms: readonly Term[];
}

/** What a new actor needs; the rest is filled in as the text tells. */
export interface NewActor {
  readonly name: string;
  readonly kind: ActorKind;
  readonly code?: string | null;
  readonly country?: string | null;
  readonly sector?: string | null;
  readonly gender?: Gender | null;
  readonly plural?: boolean;
  readonly unnamed?: boolean;
  readonly members?: readonly string[];
}

export class ActorRegistry {
  readonly #lexicon: Lexicon;
  readonly #authorKey: string;
  readonly #records = new Map<string, ActorRecord>();

  readonly #date: string | null;

  constructor(lexicon: Lexicon, { id, date }: Pick<Article, 'id' | 'date'>) {
    this.#authorKey = `author-of-${slug(id) || 'article'}`;
    this.#date = date;
    this.#lexicon = lexicon;
  }

  get(key: string): ActorRecord | undefined {
    return this.#records.get(key);
  }

  /** Returns the record of an actor that the lexicon knows. */
  known(actor: KnownActor): ActorRecord {
    const { key, name, kind, wikidata, sector, gender } = actor;
    const { code, country } = this.#servedBy(actor);
    return this.#add({
      key,
      label: name,
      kind,
      code,
      wikidata,
      country,
      sector,
      gender,
      plural: false,
      unnamed: false,
      // Whose members the lexicon lists has not said so in this text.
      members: [],
      aliases: [],
      roles: [],
      terms: actor.terms,
    });
  }

  /** Tells whether somebody holds one of the offices on the day of the article, or ever where it has no date. */
  holds(key: string, offices: readonly string[], of: string | undefined): boolean {
    const terms = this.#records.get(key)?.terms ?? [];
    return terms.some(
      (term) =>
        offices.includes(term.office) &&
        (of === undefined || term.of === of) &&
        (this.#date === null || covers(term, this.#date)),
    );
  }

  /** The state or body whose office a person holds on the day of the article: Rutte's is the Netherlands, later NATO. */
  #servedBy(actor: KnownActor): Pick<KnownActor, 'code' | 'country'> {
    const bodies = new Set(
      this.#date === null ? [] : actor.terms.filter((term) => covers(term, this.#date!)).map(({ of }) => of),
    );
    const [body] = bodies;
    return (bodies.size === 1 ? this.#lexicon.actors.get(body!) : undefined) ?? actor;
  }

  /** Returns the record of the state with this key; undefined where the lexicon has no such state. */
  state(key: string): ActorRecord | undefined {
    const known = this.#lexicon.actors.get(key);
    return known ? this.known(known) : undefined;
  }

  /**
   * Returns the actor of this name, new or already there.
   *
   * @param fresh Whether an actor of the same name counts as another one, with a numbered key ("man", "man-2").
   */
  named(actor: NewActor, fresh = false): ActorRecord | null {
    const base =
      actor.kind === 'person' && !actor.unnamed ? this.#lexicon.spellingKey(actor.name) : slug(actor.name);
    if (base === '') return null;
    let key = base;
    for (let n = 2; fresh && this.#records.has(key); n++) key = `${base}-${n}`;
    return this.#add({
      key,
      label: actor.name,
      kind: actor.kind,
      code: actor.code ?? actor.country ?? null,
      wikidata: null,
      country: actor.country ?? null,
      sector: actor.sector ?? null,
      gender: actor.gender ?? this.#genderOf(actor),
      plural: actor.plural ?? false,
      unnamed: actor.unnamed ?? false,
      members: actor.members ?? [],
      aliases: [],
      roles: [],
      terms: [],
    });
  }

  /** What the given name tells of somebody with a full name. */
  #genderOf({ name, kind, unnamed }: NewActor): Gender | null {
    const [given, family] = name.split(' ');
    if (kind !== 'person' || unnamed || given === undefined || family === undefined) return null;
    return this.#lexicon.givenNames.get(given) ?? null;
  }

  /** Returns the key of whoever writes or holds the speech; somebody of its own for each article. */
  author(kind: 'person' | 'organisation'): string {
    const key = this.#authorKey;
    return this.#add({
      key,
      label: 'the author',
      kind,
      code: null,
      wikidata: null,
      country: null,
      sector: null,
      gender: null,
      plural: false,
      unnamed: true,
      members: [],
      aliases: [],
      roles: [],
      terms: [],
    }).key;
  }

  /** Tells whether a key is that of `author`. */
  isAuthor(key: string): boolean {
    return key === this.#authorKey;
  }

  /** Notes how the article calls an actor. */
  alias(key: string, words: string): void {
    const aliases = this.#records.get(key)?.aliases;
    if (aliases && !aliases.includes(words)) aliases.push(words);
  }

  /** Notes an office, and with it the state that the holder acts for. */
  role(key: string, role: Role, sector: string | null): void {
    const record = this.#records.get(key);
    if (!record) return;
    const known = record.roles.some(
      (other) => other.of === role.of && other.title.toLowerCase() === role.title.toLowerCase(),
    );
    if (!known || role.of !== null) record.roles.push(role);
    const body = role.of === null ? undefined : this.#records.get(role.of);
    record.code ??= body?.code ?? null;
    record.country ??= body?.country ?? null;
    record.sector ??= sector;
  }

  /**
   * Returns the finished actors that have one of the keys, sorted by key.
   *
   * Where all that have a country have the same, those known by a description only are of it too: the opposition and
   * the police in news of one country are that country's.
   */
  finish(keys: ReadonlySet<string>): Actor[] {
    for (const key of keys) if (!this.#records.has(key)) this.state(key);
    const records = [...this.#records.values()].filter((record) => keys.has(record.key));
    const countries = new Set(records.flatMap(({ country }) => country ?? []));
    const home = countries.size === 1 ? [...countries][0]! : null;
    return records
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ gender: _gender, plural: _plural, terms: _terms, unnamed, ...actor }) => ({
        ...actor,
        code: actor.code ?? (unnamed ? home : null),
        country: actor.country ?? (unnamed ? home : null),
        members: actor.members.filter((key) => keys.has(key)),
        roles: actor.roles.map((role) =>
          role.of === null || keys.has(role.of) ? role : { ...role, of: null },
        ),
      }));
  }

  #add(record: ActorRecord): ActorRecord {
    const there = this.#records.get(record.key);
    if (there) return there;
    this.#records.set(record.key, record);
    return record;
  }
}
