import type { ActorKind } from '../types/actor.ts';
import type { SpellingKey } from './spellings.ts';
import type { PhraseTable } from './phrases.ts';

/** PLOVER sectors: those of armed and state actors first, then society. */
export const SECTORS = [
  'COP',
  'GOV',
  'JUD',
  'LEG',
  'MIL',
  'PRM',
  'PTY',
  'REB',
  'SPY',
  'UAF',
  'UNK',
  'AGR',
  'BUS',
  'CRM',
  'CVL',
  'EDU',
  'ELI',
  'JRN',
  'LAB',
  'MED',
  'REF',
  'OPP',
  'PRE',
  'REL',
  'SOC',
] as const;

/** PLOVER codes of bodies that belong to no single state. */
export const BODY_CODES = ['UNO', 'EUR', 'IGO', 'NGO', 'ISM', 'IMG', 'MNC'] as const;

export type Sector = (typeof SECTORS)[number];
export type Gender = 'm' | 'f';

/**
 * For whom somebody acts: for the state, for the organisation it belongs to, or for nobody but itself; what acts for its
 * `owner` ("Turkish tanks") is nobody where the text names none, and what belongs to a `place` ("people of Iraq") nobody
 * where it does not say where.
 */
export type ActsFor = 'state' | 'organisation' | 'owner' | 'place' | 'self';

/** A time in which somebody held an office. */
export interface Term {
  /** As persons.csv words it: "head of government". */
  readonly office: string;
  /** Key of the state or body. */
  readonly of: string;
  /** First and last day, `YYYY-MM-DD`; no last day where it goes on. */
  readonly from: string;
  readonly to: string | null;
}

/** An actor that the lexicon knows by name. */
export interface KnownActor {
  readonly key: string;
  readonly name: string;
  readonly kind: ActorKind;
  /** ISO alpha-3 of the state that it is or acts for, or a body code; null where unknown. */
  readonly code: string | null;
  readonly country: string | null;
  readonly sector: Sector | null;
  readonly wikidata: string | null;
  /** Keys of member states, sorted. */
  readonly members: readonly string[];
  readonly gender: Gender | null;
  /** `state`: its name is another word for the government of `country` ("the Kremlin"). */
  readonly actsFor: 'state' | 'self';
  /** Persons only: the offices they held, in order of their first days. */
  readonly terms: readonly Term[];
  /** States only: a sovereign (or disputed) state, a part of one, what claims to be no part any more, or of the past. */
  readonly status: 'state' | 'territory' | 'breakaway' | 'former' | null;
}

/**
 * What a name form says. `capital`: a place that also stands for its government; `city`: a place only;
 * `prefix`: the first part of a compound ("Sino-"); `singular` and `plural`: people of the state.
 */
export type NameForm = 'name' | 'adjective' | 'singular' | 'plural' | 'prefix' | 'capital' | 'city';

/** What a phrase of the lexicon names. */
export interface Name {
  readonly actor: KnownActor;
  readonly form: NameForm;
  /** The spelling in the lexicon. */
  readonly phrase: string;
}

/** A noun for people or bodies without a name: "troops", "foreign ministry", "prime minister". */
export interface RoleNoun {
  /** The singular, or the plural where there is no singular. */
  readonly noun: string;
  readonly plural: boolean;
  readonly sector: Sector | null;
  readonly actsFor: ActsFor;
  readonly gender: Gender | null;
  /** Offices only: stands before a person's name ("President Macron"). */
  readonly title: boolean;
  /** Offices only: `yes` for that of a head of state or government, `any` for a word for whoever has one ("leader"). */
  readonly leads: 'yes' | 'any' | null;
  /** Offices only: the terms of persons.csv that a holder has. */
  readonly terms: readonly string[];
}

/** An ethnic or religious group: "Kurds", "Shiite". */
export interface GroupName {
  /** The plural that names the group. */
  readonly name: string;
  readonly form: 'adjective' | 'singular' | 'plural';
  readonly kind: 'ethnic' | 'religious' | 'region';
  readonly country: string | null;
  readonly sector: Sector | null;
}

/** A rule for a name that often means something else. */
export interface FalseFriend {
  readonly name: string;
  /**
   * Where one of the words must stand for the rule to hold: `heard` anywhere in the article; `without`: none may stand in the
   * sentence; `unheard`: none in the article.
   */
  readonly where: 'before' | 'after' | 'sentence' | 'without' | 'heard' | 'unheard';
  /** Single words as written; the classes `<given-name>` and `<capitalised>` are allowed too. */
  readonly words: readonly string[];
  /** What the name means then: an actor, or null for no actor. */
  readonly means: KnownActor | null;
}

/** People who hold or held office, by what they are called. */
export interface Leaders {
  /** Returns all who are called by a surname, those of persons.csv first; throws a UserError where a row is not understood. */
  called(surname: string): readonly KnownActor[];
  /** Returns the one with this full name in any spelling; undefined where there is none. */
  named(name: string): KnownActor | undefined;
  /** Returns all of leaders.csv. */
  all(): KnownActor[];
}

/** All knowledge about actors, checked and frozen. */
export interface Lexicon {
  /** By key. */
  readonly actors: ReadonlyMap<string, KnownActor>;
  readonly names: PhraseTable<Name>;
  /** Who held which office when. */
  readonly leaders: Leaders;
  /** The key of a person's name, the same for all spellings of it. */
  readonly spellingKey: SpellingKey;
  /** Titles and offices of single persons. */
  readonly offices: PhraseTable<RoleNoun>;
  /** People without a name. */
  readonly roles: PhraseTable<RoleNoun>;
  /** Bodies without a name. */
  readonly bodies: PhraseTable<RoleNoun>;
  readonly groups: PhraseTable<GroupName>;
  /** Rules by name, in file order; the first that holds counts. */
  readonly falseFriends: ReadonlyMap<string, readonly FalseFriend[]>;
  /** Given names; null where both women and men bear it. */
  readonly givenNames: ReadonlyMap<string, Gender | null>;
  /** The text of the other files of the folder by file name, for the relation engine. */
  readonly triggers: Readonly<Record<string, string>>;
}
