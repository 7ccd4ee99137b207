import type { Span } from '../../src/types/article.ts';

/** A range of a text with what it is. */
export interface Mark<K extends string> extends Span {
  readonly kind: K;
}

/** A stretch of text that is inside the same marks throughout. */
export interface Segment<K extends string> {
  readonly text: string;
  /** The kinds of mark it lies in, sorted, without repeats. */
  readonly kinds: readonly K[];
}

/**
 * Cuts the span of a text at the edges of all marks.
 *
 * Marks may overlap, nest, or reach outside the span; the segments joined give the span's text again.
 */
export function segment<K extends string>(text: string, span: Span, marks: readonly Mark<K>[]): Segment<K>[] {
  const inside = marks.filter(
    (mark) => mark.start < span.end && mark.end > span.start && mark.start < mark.end,
  );
  const edges = inside.flatMap((mark) => [mark.start, mark.end]);
  const cuts = [
    ...new Set([span.start, ...edges.filter((at) => at > span.start && at < span.end), span.end]),
  ];
  cuts.sort((a, b) => a - b);
  const segments: Segment<K>[] = [];
  for (let index = 0; index + 1 < cuts.length; index++) {
    const start = cuts[index] ?? span.start;
    const end = cuts[index + 1] ?? span.end;
    const kinds = inside.filter((mark) => mark.start <= start && mark.end >= end).map((mark) => mark.kind);
    segments.push({ text: text.slice(start, end), kinds: [...new Set(kinds)].sort() });
  }
  return segments;
}

/** A stretch of running text between blank lines, or a piece of a very long one. */
export interface Paragraph extends Span {
  /** True where it goes on with the paragraph before it. */
  readonly continued: boolean;
}

/** Longer paragraphs come in pieces, so that no stretch of a page is larger than a few screens. */
const LONGEST_PARAGRAPH = 4000;

/**
 * Returns the paragraphs of a text, without the white space about them; linear in its length.
 *
 * Blank lines part paragraphs; a text without any has one paragraph a line.
 */
export function paragraphs(text: string): Paragraph[] {
  const separator = /\n[^\S\n]*\n/.test(text.trim()) ? /\n[^\S\n]*\n/g : /\n/g;
  const found: Paragraph[] = [];
  let from = 0;
  for (const match of [...text.matchAll(separator), null]) {
    const to = match?.index ?? text.length;
    addPieces(found, text, from, to);
    from = to + (match?.[0].length ?? 0);
  }
  return found;
}

function addPieces(found: Paragraph[], text: string, from: number, to: number): void {
  const whole = text.slice(from, to);
  const start = from + whole.length - whole.trimStart().length;
  const end = start + whole.trim().length;
  for (let at = start; at < end;) {
    const space = text.lastIndexOf(' ', at + LONGEST_PARAGRAPH);
    const piece = end - at <= LONGEST_PARAGRAPH ? end : space > at ? space + 1 : at + LONGEST_PARAGRAPH;
    found.push({ start: at, end: piece, continued: at > start });
    at = piece;
  }
}
