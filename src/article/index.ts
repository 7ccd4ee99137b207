export type { ParseHtml } from './html.ts';
export { articleFromText, readArticle, type ArticleFacts } from './read.ts';
export { compileRules, type BoilerplateRules } from './rules.ts';
