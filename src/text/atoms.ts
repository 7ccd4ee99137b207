import { hashString } from './linear.ts';

/**
 * The smallest pieces that a token can consist of, and how the segmenter sees them. Addresses, numbers, runs of one mark
 * and clitics are pieces of their own; of everything else, letters and single marks. Every column has `PAD` places for
 * "nothing" before the first atom and after the last: atom `i` stands at `i + PAD`.
 */
export interface Atoms {
  readonly count: number;
  /** Half-open ranges of the text, in order, without white space. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Hash of the spelling in small letters, digits as noughts. */
  readonly lower: Int32Array;
  readonly shape: Int32Array;
  /** Whether the atom is followed at once by another (0), by white space (1), by the end (2) or stands outside (3). */
  readonly spaces: Int32Array;
  /** 1 where the atom, without its stop, is a known abbreviation. */
  readonly abbreviated: Int32Array;
}

/** Words that the scan knows, by the hash of their small letters. */
export interface KnownWords {
  /** Words that end in a stop of their own, without the stop. */
  readonly abbreviations: ReadonlySet<number>;
  /** Words written as one that stand for two ("cannot"), with the length of the first. */
  readonly contractions: ReadonlyMap<number, number>;
}

export const PAD = 3;

/** Shapes of atoms; digits and marks have ranges of their own. */
export const SMALL_WORD = 1;
export const CAPITALISED = 4;
const SMALL_LETTER = 2;
export const CAPITAL_LETTER = 3;
const SHORT_CAPITALS = 5;
const CAPITALS = 6;
const OUTSIDE = 8;
/** Addresses, times of day, and letters with stops between them. */
export const ADDRESS = 14;
const DIGITS = 16;
const MARK = 64;
const REPEATED = 0x10000;
/** Two hyphens or more. */
export const HYPHENS: number = MARK + REPEATED + '-'.charCodeAt(0);

const ADDRESS_END = String.raw`[^\s<>"“”.,;:!?)'’\]]`;

/** Lengths are bounded so that no pattern scans a long run of characters again and again. */
const ATOM_SOURCE: string = [
  String.raw`https?://[^\s<>"“”]{1,2000}${ADDRESS_END}`,
  String.raw`www\.[^\s<>"“”]{1,2000}${ADDRESS_END}`,
  String.raw`[\p{L}\p{N}_.+-]{1,64}@[\p{L}\p{N}-]{1,64}(?:\.[\p{L}\p{N}-]{1,64}){1,8}`,
  String.raw`[\p{L}\p{N}][\p{L}\p{N}-]{0,63}(?:\.[\p{L}\p{N}-]{1,63}){0,4}\.(?:com|org|net|edu|gov|co\.uk|info)(?![\p{L}\p{N}])(?:/[^\s<>"“”]{0,500}${ADDRESS_END})?`,
  String.raw`[:;=8][-o]?[)(\]\[DPpO\\|](?![\p{L}\p{N}])`,
  String.raw`\p{Extended_Pictographic}(?:\uFE0F|\u200D\p{Extended_Pictographic}|[\u{1F3FB}-\u{1F3FF}])*`,
  String.raw`([^\p{L}\p{N}\s])\1+`,
  String.raw`\d+(?:[.,]\d+)*`,
  String.raw`\p{L}{1,8}\d[\p{L}\d]*`,
  String.raw`\p{L}[\p{L}\p{M}]*?(?=n['’]t(?!\p{L}))`,
  String.raw`n['’]t(?!\p{L})`,
  String.raw`['’](?:s|re|ve|ll|d|m)(?![\p{L}\p{N}])`,
  String.raw`(?:\p{L}\.){2,8}`,
  String.raw`\p{L}[\p{L}\p{M}]*`,
  String.raw`\S`,
].join('|');

/** Returns words by their hashes, as the scan wants them. */
export function hashWords(
  abbreviations: readonly string[],
  contractions: Readonly<Record<string, number>>,
): KnownWords {
  const hash = (word: string): number => hashLower(word, 0, word.length);
  return {
    abbreviations: new Set(abbreviations.map(hash)),
    contractions: new Map(Object.entries(contractions).map(([word, cut]) => [hash(word), cut])),
  };
}

/** Returns the atoms of `text` between `start` and `end`. */
export function scanAtoms(text: string, start: number, end: number, known: KnownWords): Atoms {
  const cuts = new Cuts();
  let at = start;
  while (at < end) {
    if (isSpace(text.charCodeAt(at))) {
      at++;
      continue;
    }
    let stop = at + 1;
    while (stop < end && !isSpace(text.charCodeAt(stop))) stop++;
    scanChunk(text, at, stop, cuts, known.contractions);
    at = stop;
  }
  return describeAtoms(text, cuts, known);
}

/** The edges of atoms found so far. */
class Cuts {
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  private readonly pattern = new RegExp(ATOM_SOURCE, 'yiu');

  add(start: number, end: number): void {
    this.starts.push(start);
    this.ends.push(end);
  }

  /** Returns where the atom of a chunk ends that starts at `at`. */
  endOf(chunk: string, at: number): number {
    this.pattern.lastIndex = at;
    return at + (this.pattern.exec(chunk)?.[0].length ?? 1);
  }
}

