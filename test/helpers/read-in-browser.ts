import { compileRules, readArticle, readPlaces, type Article } from '../../src/index.ts';
import type { ParseHtml } from '../../src/article/index.ts';

/** The files of data/lexicon that reading an article takes. */
export interface ArticleLexicon {
  readonly boilerplate: string;
  readonly states: string;
  readonly cities: string;
}

/** Returns the article of a page; by the browser's own parser where no other is given. */
export async function readPage(
  html: string,
  lexicon: ArticleLexicon,
  parseHtml?: ParseHtml,
): Promise<Article> {
  const rules = compileRules(lexicon.boilerplate, readPlaces(lexicon.states, lexicon.cities));
  return readArticle(new TextEncoder().encode(html), 'page.html', rules, { parseHtml });
}
