export { CITY_COLUMNS, STATE_COLUMNS } from './actors.ts';
export { createLexicon, LEXICON_FILES } from './lexicon.ts';
export { PhraseTable, type LetterCase, type PhraseEntry, type PhraseMatch } from './phrases.ts';
export { readEvents, VERB_COLUMNS, type EventClass } from './ontology.ts';
export { alternatives, oneOf, openTable, readTable, rowError, type Columns, type Row } from './table.ts';
export type { SpellingKey } from './spellings.ts';
export { phraseUnits, slug, toUnits, type Units } from './units.ts';
export { BODY_CODES, SECTORS } from './types.ts';
export type {
  ActsFor,
  FalseFriend,
  Gender,
  GroupName,
  KnownActor,
  Leaders,
  Lexicon,
  Name,
  NameForm,
  RoleNoun,
  Sector,
  Term,
} from './types.ts';
