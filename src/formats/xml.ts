import { encodeUnfit } from './text.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // As they are, a reader would make spaces of them in attributes, and a line feed of a carriage return.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
  // Line ends to readers of XML 1.1.
  '\u0085': '&#x85;',
  '\u2028': '&#x2028;',
};

/** What no XML document may hold, not even as a character reference. */
// oxlint-disable-next-line no-control-regex -- these are the ones meant
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Text as XML holds it, in content or in quotes; characters that XML forbids are written as `_xHHHH_`. */
export function escapeXml(value: string | number | boolean): string {
  return encodeUnfit(String(value), FORBIDDEN).replace(
    /[&<>"'\t\n\r\u0085\u2028]/g,
    (character) => ENTITIES[character]!,
  );
}
