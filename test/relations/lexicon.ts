import { readdirSync, readFileSync } from 'node:fs';
import { createTriggers, type Triggers } from '../../src/relations/triggers.ts';

/** The committed files of data/lexicon by name. */
export const FILES: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync('data/lexicon')
    .filter((name) => name.endsWith('.csv'))
    .map((name) => [name, readFileSync(`data/lexicon/${name}`, 'utf8')]),
);

/** The ontology of the project with a handful of words. */
export const TRIGGERS: Triggers = createTriggers({
  'events.csv': FILES['events.csv']!,
  'modes.csv': FILES['modes.csv']!,
  'verbs.csv': 'verb,object,event,mode\nattack,,ASSAULT,aerial\nblame,,ACCUSE,\n',
  'nouns.csv': 'noun,event,mode\ntalk,CONSULT,third-party\n',
  'support.csv': 'verb,effect\nhold,does\n',
  'contexts.csv': 'word,context\nmissile,military|wmd\ntrade talk,economic\n',
});
