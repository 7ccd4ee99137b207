/**
 * What the network sees of a word form: its row in the word table, and rows of a table of affixes and shapes that
 * lets it judge words it has never met.
 */

/** Kinds of affix features with their numbers of rows; rows of one kind follow those of the kind before. */
const AFFIX_BUCKETS = {
  shape: 1024,
  suffix2: 1024,
  suffix3: 4096,
  suffix4: 8192,
  prefix2: 1024,
  prefix3: 4096,
} as const;

/** Affix features of a form. */
export const AFFIXES = 6;

/** Rows of the affix table. */
export const AFFIX_ROWS: number = Object.values(AFFIX_BUCKETS).reduce((sum, buckets) => sum + buckets, 0);

/** Hash of the UTF-16 units [start, end) of a text (FNV-1a with a final mix). */
function hash(text: string, start: number, end: number, seed: number): number {
  let h = 0x811c9dc5 ^ seed;
  for (let i = start; i < end; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}

/** Classes of letters. */
const [LOWER, UPPER] = [120, 88];

/** Class of a UTF-16 unit: upper case, lower case, digit, or the unit itself. */
function characterClass(code: number): number {
  if (code >= 97 && code <= 122) return LOWER;
  if (code >= 65 && code <= 90) return UPPER;
  if (code >= 48 && code <= 57) return 100;
  if (code < 128) return code;
  const letter = String.fromCharCode(code);
  if (letter.toLowerCase() !== letter) return UPPER;
  return letter.toUpperCase() !== letter ? LOWER : 128;
}

/** How a sentence uses capitals: as prose does, on nearly every word (headlines, cries), or not at all. */
export const STYLES = 3;
const [PROSE, CAPITALS, NO_CAPITALS] = [0, 1, 2];

/** Shorter words are often small in headlines. */
const LONG = 4;
/** Fewer long words do not show the style. */
const ENOUGH = 3;

/**
 * Returns the style of the forms [start, end): a number below `STYLES`.
 *
 * A capital means little where every word has one; the network sees forms of another style as forms of another shape.
 */
export function styleOf(forms: readonly string[], start: number, end: number): number {
  let [large, small] = [0, 0];
  for (let i = start + 1; i < end; i++) {
    const form = forms[i] as string;
    if (form.length < LONG) continue;
    const kind = characterClass(form.charCodeAt(0));
    if (kind === UPPER) large++;
    else if (kind === LOWER) small++;
  }
  if (large >= ENOUGH) return 4 * small <= large ? CAPITALS : PROSE;
  if (large > 0 || small < ENOUGH) return PROSE;
  for (let i = start; i < end; i++)
    if (characterClass((forms[i] as string).charCodeAt(0)) === UPPER) return PROSE;
  return NO_CAPITALS;
}

/** Hash of a form's shape: runs of a class beyond two are cut short, so that "Tokyo" and "Paris" agree. */
function shapeHash(form: string, style: number): number {
  let h = 0x811c9dc5 ^ style;
  let previous = 0;
  let run = 0;
  const length = Math.min(form.length, 24);
  for (let i = 0; i < length; i++) {
    const current = characterClass(form.charCodeAt(i));
    run = current === previous ? run + 1 : 0;
    previous = current;
    if (run < 2) h = Math.imul(h ^ current, 0x01000193);
  }
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}

/**
 * Write the rows of a form's affixes.
 *
 * @param form The form as written.
 * @param key The form's `wordKey`.
 * @param style The `styleOf` its sentence.
 * @param rows Filled from `at` on with `AFFIXES` rows of the affix table.
 */
export function affixRows(form: string, key: string, style: number, rows: Int32Array, at: number): void {
  const { length } = key;
  const b = AFFIX_BUCKETS;
  let base = 0;
  rows[at] = shapeHash(form, style) % b.shape;
  base += b.shape;
  rows[at + 1] = base + (hash(key, Math.max(0, length - 2), length, 2) % b.suffix2);
  base += b.suffix2;
  rows[at + 2] = base + (hash(key, Math.max(0, length - 3), length, 3) % b.suffix3);
  base += b.suffix3;
  rows[at + 3] = base + (hash(key, Math.max(0, length - 4), length, 4) % b.suffix4);
  base += b.suffix4;
  rows[at + 4] = base + (hash(key, 0, Math.min(2, length), 5) % b.prefix2);
  base += b.prefix2;
  rows[at + 5] = base + (hash(form, 0, Math.min(3, form.length), 6) % b.prefix3);
}

/** A form's key in the word table: lower case, straight apostrophes, every digit a 0. */
export function wordKey(form: string): string {
  return form.toLowerCase().replaceAll('’', "'").replace(/[0-9]/g, '0');
}
