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

/**
 * Returns the paragraphs of a text, without the white space about them.
 *
 * Blank lines part paragraphs; a text without any has one paragraph a line.
 */
export function paragraphs(text: string): Span[] {
  const pattern = /\n[^\S\n]*\n/.test(text.trim()) ? /\S(?:(?!\n\s*\n)[^])*/g : /\S[^\n]*/g;
  return [...text.matchAll(pattern)].map((match) => {
    const start = match.index;
    return { start, end: start + match[0].trimEnd().length };
  });
}
