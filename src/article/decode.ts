import { UserError } from '../types/errors.ts';

/** Is told in a line what had to be guessed. */
export type Note = (line: string) => void;

/** What browsers take for an encoding that is not named. */
const USUAL = 'windows-1252';
/** How many bytes show whether a text is UTF-16, and where an encoding is named. */
const HEAD = 4096;
/** A greater share of zeros is no page. */
const FEW = 0.01;

/**
 * The text of a file, in the encoding of its byte order mark, else UTF-8. What is neither is taken for windows-1252, as
 * browsers do, and a note says so. The mark is not part of the text.
 *
 * @throws UserError where the file is empty or no text.
 */
export function decodeText(bytes: Uint8Array, name: string, note?: Note): string {
  return filled(decodeAs(null, bytes, name, note), name);
}

/**
 * The text of an HTML file: as `decodeText`, but in the encoding that the page itself names.
 *
 * @throws UserError where the file is empty or no text.
 */
export function decodeHtml(bytes: Uint8Array, name: string, note?: Note): string {
  const zeros = bytes.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  // Browsers pass over the few zeros that faulty systems leave in pages.
  const clean = zeros < bytes.length * FEW && wideEncoding(bytes) === null && markedEncoding(bytes) === null;
  const read = clean && zeros > 0 ? bytes.filter((byte) => byte !== 0) : bytes;
  return filled(decodeAs(namedEncoding(read), read, name, note), name);
}

function decodeAs(named: string | null, bytes: Uint8Array, name: string, note?: Note): string {
  const marked = markedEncoding(bytes);
  if (marked !== null) return new TextDecoder(marked).decode(bytes);
  const wide = wideEncoding(bytes);
  if (wide !== null) {
    note?.(`${name}: read as ${wide.toUpperCase()}, which is a guess; it has no byte order mark`);
    return new TextDecoder(wide).decode(bytes);
  }
  if (bytes.includes(0)) {
    throw new UserError(`${name}: a binary file, expected text; give a .txt, .md or .html file`);
  }
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  const [bad, good] = [countOf(utf8, /\uFFFD/g), countOf(utf8, /[^\0-\x7F\uFFFD]/gu)];
  if (named !== null && named !== 'utf-8') {
    // Pages that were stored by a program are UTF-8, whatever they were before: no other text looks like it by chance.
    const isUtf8 = bad === 0 && good > 0;
    if (isUtf8) note?.(`${name}: read as UTF-8, which it is, though it says ${named}`);
    return isUtf8 ? utf8 : decode(bytes, named);
  }
  if (bad === 0) return utf8;
  const isDamaged = good > bad;
  note?.(
    isDamaged
      ? `${name}: not UTF-8 in so many places: ${bad}; they are shown as \uFFFD`
      : `${name}: read as ${USUAL}, which is a guess; it is not UTF-8 and names no encoding`,
  );
  return isDamaged ? utf8 : decode(bytes, USUAL);
}

function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: most letters of English have a zero before or behind them. */
function wideEncoding(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, HEAD);
  const zeros = (offset: number) => head.filter((byte, i) => i % 2 === offset && byte === 0).length;
  const [even, odd] = [zeros(0), zeros(1)];
  if (odd > head.length * 0.35 && even === 0) return 'utf-16le';
  return even > head.length * 0.35 && odd === 0 ? 'utf-16be' : null;
}

/** The encoding that a page names, by the name that decoders give it; null where none or unknown. */
function namedEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
  const label = /<meta[^>]+charset\s*=\s*["']?\s*([\w:-]+)|^\s*<\?xml[^>]+encoding\s*=\s*["']([\w:-]+)/i.exec(
    head,
  );
  try {
    const { encoding } = new TextDecoder(label?.[1] ?? label?.[2] ?? '');
    // It is read already, one byte a character, so that it cannot be.
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return null;
  }
}

/** What windows-1252 has for the bytes 0x80 to 0x9F. */
const USUAL_MARKS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** As the decoder does, but that some of Node take windows-1252 for Latin-1. */
function decode(bytes: Uint8Array, encoding: string): string {
  const text = new TextDecoder(encoding).decode(bytes);
  if (encoding !== USUAL) return text;
  return text.replace(/[\x80-\x9F]/g, (mark) => USUAL_MARKS.charAt(mark.charCodeAt(0) - 0x80));
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function filled(text: string, name: string): string {
  if (text.trim() === '') throw new UserError(`${name}: empty; give a file with the text of an article`);
  return text;
}
