/** The knowledge about actors: text of the files in data/lexicon to checked, frozen tables. */
import { UserError } from '../types/errors.ts';
import { ActorRegister, readCities, readNationalBodies, readOrganisations, readStates } from './actors.ts';
import { LeaderTable } from './leaders.ts';
import { readPersons } from './persons.ts';
import { readFalseFriends, readGivenNames, readGroups, readRoleNouns } from './nouns.ts';
import { PhraseTable } from './phrases.ts';
import { readSpellings } from './spellings.ts';
import type { Lexicon } from './types.ts';

/** In the order in which they are read: states first, since all others speak of them. */
const ACTOR_FILES = {
  'states.csv': readStates,
  'organisations.csv': readOrganisations,
  'national-bodies.csv': readNationalBodies,
  'armed-groups.csv': readOrganisations,
  'persons.csv': readPersons,
  'cities.csv': readCities,
} as const;

const NOUN_FILES = [
  'offices.csv',
  'roles.csv',
  'bodies.csv',
  'groups.csv',
  'false-friends.csv',
  'first-names.csv',
  'leaders.csv',
  'spellings.csv',
] as const;

/** Passed on as text to the stages that read them. */
const TRIGGER_FILES = [
  'verbs.csv',
  'nouns.csv',
  'adjectives.csv',
  'support.csv',
  'control.csv',
  'reporting.csv',
  'status.csv',
  'contexts.csv',
  'shell-nouns.csv',
  'events.csv',
  'modes.csv',
  'boilerplate.csv',
  'anaphora.csv',
  'locatives.csv',
  'words.csv',
] as const;

/** The names of all files that make up the lexicon, in reading order. */
export const LEXICON_FILES: readonly string[] = [
  ...Object.keys(ACTOR_FILES),
  ...NOUN_FILES,
  ...TRIGGER_FILES,
  'planned.csv',
];

/**
 * Checks and joins the files of the lexicon.
 *
 * @param files File name (as in `LEXICON_FILES`) to text. A file left out is taken as empty.
 * @returns Tables that do not change any more. Trigger files are passed on as text.
 * @throws UserError naming file, line and remedy at the first mistake.
 */
export function createLexicon(files: Readonly<Record<string, string>>): Lexicon {
  const unknown = Object.keys(files).find((name) => !LEXICON_FILES.includes(name));
  if (unknown !== undefined) {
    throw new UserError(
      `${unknown}: not a file of the lexicon; rename it to one of: ${LEXICON_FILES.join(', ')}`,
    );
  }
  const register = new ActorRegister();
  for (const [file, read] of Object.entries(ACTOR_FILES)) {
    const text = files[file];
    if (text !== undefined) read(register, file, text);
  }
  const text = (file: (typeof NOUN_FILES)[number]): string => files[file] ?? EMPTY[file];
  const roleNouns = (file: 'offices.csv' | 'roles.csv' | 'bodies.csv') =>
    new PhraseTable(readRoleNouns(file, text(file)));
  const falseFriends = readFalseFriends(register, 'false-friends.csv', text('false-friends.csv'));
  const spellingKey = readSpellings('spellings.csv', text('spellings.csv'));
  // "Persian Gulf" takes its words from the Persians too.
  const nobody = register.names.flatMap(({ key, value, letterCase }) =>
    value === null ? [{ key, value, letterCase }] : [],
  );
  return Object.freeze({
    actors: register.actors,
    names: new PhraseTable(register.names),
    leaders: new LeaderTable(register, 'leaders.csv', text('leaders.csv'), spellingKey),
    spellingKey,
    offices: roleNouns('offices.csv'),
    roles: roleNouns('roles.csv'),
    bodies: roleNouns('bodies.csv'),
    groups: new PhraseTable([...readGroups(register, 'groups.csv', text('groups.csv')), ...nobody]),
    falseFriends,
    givenNames: readGivenNames('first-names.csv', text('first-names.csv')),
    triggers: Object.freeze(
      Object.fromEntries(
        Object.entries(files).filter(([name]) => TRIGGER_FILES.some((file) => file === name)),
      ),
    ),
  });
}

/** Header lines that stand for files left out. */
const EMPTY: Readonly<Record<(typeof NOUN_FILES)[number], string>> = {
  'offices.csv': 'acts_for',
  'roles.csv': 'acts_for',
  'bodies.csv': 'acts_for',
  'groups.csv': 'plural,kind',
  'false-friends.csv': 'name,where,means',
  'first-names.csv': 'name',
  'leaders.csv': 'name',
  'spellings.csv': 'standard,variants',
};