/** Cuts a run of characters without white space; plain words, alone or before one mark, need no pattern. */
function scanChunk(
  text: string,
  start: number,
  end: number,
  cuts: Cuts,
  contractions: ReadonlyMap<number, number>,
): void {
  let letters = start;
  while (letters < end && isAsciiLetter(text.charCodeAt(letters))) letters++;
  if (
    letters > start &&
    (letters === end || (letters === end - 1 && isPlainMark(text.charCodeAt(letters))))
  ) {
    addWord(text, start, letters, cuts, contractions);
    if (letters < end) cuts.add(letters, end);
    return;
  }
  const chunk = text.slice(start, end);
  for (let at = 0; at < chunk.length;) {
    const stop = cuts.endOf(chunk, at);
    addWord(text, start + at, start + stop, cuts, contractions);
    at = stop;
  }
}

function addWord(
  text: string,
  start: number,
  end: number,
  cuts: Cuts,
  contractions: ReadonlyMap<number, number>,
): void {
  const cut = end - start < 12 ? contractions.get(hashLower(text, start, end)) : undefined;
  if (cut !== undefined) cuts.add(start, start + cut);
  cuts.add(start + (cut ?? 0), end);
}

function describeAtoms(text: string, { starts, ends }: Cuts, known: KnownWords): Atoms {
  const count = starts.length;
  const column = (outside: number): Int32Array => new Int32Array(count + 2 * PAD).fill(outside);
  const atoms = {
    count,
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    lower: column(7),
    shape: column(OUTSIDE),
    spaces: column(3),
    abbreviated: column(0),
  };
  for (let i = 0; i < count; i++) {
    const [start, end] = [starts[i] as number, ends[i] as number];
    atoms.lower[i + PAD] = hashLower(text, start, end);
    atoms.shape[i + PAD] = shapeOf(text, start, end);
    atoms.spaces[i + PAD] = i + 1 === count ? 2 : starts[i + 1] === end ? 0 : 1;
    const stem =
      end - start > 1 && text.charCodeAt(end - 1) === 46
        ? hashLower(text, start, end - 1)
        : atoms.lower[i + PAD];
    if (known.abbreviations.has(stem as number)) atoms.abbreviated[i + PAD] = 1;
  }
  return atoms;
}

/** Returns the hash of the characters in small letters, digits as noughts; `hashString` of such a string is the same. */
export function hashLower(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) {
    let code = text.charCodeAt(i);
    if (code > 127) return hashString(text.slice(start, end).toLowerCase().replace(/\d/g, '0'));
    if (code >= 65 && code <= 90) code += 32;
    else if (code >= 48 && code <= 57) code = 48;
    hash = Math.imul(hash ^ code, 0x01000193);
  }
  return hash | 0;
}

/** Returns what kind of atom it is: letters by their case and length, digits by their number, a mark by itself. */
function shapeOf(text: string, start: number, end: number): number {
  let capitals = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code >= 65 && code <= 90) capitals++;
    else if (!(code >= 97 && code <= 122)) return shapeOfString(text.slice(start, end));
  }
  return letterShape(end - start, capitals, capitals > 0 && text.charCodeAt(start) < 97);
}

function letterShape(length: number, capitals: number, first: boolean): number {
  if (length === 1) return first ? CAPITAL_LETTER : SMALL_LETTER;
  if (!first) return SMALL_WORD;
  return capitals < length ? CAPITALISED : length < 4 ? SHORT_CAPITALS : CAPITALS;
}

function shapeOfString(atom: string): number {
  if (/^\d/.test(atom)) return DIGITS + Math.min(atom.length, 7) + (/[.,]/.test(atom) ? 8 : 0);
  if (atom.length > 1 && /[:@]|\/\/|\p{L}\.\p{L}/u.test(atom)) return ADDRESS;
  if (/^\p{L}/u.test(atom))
    return letterShape(atom.length, atom.match(/\p{Lu}/gu)?.length ?? 0, /^\p{Lu}/u.test(atom));
  return MARK + (atom.length > 1 ? REPEATED : 0) + atom.charCodeAt(0);
}

/** Says whether a shape is that of a word or letter. */
export function isLetters(shape: number): boolean {
  return shape >= SMALL_WORD && shape <= CAPITALS;
}

/** Says whether a shape is that of a number. */
export function isDigits(shape: number): boolean {
  return shape >= DIGITS && shape < DIGITS + 16;
}

/** Returns the character of a mark's shape, the empty string for other shapes. */
export function markOf(shape: number): string {
  return shape < MARK ? '' : String.fromCharCode((shape - MARK) & 0xffff);
}

function isAsciiLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

function isPlainMark(code: number): boolean {
  return code === 44 || code === 46 || code === 59 || code === 58 || code === 63 || code === 33;
}

/** Says whether the code unit is white space in the sense of `\s`, or a mark without width, which pages hide beside it. */
export function isSpace(code: number): boolean {
  if (code < 128) return code === 32 || (code >= 9 && code <= 13);
  return code === 0xa0 || (code >= 0x1680 && BLANK.test(String.fromCharCode(code)));
}

const BLANK = /[\s\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069]/;
