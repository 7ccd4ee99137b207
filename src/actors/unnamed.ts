/** Who a phrase without a name stands for: the state or body that it acts for, somebody spoken of before, or somebody new. */
import type { RoleNoun } from '../lexicon/index.ts';
import type { ActorKind } from '../types/actor.ts';
import type { Referent } from './discourse.ts';
import type { Nominal } from './nominals.ts';
import type { ActorRecord, ActorRegistry } from './registry.ts';
import { referentsOf } from './short-phrases.ts';

/**
 * Returns the keys of the actors that a phrase stands for; empty where it stands for nobody.
 *
 * @param owners The actors that it belongs to: "Iranian officials", "its forces".
 * @param recent Who has been spoken of, the most recent first.
 */
export function actorsOfNominal(
  nominal: Nominal,
  owners: readonly ActorRecord[],
  recent: readonly Referent[],
  registry: ActorRegistry,
): readonly string[] {
  // "My country", in a speech that does not say whose: the state that it speaks of most.
  if (nominal.refers === 'state' && !isPlural(nominal) && isAuthors(owners, registry)) {
    const states = recent.filter(({ kind, isPlace }) => kind === 'state' && !isPlace);
    const home = states.toSorted((a, b) => b.count - a.count)[0];
    if (home) return home.keys;
  }
  if (owners.length > 0) return owned(nominal, owners, registry);
  const { definiteness, match, modifier } = nominal;
  const { value, sort } = match;
  if (value.actsFor === 'owner' || (value.actsFor === 'place' && nominal.where === null)) return [];
  // "officials in Doha said", "the government in Tbilisi"
  const where = nominal.where?.mention.actors ?? [];
  const isGovernment =
    value.actsFor === 'state' && value.sector === 'GOV' && (value.plural || sort === 'body');
  if (where.length > 0 && isGovernment && !isQualified(nominal)) return where;
  if (definiteness !== 'indefinite') {
    const same =
      isDescribed(nominal) || where.length > 0
        ? undefined
        : recent.find(
            ({ nouns, plural }) =>
              (nouns.has(nounOf(nominal)) || nouns.has(nominal.words.toLowerCase())) &&
              plural === isPlural(nominal),
          );
    if (same && (definiteness === 'definite' || sort !== 'role' || value.plural)) return same.keys;
    // "the militants" behind "al-Shabaab"
    if (
      definiteness === 'definite' &&
      FIGHTING.has(value.sector ?? '') &&
      value.plural &&
      !isQualified(nominal)
    ) {
      const fighters = recent.find(({ keys, kind }) => kind !== 'several' && isArmed(registry.get(keys[0]!)));
      if (fighters) return fighters.keys;
    }
    // "the company" behind "Honda"
    if (definiteness === 'definite' && sort === 'body' && !value.plural && !isQualified(nominal)) {
      const bodies = recent.filter(
        ({ keys, kind }) => kind !== 'several' && isSuch(registry.get(keys[0]!), value, nounOf(nominal)),
      );
      // Of two in one sentence rather who acted.
      const body = bodies.find(({ acted }) => acted === bodies[0]!.at.sentence) ?? bodies[0];
      if (body) return body.keys;
    }
    if (sort === 'body' && value.actsFor === 'state' && !value.plural && definiteness === 'definite') {
      // The opposition's government is its own.
      const opponent = recent.find(
        ({ keys, at }) => at.sentence === recent[0]!.at.sentence && registry.get(keys[0]!)?.sector === 'OPP',
      );
      const own = opponent && registry.get(opponent.keys[0]!)?.country;
      if (own) return [own];
      const state = referentsOf({ refers: 'state', size: 1 }, recent, registry);
      if (state.length > 0) return state;
    }
  }
  // "the country" of nobody spoken of; "African states" are somebody.
  if (!modifier && nominal.refers === 'state' && !isQualified(nominal)) return [];
  if (
    !modifier &&
    definiteness === 'bare' &&
    sort !== 'body' &&
    !isPlural(nominal) &&
    !/^\p{Lu}/u.test(nominal.words)
  )
    return [];
  return named(nominal, [], registry);
}

function isAuthors([owner]: readonly ActorRecord[], registry: ActorRegistry): boolean {
  return owner !== undefined && registry.isAuthor(owner.key);
}

/** The noun by which a phrase is known again: of people the lexicon's, as "envoy" of "emissary"; a committee is no panel. */
export function nounOf({ match: { sort, value }, words }: Nominal): string {
  return sort === 'body' ? words.slice(words.lastIndexOf(' ') + 1).toLowerCase() : value.noun;
}

/** "Iranian officials" are Iran; "Albanian rebels" are somebody of their own. */
function owned(nominal: Nominal, owners: readonly ActorRecord[], registry: ActorRegistry): readonly string[] {
  const { value, sort } = nominal.match;
  const several = owners.filter(({ kind }) => kind === 'organisation' || kind === 'group');
  if (nominal.refers === 'organisation' && several.length > 0) return several.map(({ key }) => key);
  if (sort === 'office' && !value.plural && value.actsFor === 'state')
    return named(nominal, owners, registry);
  const bodies = owners.filter(({ kind }) => kind === 'state' || kind === 'organisation');
  if (isMember(nominal) && several.length > 0 && !several.some(({ sector }) => FIGHTING.has(sector ?? '')))
    return named(nominal, owners, registry);
  // "his troops", of the leader of a militia
  const led = ARMED.has(value.sector ?? '') ? owners.flatMap((owner) => ledBy(owner, registry)) : [];
  if (led.length > 0) return led;
  const armed = ARMED.has(value.sector ?? '') && bodies.some(({ kind }) => kind === 'organisation');
  const isOwn = value.actsFor === 'self' || value.actsFor === 'place';
  // "Colombia's ELN guerrillas" fight for the ELN.
  const fighters = armed ? bodies.filter(isArmed) : [];
  if (fighters.length > 0) return fighters.map(({ key }) => key);
  if (bodies.length > 0 && (!isOwn || armed)) return bodies.map(({ key }) => key);
  const countries = owners.flatMap(({ country }) => country ?? []);
  if (value.actsFor === 'state' && countries.length === owners.length) return countries;
  return named(nominal, owners, registry);
}

