export type { ParseHtml } from './html.ts';
export { articleFromText, readArticle, readArticleBy, type ArticleFacts, type ReadOptions } from './read.ts';
export { compileRules, type BoilerplateRules } from './rules.ts';
export { readPlaces } from './places.ts';
