import { readFileSync } from 'node:fs';
import { ARTICLE_TABLES, rulesFrom, type BoilerplateRules } from '../../src/article/index.ts';

/** The boilerplate patterns of data/lexicon. */
export const RULES: BoilerplateRules = rulesFrom(
  Object.fromEntries(ARTICLE_TABLES.map((name) => [name, readFileSync(`data/lexicon/${name}`, 'utf8')])),
);
