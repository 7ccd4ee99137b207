import { UserError } from '../types/errors.ts';
import type { Draft } from './draft.ts';
import { findBody } from './page-body.ts';
import { LONGEST_HEADING, plain, readBlocks } from './page-blocks.ts';
import { readPageFacts } from './page-facts.ts';
import { titleOf, type BoilerplateRules } from './rules.ts';
import { shownTitle } from './titles.ts';
import { joinParts, splitPlain, type Part } from './pieces.ts';

/** Makes a document of an HTML page, as a browser's `DOMParser` does: with a body, scripts not run. */
export type ParseHtml = (html: string) => Document | Promise<Document>;

/** A page becomes a document that runs no script and loads nothing. */
function parseAsBrowser(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

/** The title of a page stands above its text. */
const FIRST_LINES = 3;
/** What JSON-LD has beyond what stands on the page shows that the page does not show the article. */
const MUCH_LONGER = 1.5;

/**
 * Read the article out of an HTML page; title, date, source and address come from the page's JSON-LD, meta tags and
 * marked elements. The stored text is title, deck and blocks, with blank lines between them.
 *
 * @param parse how to make a document of a page; by default as the browser does.
 * @throws UserError where the page holds no article.
 */
export async function readHtml(
  html: string,
  name: string,
  rules: BoilerplateRules,
  parse: ParseHtml = parseAsBrowser,
): Promise<Draft> {
  const document = await parse(html);
  const facts = readPageFacts(document);
  const body = await findBody(async () => parse(html));
  const shown = body ? readBlocks(body) : [];
  const lines = shown.slice(0, FIRST_LINES).map((part) => part.text);
  const title =
    facts.title === null
      ? null
      : (shownTitle(facts.title, lines) ?? titleOf(facts.title, facts.source, rules));
  const parts = (isShort(shown, facts.body) ? partsOf(facts.body!) : shown).filter(
    (part) => part.text !== title && part.text !== facts.title,
  );
  if (parts.length === 0) {
    throw new UserError(
      `${name}: no article in this page; save the article's own page, or its text as a .txt file`,
    );
  }
  const before: Part[] = title === null ? [] : [{ text: title, kind: 'title' }];
  for (const deck of [facts.lead, facts.deck]) {
    if (deck !== null && isNews(deck, [...before, ...parts])) before.push({ text: deck, kind: 'deck' });
  }
  const { date, dateOrder, source, url } = facts;
  const text = joinParts([...before, ...markLeads(parts, facts.lead)]);
  return { ...text, title, date, dateOrder, source, url };
}

/** What is set as a heading is the lead where the page calls it so, or where it is long and stands before all else. */
function markLeads(parts: readonly Part[], lead: string | null): Part[] {
  const first = parts.findIndex((part) => part.kind === null);
  return parts.map((part, i) => {
    const isLong = i < first && part.text.split(' ').length > LONGEST_HEADING;
    return part.kind === 'subhead' && (isLong || part.text === lead) ? { ...part, kind: 'deck' } : part;
  });
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
