export type { ParseHtml } from './html.ts';
export { articleFromText, readArticle, readPlainText, type ArticleFacts, type ReadOptions } from './read.ts';
export { formatOf } from './text-format.ts';
export { ARTICLE_TABLES, compileRules, rulesFrom, type BoilerplateRules } from './rules.ts';
export { readPlaces } from './places.ts';
