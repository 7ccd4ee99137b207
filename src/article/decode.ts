import { UserError } from '../types/errors.ts';

/**
 * The text of a file: UTF-8, or UTF-16 where a byte order mark says so. The mark is not part of the text.
 *
 * @throws UserError where the file is empty, no text, or in another encoding.
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  const marked = markedEncoding(bytes);
  if (marked === 'utf-8' && bytes.includes(0)) {
    throw new UserError(`${name}: a binary file, expected text; give a .txt, .md or .html file`);
  }
  const text = decode(bytes, marked);
  if (text === null) {
    throw new UserError(
      `${name}: not UTF-8; convert it, for example: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW`,
    );
  }
  return filled(text, name);
}

/**
 * The text of an HTML file: as `decodeText`, else in the encoding that the page itself names.
 *
 * @throws UserError where the file is empty, no text, or in an encoding that it does not name.
 */
export function decodeHtml(bytes: Uint8Array, name: string): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const label = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1];
  const named = label && !/^utf-?(8|16)/i.test(label) ? decode(bytes, label) : null;
  return named === null ? decodeText(bytes, name) : filled(named, name);
}

function markedEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** Null where the bytes are not of that encoding, or it is unknown here. */
function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function filled(text: string, name: string): string {
  if (text.trim() === '') throw new UserError(`${name}: empty; give a file with the text of an article`);
  return text;
}
