import { parseHTML } from 'linkedom';
import { parseFeed } from 'feedsmith';
import { UserError } from '../types/errors.ts';
import { isDay, type CorpusRecord } from './record.ts';

/** What we ask of an item of RSS (of any version) and of an entry of Atom. */
interface Item {
  readonly title?: string;
  readonly link?: string;
  readonly description?: string;
  readonly guid?: { readonly value?: string };
  readonly pubDate?: string;
  readonly content?: { readonly encoded?: string };
  readonly dc?: { readonly dates?: readonly string[]; readonly date?: string };
}
interface Entry {
  readonly id?: string;
  readonly title?: { readonly value?: string };
  readonly links?: readonly { readonly href?: string; readonly rel?: string }[];
  readonly published?: string;
  readonly updated?: string;
  readonly content?: { readonly value?: string };
  readonly summary?: { readonly value?: string };
}

/**
 * The entries of an RSS or Atom feed as records: title and text, without mark-up.
 *
 * @throws UserError where it is no feed.
 */
export function readFeed(text: string, name: string): CorpusRecord[] {
  let found: ReturnType<typeof parseFeed>;
  try {
    found = parseFeed(text);
  } catch (error) {
    throw new UserError(
      `${name}: no feed (${(error as Error).message}); give RSS or Atom, whole and unchanged`,
    );
  }
  if (found.format === 'atom') {
    const { title, entries = [] } = found.feed as { title?: { value?: string }; entries?: Entry[] };
    return entries.map((entry, i) => entryRecord(entry, `${name}:${i + 1}`, plain(title?.value)));
  }
  if (found.format === 'json') throw new UserError(`${name}: a JSON feed; give RSS or Atom`);
  const { title, items = [] } = found.feed as { title?: string; items?: Item[] };
  return items.map((item, i) => itemRecord(item, `${name}:${i + 1}`, plain(title)));
}

function itemRecord(item: Item, where: string, source: string | null): CorpusRecord {
  const guid = item.guid?.value;
  const date = item.pubDate ?? item.dc?.dates?.[0] ?? item.dc?.date;
  const body = item.content?.encoded ?? item.description;
  const url = item.link ?? null;
  return record({ where, id: guid ?? url, title: plain(item.title), date: dayOf(date), source, url }, body);
}

function entryRecord(entry: Entry, where: string, source: string | null): CorpusRecord {
  const link = entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href ?? null;
  const date = dayOf(entry.published ?? entry.updated);
  const body = entry.content?.value ?? entry.summary?.value;
  return record(
    { where, id: entry.id ?? link, title: plain(entry.title?.value), date, source, url: link },
    body,
  );
}

/** The headline is part of the news: the text begins with it. */
function record(
  facts: Omit<CorpusRecord, 'content' | 'id' | 'isNamed'> & { readonly id: string | null | undefined },
  body: string | undefined,
): CorpusRecord {
  const paragraphs = [facts.title ?? '', textOfMarkup(body ?? '')].filter((part) => part !== '');
  const id = facts.id || facts.where;
  return { ...facts, id, isNamed: true, content: { kind: 'text', text: paragraphs.join('\n\n') } };
}

const BLOCKS = 'p,div,li,blockquote,h1,h2,h3,h4,h5,h6,pre,figcaption,td';

/** The words of a piece of HTML, its blocks with blank lines between them. */
function textOfMarkup(markup: string): string {
  if (!/[<&]/.test(markup)) return markup.replace(/\s+/g, ' ').trim();
  const { document } = parseHTML(`<!doctype html><html><body>${markup}</body></html>`);
  for (const gone of document.querySelectorAll('script,style,noscript,figure')) gone.remove();
  for (const br of document.querySelectorAll('br')) br.replaceWith('\u0000');
  for (const block of document.querySelectorAll(BLOCKS)) {
    block.prepend('\u0000');
    block.append('\u0000');
  }
  return (document.body.textContent ?? '')
    .split('\u0000')
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .join('\n\n');
}

function plain(text: string | undefined): string | null {
  return textOfMarkup(text ?? '').replace(/\s+/g, ' ') || null;
}

/** The day of a date in one of the ways that feeds write it; null where it is none. */
function dayOf(date: string | undefined): string | null {
  if (date === undefined) return null;
  const written = /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0];
  if (written) return isDay(written);
  const parts = /(\d{1,2})\s+([A-Z][a-z]{2})[a-z]*\s+(\d{4})/.exec(date);
  if (!parts) return null;
  const month = 'JanFebMarAprMayJunJulAugSepOctNovDec'.indexOf(parts[2]!) / 3 + 1;
  if (!Number.isInteger(month) || month < 1) return null;
  return isDay(`${parts[3]}-${String(month).padStart(2, '0')}-${parts[1]!.padStart(2, '0')}`);
}
