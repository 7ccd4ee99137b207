import type { Span } from '../types/article.ts';

/** Words that end in a full stop of their own, lower case, without the last stop. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'mr mrs ms dr prof st rev gen sen rep reps sens gov lt col capt cpl sgt maj adm cmdr hon pres amb supt jr sr inc corp co ltd ' +
    'llc bros jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun vs etc al no nos vol ' +
    'fig ed eds pp p ca approx dept div est ft mt ave blvd rd hwy attn arr dep univ assn yr yrs hr hrs min max tel ext cf i.e e.g ' +
    'a.m p.m u.s u.k u.n d.c u.s.a ph.d m.d b.a m.a p.s p.o n.y l.a n.b n.d e.u u.a.e v calif fla conn mass mich minn pa wash ' +
    'ariz ala ark colo del ga ill ind kan ky la md mo mont neb nev okla ore tenn tex va vt wis wyo'
  ).split(' '),
);

const PREFIXES: ReadonlySet<string> = new Set(
  (
    'e co pre post non anti pro re semi multi mid ex un sub over pan cross mini micro inter intra extra ultra neo counter quasi ' +
    'pseudo vice self psycho socio de bi tri trans mega hyper super under infra electro'
  ).split(' '),
);

/** Lengths are bounded so that no pattern scans a long run of characters again and again. */
const PATTERNS: readonly string[] = [
  String.raw`https?://[^\s<>"“”]{1,2000}[^\s<>"“”.,;:!?)'\]]`,
  String.raw`www\.[^\s<>"“”]{1,2000}[^\s<>"“”.,;:!?)'\]]`,
  String.raw`[\p{L}\p{N}_.+-]{1,64}@[\p{L}\p{N}-]{1,64}(?:\.[\p{L}\p{N}-]{1,64}){1,8}`,
  String.raw`[\p{L}\p{N}][\p{L}\p{N}-]{0,63}(?:\.[\p{L}\p{N}-]{1,63}){0,4}\.(?:com|org|net|edu|gov|co\.uk|info)(?![\p{L}\p{N}])(?:/[^\s<>"“”]{0,500}[^\s<>"“”.,;:!?)'\]])?`,
  String.raw`[:;=8][-o]?[)(\]\[DPpO/\\|](?![\p{L}\p{N}])`,
  String.raw`\p{Extended_Pictographic}(?:\uFE0F|\u200D\p{Extended_Pictographic}|[\u{1F3FB}-\u{1F3FF}])*`,
  String.raw`\.{2,}|-{2,}|[!?]{2,}|_{2,}|={2,}|\*{2,}|~{2,}|#{2,}|<{2,}|>{2,}|''|` + '``',
  String.raw`['’]\d0s(?!\p{L})`,
  String.raw`\d{1,4}(?:[/-]\d{1,2}){2,3}(?!\d)|\d{1,3}-\d{3}-\d{3}-\d{4}|\d{3}-\d{3}-\d{4}|\d{3}-\d{4}(?!\d)`,
  String.raw`\d{1,4}(?:[:/]\d{1,4}){1,3}(?!\d)`,
  String.raw`\d+(?:[.,]\d+)*(?:st|nd|rd|th|s)(?![\p{L}\p{N}])`,
  String.raw`\.?\d+(?:,\d{3})*(?:[.,]\d+)*`,
  String.raw`(?:\p{L}\.){2,8}`,
  String.raw`['’](?:s|S|re|RE|ve|VE|ll|LL|d|D|m|M)(?![\p{L}\p{N}])`,
  String.raw`\p{L}[\p{L}\p{M}\p{N}]*(?:[&'’._][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*`,
  String.raw`[^\s]`,
];
const TOKEN = new RegExp(PATTERNS.join('|'), 'uy');

const ENCLITIC = /^(.+?)(n['’]t|['’](?:s|re|ve|ll|d|m))$/iu;
const PARTS: ReadonlyMap<string, number> = new Map([
  ['cannot', 3],
  ['gonna', 3],
  ['wanna', 3],
  ['gotta', 3],
  ['dunno', 2],
  ['gimme', 3],
  ['lemme', 3],
]);

/**
 * Returns the tokens of `text` between `start` and `end` after the conventions of the English UD treebanks: clitics and
 * punctuation stand alone, hyphenated words fall into parts unless the first is a prefix.
 */
export function tokenize(text: string, start: number, end: number): Span[] {
  const tokens: Span[] = [];
  const slice = end === text.length ? text : text.slice(0, end);
  let at = start;
  while (at < end) {
    if (/\s/.test(slice.charAt(at))) {
      at++;
      continue;
    }
    TOKEN.lastIndex = at;
    const length = TOKEN.exec(slice)?.[0].length ?? 1;
    const stop = extend(slice, at, at + length);
    pushWords(tokens, slice, at, stop);
    at = stop;
  }
  return tokens;
}

/** Takes in the full stop of an abbreviation or initial, and what follows a prefix and its hyphen. */
function extend(text: string, start: number, end: number): number {
  const word = text.slice(start, end);
  if (!/^\p{L}/u.test(word)) return end;
  if (text[end] === '.' && text[end + 1] !== '.') {
    if (ABBREVIATIONS.has(word.toLowerCase()) && !/^no$/.test(word)) return end + 1;
    if (/^\p{Lu}$/u.test(word) && word !== 'I') return end + 1;
  }
  const hyphenated = /^-\p{L}[\p{L}\p{M}]{0,40}/u.exec(text.slice(end, end + 42));
  if (hyphenated && PREFIXES.has(word.toLowerCase())) return end + hyphenated[0].length;
  return end;
}

/** Adds the token between `start` and `end`, a host and its clitics apart. */
function pushWords(tokens: Span[], text: string, start: number, end: number): void {
  const word = text.slice(start, end);
  const length = PARTS.get(word.toLowerCase()) ?? ENCLITIC.exec(word)?.[1]?.length;
  if (length !== undefined && length < word.length && /^\p{L}/u.test(word)) {
    pushWords(tokens, text, start, start + length);
    tokens.push({ start: start + length, end });
  } else tokens.push({ start, end });
}
