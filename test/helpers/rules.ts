import { readFileSync } from 'node:fs';
import { compileRules, type BoilerplateRules } from '../../src/article/index.ts';

/** The boilerplate patterns of data/lexicon. */
export const RULES: BoilerplateRules = compileRules(readFileSync('data/lexicon/boilerplate.csv', 'utf8'));
