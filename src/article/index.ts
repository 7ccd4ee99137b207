export type { ParseHtml } from './html.ts';
export { articleFromText, readArticle, readArticleBy, type ArticleFacts, type ReadOptions } from './read.ts';
export { ARTICLE_TABLES, compileRules, rulesFrom, type BoilerplateRules } from './rules.ts';
export { readPlaces } from './places.ts';
