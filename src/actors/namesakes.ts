/**
 * Whom a surname means: of all who bear it, the one whose office fits the date of the article, the state beside the name and the
 * title before it; without a date, the rest of the article.
 */
import { type KnownActor, type Leaders, type Term } from '../lexicon/index.ts';

/** What stands beside a name. */
export interface Beside {
  /** Keys of the body and state that it is said to belong to: "Pakistan's Sharif", "NATO chief Rutte"; empty where there is none. */
  readonly owners: readonly string[];
  /** The terms that the title before or behind it can mean, empty for another office; null where there is no title. */
  readonly offices: readonly string[] | null;
  /** Keys of the states named in the sentence. */
  readonly near: ReadonlySet<string>;
}

/** What the article tells of all its names. */
export interface Setting {
  /** `YYYY-MM-DD` or null. */
  readonly date: string | null;
  /** Keys of the states that it names. */
  readonly states: ReadonlySet<string>;
  /** Those of its people whom a full name or a name of theirs alone tells. */
  readonly people: readonly KnownActor[];
  /** Whether a surname is a given name, too, which tells less. */
  readonly isGiven: (name: string) => boolean;
}

export class Namesakes {
  readonly #leaders: Leaders;
  readonly #setting: Setting;

  constructor(leaders: Leaders, setting: Setting) {
    this.#leaders = leaders;
    this.#setting = setting;
  }

  /**
   * Returns whom a surname means.
   *
   * @param usual Whom the lexicon knows by it wherever nobody fits better, or null.
   * @param initial The first letter of the given name, where it is told.
   * @returns Null where nobody fits, or two fit as well as each other.
   */
  meant(
    surname: string,
    usual: KnownActor | null,
    beside: Beside,
    initial: string | null = null,
  ): KnownActor | null {
    const bearers = this.#leaders
      .called(surname)
      .filter(({ name }) => initial === null || name.startsWith(initial));
    if (bearers.length === 0) return usual;
    if (bearers.every((bearer) => bearer === usual)) return usual;
    const scored = bearers
      .map((bearer) => ({ bearer, score: this.#score(bearer, bearer === usual, beside) }))
      .sort((a, b) => b.score - a.score);
    const [best, second] = scored;
    const needed =
      ENOUGH[this.#setting.date === null ? 'undated' : 'dated'] +
      Number(this.#setting.isGiven(surname)) -
      (initial === null ? 0 : 2);
    if (best!.score >= needed && best!.score - (second?.score ?? 0) >= MARGIN) return best!.bearer;
    const own = scored.find(({ bearer }) => bearer === usual);
    return own && own.score >= 0 && best!.score - own.score < needed ? usual : null;
  }

  #score(bearer: KnownActor, isUsual: boolean, { owners, offices, near }: Beside): number {
    const { date, states } = this.#setting;
    const belongs = (keys: ReadonlySet<string>): boolean => homesOf(bearer).some((key) => keys.has(key));
    let score = date === null ? this.#company(bearer) : standing(bearer, date) + this.#amongPeers(date);
    if (isUsual) score += date === null ? 3 : bearer.terms.length > 0 ? 1.5 : 2.5;
    if (owners.length > 0) score += belongs(new Set(owners)) ? 5 : -5;
    else score += belongs(near) ? 1.5 : belongs(states) ? 1 : 0;
    if (offices !== null && bearer.terms.length > 0) score += holds(bearer, offices, date) ? 3 : -2;
    return score;
  }

  /** An article that speaks of others in office is the likelier to mean one who is. */
  #amongPeers(date: string): number {
    return Number(this.#setting.people.some(({ terms }) => terms.some((term) => covers(term, date))));
  }

  /** How well somebody's years in office go with those of the other people in the article. */
  #company({ terms }: KnownActor): number {
    if (terms.length === 0) return 0;
    const others = this.#setting.people.filter((other) => other.terms.length > 0);
    if (others.length === 0) return rankOf(terms);
    return others.some((other) => other.terms.some((a) => terms.some((b) => overlap(a, b))))
      ? 2 + rankOf(terms)
      : -2;
  }
}

/** What is enough to take a name for somebody, and how far ahead of the next he must be. */
const ENOUGH = { dated: 4, undated: 3 } as const;
const MARGIN = 0.5;

/** How likely it is that news of a day speaks of somebody: in office, lately or long ago, or not yet. */
function standing({ terms }: KnownActor, date: string): number {
  if (terms.length === 0) return 0;
  const now = terms.filter((term) => covers(term, date));
  if (now.length > 0) return 4 + rankOf(now);
  const past = terms.flatMap(({ to }) => (to !== null && to < date ? [yearsBetween(to, date)] : []));
  if (past.length > 0) return Math.min(...past) <= 2 ? 2 : Math.min(...past) <= 10 ? 0.5 : -1;
  return Math.min(...terms.map(({ from }) => yearsBetween(date, from))) <= 1 ? 1 : -4;
}

function rankOf(terms: readonly Term[]): number {
  return Math.max(...terms.map(({ office }) => RANK[office] ?? 0));
}

/** Whoever rules is named more often than his ministers. */
const RANK: Readonly<Record<string, number>> = {
  'head of state': 1,
  'head of government': 1,
  leader: 0.9,
  head: 0.9,
  'foreign minister': 0.4,
  'defence minister': 0.3,
  'vice president': 0.3,
};

/** Tells whether somebody has one of the offices on a day; without a date, or where he has left it, ever before. */
function holds({ terms }: KnownActor, offices: readonly string[], date: string | null): boolean {
  return terms.some(({ office, from }) => offices.includes(office) && (date === null || from <= date));
}

/** The states and bodies that somebody belongs to or held an office of. */
function homesOf({ country, terms }: KnownActor): string[] {
  return [...(country === null ? [] : [country]), ...terms.map(({ of }) => of)];
}

/** Tells whether a term goes on on a day. */
export function covers({ from, to }: Term, date: string): boolean {
  return from <= date && (to === null || date <= to);
}

function overlap(a: Term, b: Term): boolean {
  return a.from <= (b.to ?? '9999') && b.from <= (a.to ?? '9999');
}

function yearsBetween(earlier: string, later: string): number {
  const years = (date: string): number => Number(date.slice(0, 4)) + Number(date.slice(5, 7)) / 12;
  return years(later) - years(earlier);
}
