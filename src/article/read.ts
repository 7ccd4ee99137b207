import type { Article } from '../types/article.ts';
import { decodeHtml, decodeText } from './decode.ts';
import type { Draft } from './draft.ts';
import { finish, idOf } from './finish.ts';
import { formatOf } from './text-format.ts';
import { splitPlain } from './pieces.ts';
import type { ParseHtml } from './html.ts';
import type { BoilerplateRules } from './rules.ts';

/** How a file is read. */
export interface ReadOptions {
  /** How to make a document of a page; by default as the browser does. */
  readonly parseHtml?: ParseHtml | undefined;
  /** Is told in a line what had to be guessed, such as the encoding. */
  readonly note?: ((line: string) => void) | undefined;
}

/**
 * Read an article out of a file: plain text, Markdown or HTML, told apart by name and content.
 *
 * The stored text of plain text is the file's, to the character; see `readMarkdown` and `readHtml` for theirs.
 *
 * @param name the file's name or path: for messages, and without folder and extension the article's id.
 * @throws UserError where the file is empty, no text, or holds no article.
 */
export async function readArticle(
  bytes: Uint8Array,
  name: string,
  rules: BoilerplateRules,
  options: ReadOptions = {},
): Promise<Article> {
  return finish(await readDraft(bytes, name, rules, options), idOf(name), rules);
}

/**
 * As `readArticle`, of a file that is known to be plain text.
 *
 * @throws UserError where the file is empty or no text.
 */
export function readPlainText(bytes: Uint8Array, name: string, rules: BoilerplateRules): Article {
  return finish(plainDraft(decodeText(bytes, name)), idOf(name), rules);
}

/** What is known of an article beside its text. */
export interface ArticleFacts {
  readonly id: string;
  readonly title?: string | null;
  readonly date?: string | null;
}

/** The article that a plain text is. */
export function articleFromText(text: string, facts: ArticleFacts, rules: BoilerplateRules): Article {
  const { id, title = null, date = null } = facts;
  return finish({ ...plainDraft(text), title, date }, id, rules);
}

/** The libraries behind marked-up text cost more to load than a whole article costs to read. */
async function readDraft(
  bytes: Uint8Array,
  name: string,
  rules: BoilerplateRules,
  { parseHtml, note }: ReadOptions,
): Promise<Draft> {
  const format = formatOf(bytes, name);
  if (format === 'html') {
    const { readHtml } = await import('./html.ts');
    return readHtml(decodeHtml(bytes, name, note), name, rules, parseHtml);
  }
  const text = decodeText(bytes, name, note);
  if (format === 'markdown') return (await import('./markdown.ts')).readMarkdown(text, name);
  return plainDraft(text);
}

function plainDraft(text: string): Draft {
  return { text, pieces: splitPlain(text), title: null, date: null, source: null, url: null };
}
