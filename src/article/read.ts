import { slug } from '../lexicon/index.ts';
import type { Article } from '../types/article.ts';
import { classify } from './classify.ts';
import { dateFromText, readCopyright } from './dates.ts';
import { decodeHtml, decodeText } from './decode.ts';
import type { Draft } from './draft.ts';
import { splitPlain } from './pieces.ts';
import type { ParseHtml } from './html.ts';
import { titleOf, type BoilerplateRules } from './rules.ts';

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
  const draft = await readDraft(bytes, name, rules, options);
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

/** A page becomes a document that runs no script and loads nothing. */
function parseAsBrowser(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

async function readDraft(
  bytes: Uint8Array,
  name: string,
  rules: BoilerplateRules,
  { parseHtml = parseAsBrowser, note }: ReadOptions,
): Promise<Draft> {
  const format = formatOf(bytes, name);
  // The libraries behind these two cost more to load than a whole article costs to read.
  if (format === 'html')
    return (await import('./html.ts')).readHtml(decodeHtml(bytes, name, note), name, rules, parseHtml);
  const text = decodeText(bytes, name, note);
  if (format === 'markdown') return (await import('./markdown.ts')).readMarkdown(text, name);
  return { text, pieces: splitPlain(text), title: null, date: null, source: null, url: null };
}

function formatOf(bytes: Uint8Array, name: string): 'plain' | 'markdown' | 'html' {
  // Stops of zero are left out, so that UTF-16 is recognised, too.
  const head = new TextDecoder('latin1')
    .decode(bytes.subarray(0, 1024))
    .replace(/^(?:ï»¿|ÿþ|þÿ)|\0/g, '')
    .trimStart();
  if (
    /\.x?html?$/i.test(name) ||
    /^<(?:!doctype html|html[\s>]|!--|\?xml[^>]*>\s*<(?:!doctype html|html[\s>])|head[\s>]|body[\s>])/i.test(
      head,
    )
  )
    return 'html';
  if (/\.(?:md|markdown)$/i.test(name)) return 'markdown';
  return !/\.\w{1,5}$/.test(name) && /^---[ \t]*\r?\n[\w-]+:/.test(head) ? 'markdown' : 'plain';
}

function finish(draft: Draft, id: string, rules: BoilerplateRules): Article {
  const { text, url } = draft;
  const blocks = classify(text, draft.pieces, rules, draft.source);
  const titleBlock = blocks.find((block) => block.kind === 'title');
  const title = titleBlock ? text.slice(titleBlock.start, titleBlock.end) : draft.title;
  return {
    id,
    title: title === null ? null : titleOf(draft.title ?? title, draft.source, rules),
    date: draft.date ?? dateFromText(text, blocks, draft.dateOrder),
    source: draft.source ?? sourceFromText(text, blocks, rules),
    url,
    text,
    blocks,
  };
}

/** The agency of the dateline, else the holder of the copyright; null where there is neither. */
function sourceFromText(text: string, blocks: Article['blocks'], rules: BoilerplateRules): string | null {
  const lines = blocks
    .filter((block) => block.kind === 'boilerplate')
    .map(({ start, end }) => text.slice(start, end));
  const agency = lines
    .map((line) => rules.findDateline(`${line} `)?.agency ?? null)
    .find((found) => found !== null);
  return (
    agency ??
    lines.map((line) => readCopyright(line)?.holder ?? null).find((holder) => holder !== null) ??
    null
  );
}

function idOf(name: string): string {
  const file = name.split(/[/\\]/).at(-1) ?? name;
  return slug(file.replace(/(?<=.)\.\w{1,8}$/, '')) || 'article';
}
