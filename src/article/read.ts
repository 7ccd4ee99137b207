import type { Article } from '../types/article.ts';
import { decodeHtml, decodeText } from './decode.ts';
import type { Draft } from './draft.ts';
import { finish, idOf } from './finish.ts';
import { formatOf } from './text-format.ts';
import { splitPlain } from './pieces.ts';
import type { ParseHtml, readHtml } from './html.ts';
import type { readMarkdown } from './markdown.ts';
import type { BoilerplateRules } from './rules.ts';

/** Loads what reads marked-up text: the libraries behind it cost more to load than a whole article costs to read. */
export interface MarkupLoaders {
  readonly html: () => Promise<{ readonly readHtml: typeof readHtml }>;
  readonly markdown: () => Promise<{ readonly readMarkdown: typeof readMarkdown }>;
}

const MODULES: MarkupLoaders = {
  html: () => import('./html.ts'),
  markdown: () => import('./markdown.ts'),
};

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
  return readArticleBy(MODULES, bytes, name, rules, options);
}

/**
 * As `readArticle`, for a program that loads the readers of marked-up text in its own way, such as a page by a script.
 *
 * @throws UserError where the file is empty, no text, or holds no article; what the loaders throw.
 */
export async function readArticleBy(
  load: MarkupLoaders,
  bytes: Uint8Array,
  name: string,
  rules: BoilerplateRules,
  options: ReadOptions = {},
): Promise<Article> {
  const draft = await readDraft(load, bytes, name, rules, options);
  return finish(draft, idOf(name), rules);
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
  return finish({ text, pieces: splitPlain(text), title, date, source: null, url: null }, id, rules);
}

async function readDraft(
  load: MarkupLoaders,
  bytes: Uint8Array,
  name: string,
  rules: BoilerplateRules,
  { parseHtml, note }: ReadOptions,
): Promise<Draft> {
  const format = formatOf(bytes, name);
  if (format === 'html')
    return (await load.html()).readHtml(decodeHtml(bytes, name, note), name, rules, parseHtml);
  const text = decodeText(bytes, name, note);
  if (format === 'markdown') return (await load.markdown()).readMarkdown(text, name);
  return { text, pieces: splitPlain(text), title: null, date: null, source: null, url: null };
}
