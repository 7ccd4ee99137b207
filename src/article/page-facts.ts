import { dateFromMetadata } from './dates.ts';
import { plain, wordsOf } from './page-blocks.ts';
import { findJsonLd, textAt } from './json-ld.ts';

/** What a page says of its article beside the text: in JSON-LD, meta tags and marked elements. */
export interface PageFacts {
  readonly title: string | null;
  readonly deck: string | null;
  readonly date: string | null;
  readonly source: string | null;
  readonly url: string | null;
  /** The whole text as JSON-LD has it. */
  readonly body: string | null;
}

/** Names of the meta tags of the common systems that hold the day of publication, best first. */
const PUBLISHED: readonly string[] = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'rnews:datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'cxenseparse:recs:publishtime',
  'originalpublicationdate',
  'article_date_original',
  'article.published',
  'publication_date',
  'citation_publication_date',
  'publishdate',
  'publish-date',
  'publish_date',
  'published',
  'pubdate',
  'bt:pubdate',
  'vr:published_time',
  'shareaholic:article_published_time',
  'displaydate',
  'ptime',
  'pdate',
  'date',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date',
  'dcterms.date',
  'dc.date.created',
  'dcterms.created',
  'datecreated',
];
const MODIFIED: readonly string[] = ['article:modified_time', 'og:updated_time', 'datemodified', 'lastmod'];

/** Elements that hold it, best first. */
const DATE_ELEMENTS: readonly string[] = [
  '[itemprop~="datePublished"]',
  'time[pubdate]',
  'article header time, h1 ~ time, h1 ~ * time, [class*="byline"] time, [class*="publish"] time',
  'article time, main time',
  'time',
  '.published, .pubdate, .pub-date, .post-date, .article-date, .article__date, .entry-date, .publish-date, .timestamp',
];
/** An element with more words is no date. */
const LONGEST_DATE = 80;

/** Returns what the page says of its article; null where it does not say it. */
export function readPageFacts(document: Document): PageFacts {
  const tags = metaTags(document);
  const meta = (...names: readonly string[]) => names.map((name) => tags.get(name)).find(Boolean) ?? null;
  const url = document.querySelector('link[rel="canonical"]')?.getAttribute('href')?.trim() || meta('og:url');
  const shared = meta('og:title', 'twitter:title');
  const data = findJsonLd(
    [...document.querySelectorAll('script[type="application/ld+json" i]')].map(
      (one) => one.textContent ?? '',
    ),
    [url, shared],
  );
  const said = (value: unknown, key: string) => {
    const found = textAt(value, key);
    return found === null ? null : plain(unescapeEntities(found));
  };
  const publisher = data?.['publisher'];
  return {
    title: said(data, 'headline') ?? shared ?? titleOnPage(document),
    deck: meta('og:description', 'description') ?? said(data, 'description'),
    date: findDate([
      textAt(data, 'datePublished'),
      ...PUBLISHED.map((name) => tags.get(name) ?? null),
      ...datesOfElements(document),
      textAt(data, 'dateCreated'),
      textAt(data, 'dateModified'),
      ...MODIFIED.map((name) => tags.get(name) ?? null),
    ]),
    source:
      said(publisher, 'name') ??
      (typeof publisher === 'string' ? plain(publisher) : null) ??
      meta('og:site_name', 'application-name'),
    url,
    body: textAt(data, 'articleBody'),
  };
}

/** The one heading of the first rank, else what the window is called. */
function titleOnPage(document: Document): string | null {
  const headings = [...document.querySelectorAll('h1')].map(wordsOf).filter((words) => words !== '');
  const [heading] = headings.length === 1 ? headings : [document.querySelector('title')?.textContent ?? ''];
  return plain(heading ?? '') || null;
}

/** The content of each meta tag by its name in small letters; the first where there are several. */
function metaTags(document: Document): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const tag of document.querySelectorAll('meta')) {
    const content = plain(tag.getAttribute('content') ?? '');
    for (const attribute of ['property', 'name', 'itemprop']) {
      const name = tag.getAttribute(attribute)?.trim().toLowerCase();
      if (name && content !== '' && !tags.has(name)) tags.set(name, content);
    }
  }
  return tags;
}

function datesOfElements(document: Document): (string | null)[] {
  return DATE_ELEMENTS.flatMap((selector) => {
    const element = document.querySelector(selector);
    if (!element) return [];
    const words = plain(element.textContent ?? '');
    return [
      element.getAttribute('datetime'),
      element.getAttribute('content'),
      words.length <= LONGEST_DATE ? words : null,
    ];
  });
}

function findDate(values: readonly (string | null)[]): string | null {
  for (const value of values) {
    const date = value === null ? null : dateFromMetadata(value);
    if (date !== null) return date;
  }
  return null;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
};

/** JSON-LD is no HTML, but some systems write "&amp;" and "&#039;" into it. */
function unescapeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z]{2,6}));/gi,
    (all, decimal, hex, name: string) => {
      const code = decimal ? Number(decimal) : hex ? parseInt(String(hex), 16) : 0;
      return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : (ENTITIES[name] ?? all);
    },
  );
}
