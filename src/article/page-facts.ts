import { monthOf, type DateOrder } from '../syntax/calendar.ts';
import { dateFromMetadata } from './dates.ts';
import { plain, wordsOf } from './page-blocks.ts';
import { findJsonLd, textAt } from './json-ld.ts';

/** What a page says of its article beside the text: in JSON-LD, meta tags and marked elements. */
export interface PageFacts {
  readonly title: string | null;
  readonly deck: string | null;
  /** The sentence below the heading that sums up, where the page marks it. */
  readonly lead: string | null;
  readonly date: string | null;
  /** How the page's country writes days; null where the page names none. */
  readonly dateOrder: DateOrder | null;
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
/** So many lines behind the heading may hold it. */
const NEAREST = 20;

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
  const lead = findLead(document);
  const dateOrder = orderOf(document, meta('og:locale'));
  const publisher = data?.['publisher'];
  return {
    title: said(data, 'headline') ?? shared ?? titleOnPage(document),
    deck: meta('og:description', 'description') ?? said(data, 'description'),
    lead,
    dateOrder,
    date: findDate(dateOrder, [
      textAt(data, 'datePublished'),
      ...PUBLISHED.map((name) => tags.get(name) ?? null),
      ...datesOfElements(document),
      textAt(data, 'dateCreated'),
      textAt(data, 'dateModified'),
      ...MODIFIED.map((name) => tags.get(name) ?? null),
      ...datesNearHeading(document, lead),
      dateInAddress(url),
    ]),
    source:
      said(publisher, 'name') ??
      (typeof publisher === 'string' ? plain(publisher) : null) ??
      meta('og:site_name', 'application-name'),
    url,
    body: textAt(data, 'articleBody'),
  };
}

/** The name of a site behind the title of a window: " – Fjord Daily". */
const SITE = /(?<=\s\S+\s\S+)\s+[–—-]\s+\p{Lu}[\w.'’&]*(?:\s\p{Lu}[\w.'’&]*){0,2}$/u;

const LONGEST_TITLE = 500;

/** The one heading of the first rank, else what the window is called. */
function titleOnPage(document: Document): string | null {
  const headings = [...document.querySelectorAll('h1')].map(wordsOf).filter((words) => words !== '');
  if (headings.length === 1) return headings[0]!;
  const title = plain(document.querySelector('title')?.textContent ?? '');
  return (title.length > LONGEST_TITLE ? title : title.replace(SITE, '')) || null;
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

/** Short lines behind the heading and before the first paragraph that name a day, such as "Tue 5 Mar 2024 11.00 GMT". */
function datesNearHeading(document: Document, lead: string | null): string[] {
  const heading = document.querySelector('h1') ?? document.querySelector('h2');
  const lines: string[] = [];
  for (let at = heading && nextNode(heading); at && lines.length < NEAREST; at = nextNode(at)) {
    const words = plain(at.textContent ?? '');
    if (at.nodeName === 'P' && words.length > LONGEST_DATE && words !== lead) break;
    if (at.nodeType === 3 && words !== '' && words.length <= LONGEST_DATE) lines.push(words);
  }
  return lines.filter((line) => /(?:19|20)\d\d/.test(line));
}

/** A picture at the head of an article may be called its lead, too. */
function isPicture(element: Element): boolean {
  return element.closest('figure') !== null || element.querySelector('figure, picture, img') !== null;
}

/** The next node of the page in reading order. */
function nextNode(node: Node): Node | null {
  if (node.firstChild) return node.firstChild;
  let at: Node | null = node;
  while (at && !at.nextSibling) at = at.parentNode;
  return at?.nextSibling ?? null;
}

function findDate(order: DateOrder | null, values: readonly (string | null)[]): string | null {
  for (const value of values) {
    const date = value === null ? null : dateFromMetadata(value, order);
    if (date !== null) return date;
  }
  return null;
}

/** How the country that the page names writes days; null where it names none. */
function orderOf(document: Document, locale: string | null): DateOrder | null {
  const language = document.documentElement.getAttribute('lang') ?? '';
  const country = /[-_]([A-Za-z]{2})\b/.exec(`${language} ${locale ?? ''}`)?.[1]?.toUpperCase();
  return country === undefined ? null : country === 'US' ? 'month-first' : 'day-first';
}

/** "/2024/03/05/talks-fail", "/2024/mar/05/talks-fail". */
function dateInAddress(url: string | null): string | null {
  const found = /\/((?:19|20)\d\d)\/(\d\d|[a-z]{3})\/(\d\d)(?:\/|$)/.exec(url ?? '');
  if (!found) return null;
  const month = /\d/.test(found[2]!) ? found[2]! : String(monthOf(found[2]!)).padStart(2, '0');
  return `${found[1]}-${month}-${found[3]}`;
}

/** Elements that hold the lead, where they stand near the heading. */
const LEAD =
  '[class*="standfirst" i], [class*="subheadline" i], [class*="sub-headline" i], [class*="strapline" i], ' +
  '[class*="article-lead" i], [class*="article__lead" i], [class*="article-intro" i], [class*="article__intro" i], ' +
  '[class*="article__summary" i], [class*="article-summary" i], .dek, .deck, .lede, .lead, .intro, .subtitle, ' +
  '.sub-title, .subhead, .excerpt, [itemprop="alternativeHeadline"], h1 + h2, h1 + h3, h1 + p';
const [SHORTEST_LEAD, LONGEST_LEAD] = [30, 400];
/** How far above the heading the element stands that holds both. */
const LEAD_HEIGHT = 3;

function findLead(document: Document): string | null {
  let around = document.querySelector('h1')?.parentElement ?? null;
  for (let height = 0; around && height < LEAD_HEIGHT; height++, around = around.parentElement) {
    const marked = [...around.querySelectorAll(LEAD)].filter((one) => !isPicture(one));
    const words = marked.slice(0, 3).map((one) => wordsOf(one));
    const lead = words.find(({ length }) => length >= SHORTEST_LEAD && length <= LONGEST_LEAD);
    if (lead !== undefined) return lead;
    if (around.nodeName === 'BODY') return null;
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
