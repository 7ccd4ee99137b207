import { UserError } from '../types/errors.ts';
import type { Draft } from './draft.ts';
import { findBody } from './page-body.ts';
import { plain, readBlocks } from './page-blocks.ts';
import { readPageFacts } from './page-facts.ts';
import { joinParts, splitPlain, type Part } from './pieces.ts';

/** Makes a document of an HTML page, as a browser's `DOMParser` does: with a body, scripts not run. */
export type ParseHtml = (html: string) => Document | Promise<Document>;

/** What JSON-LD has beyond what stands on the page shows that the page does not show the article. */
const MUCH_LONGER = 1.5;

/**
 * Read the article out of an HTML page; title, date, source and address come from the page's JSON-LD, meta tags and
 * marked elements. The stored text is title, deck and blocks, with blank lines between them.
 *
 * @throws UserError where the page holds no article.
 */
export async function readHtml(html: string, name: string, parse: ParseHtml): Promise<Draft> {
  const document = await parse(html);
  const facts = readPageFacts(document);
  const body = await findBody(async () => parse(html));
  const shown = body ? readBlocks(body) : [];
  const parts = (isShort(shown, facts.body) ? partsOf(facts.body!) : shown).filter(
    (part) => part.text !== facts.title,
  );
  if (parts.length === 0) {
    throw new UserError(
      `${name}: no article in this page; save the article's own page, or its text as a .txt file`,
    );
  }
  const { title, deck, date, source, url } = facts;
  const before: Part[] = title === null ? [] : [{ text: title, kind: 'title' }];
  if (deck !== null && isNews(deck, parts)) before.push({ text: deck, kind: 'deck' });
  return { ...joinParts([...before, ...parts]), title, date, source, url };
}

function isShort(parts: readonly Part[], whole: string | null): boolean {
  const length = parts.reduce((sum, part) => sum + part.text.length, 0);
  return whole !== null && whole.length > length * MUCH_LONGER;
}

function partsOf(text: string): Part[] {
  return splitPlain(text).map(({ start, end }) => ({ text: plain(text.slice(start, end)), kind: null }));
}

/** Whether a description says what the body does not say in the same words, and is not cut off. */
function isNews(deck: string, parts: readonly Part[]): boolean {
  const opening = deck.slice(0, 60);
  return !/(?:…|\.\.\.)$/.test(deck) && !parts.some((part) => part.text.includes(opening));
}
