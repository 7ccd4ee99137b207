import type { Article } from '../types/article.ts';
import { decodeHtml } from './decode.ts';
import { finish, idOf } from './finish.ts';
import { readHtml } from './html.ts';
import type { BoilerplateRules } from './rules.ts';

/**
 * Read an article out of a web page by the parser of the browser, as `readArticle` does; for scripts of a page, which
 * need not load what reads other formats.
 *
 * @throws UserError where the page holds no article.
 */
export async function readPage(bytes: Uint8Array, name: string, rules: BoilerplateRules): Promise<Article> {
  return finish(await readHtml(decodeHtml(bytes, name), name, rules), idOf(name), rules);
}
