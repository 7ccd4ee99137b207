import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { UserError } from '../types/errors.ts';
import type { BlockKind } from '../types/article.ts';
import { dateFromMetadata } from './dates.ts';
import type { Draft } from './draft.ts';
import { joinParts, type Part } from './pieces.ts';

/** Fewer characters of text are a menu or a notice and no article. */
const SHORTEST_ARTICLE = 140;

const BLOCK_TAGS: Readonly<Record<string, BlockKind | 'text' | 'skip'>> = {
  P: 'text',
  LI: 'text',
  BLOCKQUOTE: 'text',
  PRE: 'text',
  TD: 'text',
  DD: 'text',
  DIV: 'text',
  SECTION: 'text',
  ARTICLE: 'text',
  FIGCAPTION: 'caption',
  H1: 'subhead',
  H2: 'subhead',
  H3: 'subhead',
  H4: 'subhead',
  H5: 'subhead',
  H6: 'subhead',
  SCRIPT: 'skip',
  STYLE: 'skip',
  NOSCRIPT: 'skip',
  BUTTON: 'skip',
  SVG: 'skip',
};

/**
 * Read the article out of an HTML page, with Mozilla's Readability; title, date, source and address come from the
 * page's JSON-LD and meta tags. The stored text is title, deck and blocks, with blank lines between them.
 *
 * @throws UserError where the page holds no article.
 */
export function readHtml(html: string, name: string): Draft {
  const { document } = parseHTML(/<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`);
  const metadata = readMetadata(document);
  const article = new Readability(document, {
    charThreshold: SHORTEST_ARTICLE,
  }).parse();
  if (!article?.content || (article.textContent ?? '').trim().length < SHORTEST_ARTICLE) {
    throw new UserError(
      `${name}: no article in this page; save the article's own page, or its text as a .txt file`,
    );
  }
  const title = metadata.title ?? (article.title?.trim() || null);
  const body = parseHTML(`<html><body>${article.content}</body></html>`).document.body;
  const parts = readBlocks(body as unknown as Element).filter((part) => part.text !== title);
  const before: Part[] = title === null ? [] : [{ text: title, kind: 'title' }];
  if (metadata.deck !== null && isNews(metadata.deck, parts))
    before.push({ text: metadata.deck, kind: 'deck' });
  const { date, source, url } = metadata;
  return {
    ...joinParts([...before, ...parts]),
    title,
    date,
    source: source ?? article.siteName ?? null,
    url,
  };
}

/** Whether a description says what the body does not say in the same words, and is not cut off. */
function isNews(deck: string, parts: readonly Part[]): boolean {
  const opening = deck.slice(0, 60);
  return !/(?:…|\.\.\.)$/.test(deck) && !parts.some((part) => part.text.includes(opening));
}

interface Metadata {
  readonly title: string | null;
  readonly deck: string | null;
  readonly date: string | null;
  readonly source: string | null;
  readonly url: string | null;
}

function readMetadata(document: Document): Metadata {
  const data = findJsonLd(document);
  const meta = (...names: string[]): string | null => {
    for (const name of names) {
      const tag = document.querySelector(
        `meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`,
      );
      const content = tag?.getAttribute('content');
      if (content?.trim()) return plain(content);
    }
    return null;
  };
  const dated =
    textAt(data, 'datePublished') ??
    meta(
      'article:published_time',
      'datePublished',
      'date',
      'pubdate',
      'parsely-pub-date',
      'DC.date.issued',
    ) ??
    document.querySelector('time[datetime]')?.getAttribute('datetime');
  return {
    title: textAt(data, 'headline') ?? meta('og:title', 'twitter:title'),
    deck: meta('og:description', 'description') ?? textAt(data, 'description'),
    date: dated ? dateFromMetadata(dated) : null,
    source: textAt(data?.['publisher'], 'name') ?? meta('og:site_name', 'application-name'),
    url: document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta('og:url'),
  };
}

/** The JSON-LD object that describes the article; broken ones are passed over. */
function findJsonLd(document: Document): Record<string, unknown> | null {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const found = objectsIn(script.textContent ?? '').find((one) =>
      /Article|Report/.test(String(one['@type'])),
    );
    if (found) return found;
  }
  return null;
}

function objectsIn(json: string): Record<string, unknown>[] {
  try {
    const value: unknown = JSON.parse(json);
    const graph = (value as { '@graph'?: unknown } | null)?.['@graph'];
    const list: unknown[] = [value, graph].flat();
    return list.filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null);
  } catch {
    return [];
  }
}

function textAt(value: unknown, key: string): string | null {
  const found = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : null;
  return typeof found === 'string' && found.trim() !== '' ? plain(found) : null;
}

/** The innermost blocks of an element in reading order, each with its words. */
function readBlocks(element: Element): Part[] {
  const parts: Part[] = [];
  let loose = '';
  const flush = () => {
    if (loose.trim() !== '') parts.push({ text: plain(loose), kind: null });
    loose = '';
  };
  for (const child of element.childNodes) {
    const tag = child.nodeName.toUpperCase();
    const kind = BLOCK_TAGS[tag];
    if (kind === 'skip') continue;
    if (tag === 'BR') loose += '\n';
    else if (child.nodeType === 3) loose += child.textContent ?? '';
    else if (child.nodeType !== 1) continue;
    else if (kind === 'caption' || kind === 'subhead') {
      flush();
      parts.push({ text: plain(child.textContent ?? ''), kind });
    } else if (kind === 'text' || holdsBlocks(child as Element)) {
      flush();
      parts.push(...readBlocks(child as Element));
    } else loose += child.textContent ?? '';
  }
  flush();
  return parts;
}

function holdsBlocks(element: Element): boolean {
  return element.querySelector('p, li, div, figcaption, blockquote, h1, h2, h3, h4') !== null;
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
