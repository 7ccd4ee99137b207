/** What makes articles of pages and Markdown: a script that the page loads when a file needs it, and which leaves its function there. */
import { ARTICLE_TABLES, readArticle, rulesFrom, type BoilerplateRules } from '../../src/article/index.ts';
import type { Article } from '../../src/types/article.ts';
import { fetchTable } from '../worker/engine-files.ts';

/**
 * Returns the article in a file.
 *
 * @param data the address of the folder of what the engine knows, with a slash at its end.
 * @throws UserError of the script's own, by its name, where the file holds no article; Error naming a table that is not there.
 */
export type ReadMarkup = (data: string, bytes: Uint8Array, name: string) => Promise<Article>;

declare global {
  /** Undefined until the script has run. */
  var actorgraphReadMarkup: ReadMarkup | undefined;
}

let rules: Promise<BoilerplateRules> | null = null;

async function loadRules(data: string): Promise<BoilerplateRules> {
  const tables = await Promise.all(ARTICLE_TABLES.map((name) => fetchTable(data, name)));
  return rulesFrom(Object.fromEntries(tables));
}

globalThis.actorgraphReadMarkup = async (data, bytes, name) => {
  rules ??= loadRules(data);
  // What could not be fetched may be there the next time.
  rules.catch(() => (rules = null));
  return readArticle(bytes, name, await rules);
};
