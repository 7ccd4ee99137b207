/** A half-open range `[start, end)` of UTF-16 code units of an article's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * What a block of an article is. Actors and relations come from titles, decks, paragraphs and captions;
 * subheads and boilerplate are kept in the text and never read.
 */
export type BlockKind = 'title' | 'deck' | 'paragraph' | 'caption' | 'subhead' | 'boilerplate';

/** A block of running text: no sentence crosses its edges. */
export interface Block extends Span {
  readonly kind: BlockKind;
}

/** One article. Every offset of every later stage points into `text`. */
export interface Article {
  readonly id: string;
  readonly title: string | null;
  /** ISO date `YYYY-MM-DD`, or null where neither the metadata nor the text says it. */
  readonly date: string | null;
  readonly source: string | null;
  readonly url: string | null;
  readonly text: string;
  /** In reading order, without overlap; together they cover all text but white space. */
  readonly blocks: readonly Block[];
}
