import { readFileSync } from 'node:fs';
import { compileRules, readPlaces, type BoilerplateRules } from '../../src/article/index.ts';

const lexicon = (name: string): string => readFileSync(`data/lexicon/${name}`, 'utf8');

/** The boilerplate patterns of data/lexicon. */
export const RULES: BoilerplateRules = compileRules(
  lexicon('boilerplate.csv'),
  readPlaces(lexicon('states.csv'), lexicon('cities.csv')),
);