/** The armed groups that somebody belongs to. */
function ledBy({ kind, roles }: ActorRecord, registry: ActorRegistry): string[] {
  if (kind !== 'person') return [];
  return roles.flatMap(({ of }) => (of !== null && isArmed(registry.get(of)) ? [of] : []));
}

/**
 * One member is not the body ("a member of NATO" is a state that the phrase does not name), unless it fights for it
 * ("a Hamas member"); several may stand for it.
 */
function isMember({ match: { sort, value } }: Nominal): boolean {
  return sort === 'role' && value.actsFor === 'organisation' && value.sector === null && !value.plural;
}

/** "Conservative lawmakers" are not the lawmakers spoken of before; "the rebel fighters" may be. */
function isDescribed(nominal: Nominal): boolean {
  return nominal.definiteness === 'bare' && isQualified(nominal);
}

function isQualified({ words, match }: Nominal): boolean {
  return words.split(' ').length > match.last - match.first + 1;
}

/** A group of fighters that has a name. */
function isArmed(record: ActorRecord | undefined): boolean {
  return (
    record !== undefined && !record.unnamed && record.kind !== 'person' && FIGHTING.has(record.sector ?? '')
  );
}

/**
 * Tells whether a named body can be spoken of by a noun: a company by "the company", a party by "the party", one of many states by
 * "the agency", and what the lexicon does not know by any noun for a body that is no state's.
 */
function isSuch(record: ActorRecord | undefined, { sector, actsFor }: RoleNoun, noun: string): boolean {
  if (record?.kind !== 'organisation' || record.unnamed || actsFor === 'state') return false;
  if (sector === null) return BROAD.has(noun) && INTERNATIONAL.has(record.code ?? '');
  return record.sector === sector || (record.sector === null && record.code === null);
}

const BROAD: ReadonlySet<string> = new Set(['agency', 'body']);
const INTERNATIONAL: ReadonlySet<string> = new Set(['UNO', 'IGO', 'EUR', 'NGO']);

const FIGHTING: ReadonlySet<string> = new Set(['REB', 'UAF', 'PRM', 'CRM']);

const ARMED: ReadonlySet<string> = new Set(['MIL', 'REB', 'UAF', 'PRM', 'COP', 'SPY']);

function named(nominal: Nominal, owners: readonly ActorRecord[], registry: ActorRegistry): readonly string[] {
  const { value } = nominal.match;
  const countries = new Set(owners.flatMap(({ country }) => country ?? []));
  const [where] = nominal.where?.mention.actors ?? [];
  if (countries.size === 0 && where !== undefined) countries.add(where);
  const country = countries.size === 1 ? [...countries][0]! : null;
  const kind = kindOf(nominal);
  const record = registry.named(
    {
      name: nameOf(nominal, owners, country === null ? null : (registry.state(country)?.label ?? null)),
      kind,
      country,
      code: country ?? codeOf(owners) ?? codeOf(backersOf(nominal, registry)),
      sector: value.sector,
      gender: value.gender,
      plural: kind === 'group',
      unnamed: true,
    },
    kind === 'person' && nominal.definiteness === 'indefinite',
  );
  return record ? [record.key] : [];
}

/** The code that all agree in: "U.N. workers" are of the UN. */
function codeOf(records: readonly ActorRecord[]): string | null {
  const codes = new Set(records.flatMap(({ code }) => code ?? []));
  return codes.size === 1 ? [...codes][0]! : null;
}

function backersOf({ backers }: Nominal, registry: ActorRegistry): ActorRecord[] {
  return backers.flatMap(({ mention }) => mention.actors.flatMap((key) => registry.get(key) ?? []));
}

/**
 * Its words, but "people of Iraq" whichever way the text says it; an office that its owner's name does not stand before gets it:
 * "its minister", of Norway, is "Norway minister".
 */
function nameOf(
  { words, match, owners: worded }: Nominal,
  owners: readonly ActorRecord[],
  country: string | null,
): string {
  if (match.value.actsFor === 'place' && country !== null) return `${match.value.noun} of ${country}`;
  const state = owners.length === 1 && owners[0]!.kind === 'state' ? owners[0]!.label : null;
  const isBefore = worded.some(({ phrase }) => phrase.last < match.first);
  return match.sort === 'office' && state !== null && !isBefore ? `${state} ${words}` : words;
}

function kindOf(nominal: Nominal): ActorKind {
  if (nominal.match.sort === 'body') return nominal.match.value.plural ? 'group' : 'organisation';
  return isPlural(nominal) ? 'group' : 'person';
}

function isPlural({ match, refers }: Nominal): boolean {
  return match.value.plural || refers === 'group';
}
