import type { Span } from '../types/article.ts';

/** What stands between a title and the name of its site; the last three stand in titles, too. */
const MARK = /\s*(?:\||::)\s*|\s+[·•»›]\s+|\s+(?:[–—-]|--)\s+/g;
const PLAIN_MARK = /[|:·•»›]/;
/** Names of sites have no more words, and titles no fewer than the second. */
const LONGEST_SITE = 5;
const SHORTEST_TITLE = 3;
/** What is longer, in characters, is no title of a site's making. */
const LONGEST_TITLE = 500;

/**
 * Returns the part of a title that is left without the name of the site at either end: "Talks fail | World | Reuters".
 *
 * A known house or the given source goes behind any mark, other words only behind marks that titles do not use; what
 * stands between the title and a known house is its section.
 */
export function cleanTitle(title: string, source: string | null, isHouse: (words: string) => boolean): Span {
  if (title.length > LONGEST_TITLE) return { start: 0, end: title.length };
  const isSite = (words: string) => isHouse(words) || (source !== null && sameName(words, source));
  let span: Span = { start: 0, end: title.length };
  const marks = [...title.matchAll(MARK)].filter(({ index }) => index > 0);
  for (const { 0: mark, index } of marks) {
    if (isSite(title.slice(0, index).trim())) span = { ...span, start: index + mark.length };
  }
  // "Talks fail-Xinhua": without a space only where the house is known.
  const tight = /[-–—_]([^-–—_|\s]{2,20})$/.exec(title);
  if (tight && isHouse(tight[1]!)) return { ...span, end: tight.index };
  let section = '';
  for (const { 0: mark, index } of marks.reverse()) {
    if (index <= span.start) break;
    const last = title.slice(index + mark.length, span.end).trim();
    const rest = wordCount(title.slice(span.start, index));
    const isName = rest >= SHORTEST_TITLE && wordCount(last) <= LONGEST_SITE && PLAIN_MARK.test(mark);
    const isSection = section === mark && wordCount(last) <= 2 && rest >= SHORTEST_TITLE;
    if (!isSite(last) && !isName && !isSection) break;
    section = mark;
    span = { ...span, end: index };
  }
  return span;
}

/**
 * Returns the part of a title between its marks that stands on the page itself, wherever the site puts its name: "Libya expels
 * envoys" of "Example News | World | Libya expels envoys" over a page that begins so; null where none does.
 *
 * @param lines The first lines of the page.
 */
export function shownTitle(title: string, lines: readonly string[]): string | null {
  if (title.length > LONGEST_TITLE) return null;
  const pieces = title.split(MARK).filter((piece) => wordCount(piece) >= SHORTEST_TITLE);
  return pieces.find((piece) => lines.includes(piece)) ?? null;
}

function wordCount(words: string): number {
  return words.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** "The Example Times" and "Example Times", "example.com" and "Example". */
function sameName(one: string, other: string): boolean {
  const bare = (name: string) =>
    name
      .toLowerCase()
      .replace(/^www\.|\.(?:com|org|net|co\.\w\w|\w\w)$|^the\s/g, '')
      .replace(/[^\p{L}\p{N}]/gu, '');
  return bare(one) !== '' && bare(one) === bare(other);
}
