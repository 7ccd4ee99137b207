import type { Block, BlockKind } from '../types/article.ts';
import type { Piece } from './pieces.ts';
import { trimmed } from './pieces.ts';
import type { BoilerplateRules } from './rules.ts';

/** Titles and decks are not longer, in characters. */
const LONGEST_TITLE = 220;
const LONGEST_DECK = 400;
/** The mark before an item of a list. */
const BULLET = /^[•·▪■●◦‣►➤*]\s+|^[-–—]\s+(?=\p{Lu})/u;
/** A note of the editors before the text: "(Editing by Jo Lee) OSLO …". */
const NOTE = /^(\([^()]{3,200}\))\s+(?=\S)/;
/** What stands behind the end of an article is not longer, in words. */
const LONGEST_TAG = 4;
/** Quotations that are set apart, in characters, and how many blocks away they stand. */
const [SHORTEST_PULLED, LONGEST_PULLED] = [25, 300];
const PULLED_FROM = 8;
/** Subheads are not longer, in words. */
const LONGEST_SUBHEAD = 8;

/**
 * Say what each piece of an article is, by the format where it says so and else by its words and neighbours.
 *
 * A caption that stands twice is boilerplate the second time; the credit of a picture is cut off from its caption,
 * a dateline from its paragraph, the name of the site from the title.
 *
 * @param source the house that the page names.
 */
export function classify(
  text: string,
  pieces: readonly Piece[],
  rules: BoilerplateRules,
  source: string | null,
): Block[] {
  const blocks = markRepeats(
    text,
    pieces.flatMap((piece) => cutPiece(text, piece, rules)),
  );
  const titled = markTitle(text, blocks).flatMap((piece) => cutTitle(text, piece, rules, source));
  return markTags(text, markSubheads(text, markDeck(text, titled), rules)).map((block) => ({
    ...block,
    kind: block.kind ?? 'paragraph',
  }));
}

/** The name of the site cut off from the title. */
function cutTitle(text: string, piece: Piece, rules: BoilerplateRules, source: string | null): Piece[] {
  if (piece.kind !== 'title') return [piece];
  const { start, end } = rules.cleanTitle(text.slice(piece.start, piece.end), source);
  return [
    block(text, piece.start, piece.start + start, 'boilerplate'),
    block(text, piece.start + start, piece.start + end, 'title'),
    block(text, piece.start + end, piece.end, 'boilerplate'),
  ].flat();
}

/** A piece as one or more blocks that follow each other, boilerplate cut off at both ends. */
function cutPiece(text: string, piece: Piece, rules: BoilerplateRules): Piece[] {
  const words = text.slice(piece.start, piece.end);
  if (piece.kind === 'title' || piece.kind === 'boilerplate') return [piece];
  if (rules.isBoilerplate(words) || !/[\p{L}\p{N}]/u.test(words)) return [{ ...piece, kind: 'boilerplate' }];
  const kind = piece.kind ?? (rules.isCaption(words) ? 'caption' : null);
  const opening = openingOf(words, rules);
  const tail = rules.findTail(words);
  const from = piece.start + opening;
  const to = tail && piece.start + tail.start >= from ? piece.start + tail.start : piece.end;
  const bodyKind: BlockKind | null = tail?.credit && to < piece.end ? 'caption' : kind;
  return [
    block(text, piece.start, from, 'boilerplate'),
    block(text, from, to, bodyKind),
    block(text, to, piece.end, 'boilerplate'),
  ].flat();
}

/** The length of what stands before the first word: the mark of an item, a note in brackets, a dateline. */
function openingOf(words: string, rules: BoilerplateRules): number {
  const dateline = rules.findDateline(words);
  if (dateline) return dateline.end;
  const note = NOTE.exec(words);
  if (!note || !rules.isBoilerplate(note[1]!)) return BULLET.exec(words)?.[0].length ?? 0;
  const { length } = note[0];
  return length + (rules.findDateline(words.slice(length))?.end ?? 0);
}

function block(text: string, start: number, end: number, kind: BlockKind | null): Piece[] {
  const span = trimmed(text, start, end);
  return span ? [{ ...span, kind }] : [];
}

/** Marks captions said before, and any block that is the same as the one before it. */
function markRepeats(text: string, blocks: readonly Piece[]): Piece[] {
  const captions = new Set<string>();
  let before = '';
  return blocks.map((piece, i) => {
    if (piece.kind === 'boilerplate') return piece;
    const words = text.slice(piece.start, piece.end).replace(/\s+/g, ' ');
    const repeated = words === before || captions.has(words) || isPulled(text, blocks, i);
    before = words;
    if (piece.kind === 'caption') captions.add(words);
    return repeated ? { ...piece, kind: 'boilerplate' } : piece;
  });
}

