import type { BlockKind, Span } from '../types/article.ts';

/** A part of an article's text that stands alone, before it is known what it is. */
export interface Piece extends Span {
  /** What the file's format says it is; null where only the text can tell. */
  readonly kind: BlockKind | null;
}

/** Lines longer than this are not wrapped by hand. */
const WIDEST_WRAP = 120;
/** So many nearly full lines, at least so wide, show that a text is wrapped by hand. */
const FULL_LINES = 3;
const NARROWEST_WRAP = 40;

/**
 * Split plain text into its paragraphs.
 *
 * Paragraphs end at blank lines. Lines without a blank between them are one paragraph where the text is wrapped at
 * a fixed width, or where a line goes on in lower case; else each is its own.
 *
 * @returns spans without surrounding white space, in order.
 */
export function splitPlain(text: string): Piece[] {
  const chunks: Span[][] = [[]];
  for (const match of text.matchAll(/[^\r\n]*(?:\r\n|\n|\r|$)/g)) {
    const line = trimmed(text, match.index, match.index + match[0].length);
    if (line) chunks.at(-1)!.push(line);
    else if (chunks.at(-1)!.length > 0) chunks.push([]);
  }
  const width = wrapWidth(chunks);
  return chunks.flatMap((lines) => joinWrapped(text, lines, width));
}

/** The words of a piece whose place in the text is not known yet. */
export interface Part {
  readonly text: string;
  readonly kind: BlockKind | null;
}

/** Join parts into one text with blank lines between them, and say where each stands; empty ones are left out. */
export function joinParts(parts: readonly Part[]): {
  readonly text: string;
  readonly pieces: readonly Piece[];
} {
  let text = '';
  const pieces: Piece[] = [];
  for (const part of parts) {
    const words = part.text.trim();
    if (words === '') continue;
    if (text !== '') text += '\n\n';
    pieces.push({ start: text.length, end: text.length + words.length, kind: part.kind });
    text += words;
  }
  return { text: `${text}\n`, pieces };
}

/** The span without surrounding white space, null where nothing is left. */
export function trimmed(text: string, start: number, end: number): Span | null {
  let [first, last] = [start, end];
  while (first < last && isSpace(text, first)) first++;
  while (last > first && isSpace(text, last - 1)) last--;
  return first < last ? { start: first, end: last } : null;
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at));
}

/** The width in characters at which the text is wrapped by hand, 0 where it is not. */
function wrapWidth(chunks: readonly (readonly Span[])[]): number {
  const lengths = chunks.flatMap((lines) => lines.slice(0, -1).map(({ start, end }) => end - start));
  const short = lengths.filter((length) => length <= WIDEST_WRAP);
  const width = short.reduce((a, b) => Math.max(a, b), 0);
  const full = short.filter((length) => length > width * 0.75).length;
  return width >= NARROWEST_WRAP && full >= FULL_LINES ? width : 0;
}

function joinWrapped(text: string, lines: readonly Span[], width: number): Piece[] {
  const pieces: Piece[] = [];
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    const last = pieces.at(-1);
    if (before && last && goesOn(text, before, line, width))
      pieces[pieces.length - 1] = { ...last, end: line.end };
    else pieces.push({ ...line, kind: null });
  }
  return pieces;
}

/** Whether a line goes on in the next one: in lower case, or because the next word did not fit. */
function goesOn(text: string, line: Span, next: Span, width: number): boolean {
  const [words, nextWords] = [text.slice(line.start, line.end), text.slice(next.start, next.end)];
  if (words === nextWords) return false;
  if (/^\p{Ll}/u.test(nextWords) && !/[.!?:]["”’')\]]*$/.test(words)) return true;
  return words.length <= width && words.length + 1 + /^\S+/.exec(nextWords)![0].length > width;
}
