/** Text for formats that cannot hold every string that JavaScript can. */

/** Halves of a surrogate pair without their other half: no UTF-8 file can hold them. */
const LONE_SURROGATES = /\p{Surrogate}/gu;

/** What looks like our own escape has its first character escaped, so that the way back is never in doubt. */
const ESCAPE_LOOKALIKE = /_(?=x[0-9A-Fa-f]{4}_)/g;

/**
 * Write the characters that a format cannot hold as `_xHHHH_`, the escape of Office Open XML (ST_Xstring).
 *
 * Nothing is lost and no two texts become one: `decodeUnfit` gives the text back. For example, a NUL in XML is
 * `_x0000_`, and the words `_x0000_` are `_x005F_x0000_`.
 *
 * @param unfit matches what the format forbids beside lone surrogates; one UTF-16 code unit a match, global.
 */
export function encodeUnfit(text: string, unfit?: RegExp): string {
  const escaped = text.replace(ESCAPE_LOOKALIKE, '_x005F_').replace(LONE_SURROGATES, escapeUnit);
  return unfit ? escaped.replace(unfit, escapeUnit) : escaped;
}

/** Take `encodeUnfit` back. */
export function decodeUnfit(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function escapeUnit(unit: string): string {
  return `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