/** Whether a block is a quotation set apart from the paragraph near it that has the same words. */
function isPulled(text: string, blocks: readonly Piece[], at: number): boolean {
  const { start, end, kind } = blocks[at]!;
  if (kind !== null || end - start > LONGEST_PULLED || !/["“‘'«]/.test(text.charAt(start))) return false;
  const words = text.slice(start, end).replace(/^["“‘'«\s]+|[\s.,!?"”’'»]+$/g, '');
  if (words.length < SHORTEST_PULLED) return false;
  const near = blocks.slice(Math.max(0, at - PULLED_FROM), at + PULLED_FROM + 1);
  return near.some(
    (one) => one.end - one.start > end - start && text.slice(one.start, one.end).includes(words),
  );
}

/** Where the format knows no title: the first block, if it reads like one and an article follows. */
function markTitle(text: string, blocks: readonly Piece[]): Piece[] {
  const first = blocks.findIndex((piece) => piece.kind !== 'boilerplate');
  const piece = blocks[first];
  if (!piece || piece.kind !== null || blocks.some((one) => one.kind === 'title')) return [...blocks];
  const words = text.slice(piece.start, piece.end);
  const follows = blocks.slice(first + 1).some((one) => isProse(text, one));
  const startsWithDateline = blocks[first - 1]?.end === piece.start - 1;
  const isTitle = follows && !startsWithDateline && words.length <= LONGEST_TITLE && !endsSentence(words);
  return isTitle ? blocks.with(first, { ...piece, kind: 'title' }) : [...blocks];
}

/** The block after the title, if it sums up: no full sentence, or set apart by what follows, or said again below. */
function markDeck(text: string, blocks: readonly Piece[]): Piece[] {
  const title = blocks.findIndex((piece) => piece.kind === 'title');
  const at = blocks.findIndex((piece, i) => i > title && piece.kind !== 'boilerplate');
  const [deck, next] = [blocks[at], blocks[at + 1]];
  if (title < 0 || !deck || !next || deck.kind !== null || deck.end - deck.start > LONGEST_DECK)
    return [...blocks];
  const words = text.slice(deck.start, deck.end);
  const setApart = next.kind === 'caption' || next.kind === 'boilerplate';
  const isDeck = !endsSentence(words) || setApart || text.includes(words, deck.end);
  const more = blocks.slice(at + 1).some((piece) => isProse(text, piece));
  return isDeck && more ? blocks.with(at, { ...deck, kind: 'deck' }) : [...blocks];
}

/** Marks short lines without an end of sentence that stand between paragraphs, but for those that say whose words follow. */
function markSubheads(text: string, blocks: readonly Piece[], rules: BoilerplateRules): Piece[] {
  const firstProse = blocks.findIndex((piece) => isProse(text, piece));
  return blocks.map((piece, i) => {
    const next = blocks[i + 1];
    if (piece.kind !== null || i < firstProse || !next || !isProse(text, next)) return piece;
    const words = text.slice(piece.start, piece.end);
    const isSubhead =
      words.split(/\s+/).length <= LONGEST_SUBHEAD &&
      /^[\p{Lu}\p{N}“"]/u.test(words) &&
      !/[.!?…,;”"]$/.test(words) &&
      !rules.isLeadIn(words);
    return isSubhead ? { ...piece, kind: 'subhead' } : piece;
  });
}

/** Marks the words of a few letters that end an article behind a line of boilerplate: topics, sections, names. */
function markTags(text: string, blocks: readonly Piece[]): Piece[] {
  const isTag = (piece: Piece) =>
    (piece.kind === null || piece.kind === 'subhead') &&
    !isProse(text, piece) &&
    text.slice(piece.start, piece.end).split(/\s+/).length <= LONGEST_TAG;
  const end = blocks.findLastIndex((piece) => piece.kind !== 'boilerplate' && !isTag(piece));
  const from = blocks.findIndex((piece, i) => i > end && piece.kind === 'boilerplate');
  if (end < 0 || from < 0) return [...blocks];
  return blocks.map((piece, i) => (i > from ? { ...piece, kind: 'boilerplate' } : piece));
}

function isProse(text: string, piece: Piece): boolean {
  const readable = piece.kind === null || piece.kind === 'paragraph';
  return readable && endsSentence(text.slice(piece.start, piece.end));
}

/** Whether words end like a sentence; an abbreviation such as "U.S." at the end of a headline does not. */
function endsSentence(words: string): boolean {
  return /[.:;,]["”’')\]]*$/.test(words) && !/\b\p{Lu}\.(?:\p{Lu}\.)+$/u.test(words);
}
