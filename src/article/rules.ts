import { oneOf, readTable, rowError } from '../lexicon/index.ts';
import type { Span } from '../types/article.ts';
import { DATE } from './dates.ts';

/** What the patterns of data/lexicon/boilerplate.csv find. */
export interface BoilerplateRules {
  /** Whether a whole block is boilerplate. */
  isBoilerplate(block: string): boolean;
  /** Whether a whole block is the caption of a picture. */
  isCaption(block: string): boolean;
  /** Where boilerplate begins that ends the block, and whether it is the credit of a picture; null without. */
  findTail(block: string): { readonly start: number; readonly credit: boolean } | null;
  /** The words before the article's first, such as "TOKYO, May 2 (Agency) - "; null without. */
  findDateline(block: string): (Span & { readonly agency: string | null }) | null;
}

const KINDS = ['block', 'caption', 'credit', 'tail'] as const;
type Kind = (typeof KINDS)[number];
const COLUMNS = { required: ['pattern', 'kind'], optional: ['note'] } as const;

/** Longer blocks are never boilerplate as a whole, and no longer tail is looked for: it keeps huge texts cheap. */
const LONGEST_BLOCK = 600;
const LONGEST_TAIL = 250;

/** One capitalised word of a name, or an initial; Latin ranges, since Unicode classes take far longer to compile. */
const UPPER = 'A-Z\u00C0-\u00D6\u00D8-\u00DE\u0100-\u024F';
const LETTER = `${UPPER}a-z\u00DF-\u00F6\u00F8-\u00FF`;
const NAME_WORD = `[${UPPER}](?:\\.|[${LETTER}'’-]*)`;
const NAMES = `${NAME_WORD}(?:(?:,\\s+|\\s+|\\s+(?:and|de|la|van|von|bin|al|in)\\s+)${NAME_WORD}){0,9}`;
const WEEKDAY = '(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\\s+)?';
const TIME = '(?:,?\\s*(?:at|[|-])?\\s*\\d{1,2}[:.]\\d{2}\\s*(?:[ap]\\.?m\\.?)?(?:\\s*[A-Z]{2,5})?)?';

/**
 * Compile the boilerplate patterns.
 *
 * In a pattern `*` stands for any text, `#` for a number, `{names}` for capitalised words, `{date}` for a date;
 * anything else stands for itself, upper or lower case.
 *
 * @param text data/lexicon/boilerplate.csv.
 * @throws UserError naming the line that is not understood.
 */
export function compileRules(text: string): BoilerplateRules {
  const patterns = readPatterns(text);
  const block = wholeMatcher(patterns.get('block')!);
  const caption = wholeMatcher(patterns.get('caption')!);
  const credit = tailFinder(patterns.get('credit')!);
  const tail = tailFinder(patterns.get('tail')!);
  return {
    isBoilerplate: (words) => words.length <= LONGEST_BLOCK && block(words),
    isCaption: (words) => words.length <= LONGEST_BLOCK && caption(words),
    findTail(words) {
      const from = Math.max(0, words.length - LONGEST_TAIL);
      const end = words.slice(from);
      const [creditAt, tailAt] = [credit(end), tail(end)];
      if (creditAt < 0 && tailAt < 0) return null;
      const isCredit = creditAt >= 0 && (tailAt < 0 || creditAt <= tailAt);
      return { start: from + (isCredit ? creditAt : tailAt), credit: isCredit };
    },
    findDateline,
  };
}

function readPatterns(text: string): ReadonlyMap<Kind, readonly string[]> {
  const patterns = new Map<Kind, string[]>(KINDS.map((kind) => [kind, []]));
  for (const row of readTable('boilerplate.csv', text, COLUMNS)) {
    const { pattern } = row.cells;
    if (/^[*\s]*$/.test(pattern)) throw rowError(row, 'the pattern matches everything; write words into it');
    patterns.get(oneOf(row, 'kind', KINDS))!.push(pattern);
  }
  return patterns;
}

/**
 * Whether any pattern matches a whole text. Each pattern is an expression of its own, tried only where the first
 * character fits: engines compile an expression on its first use, and most are never used.
 */
function wholeMatcher(patterns: readonly string[]): (text: string) => boolean {
  const rules = patterns.map((pattern) => ({
    first: /^[*{#"'-]/.test(pattern) ? null : pattern.charAt(0).toLowerCase(),
    expression: new RegExp(`^${patternSource(pattern)}$`),
  }));
  return (text) => {
    const first = text.charAt(0).toLowerCase();
    return rules.some((rule) => (rule.first === null || rule.first === first) && rule.expression.test(text));
  };
}

/** Where the first pattern begins that matches up to the end of a text; -1 where none does. */
function tailFinder(patterns: readonly string[]): (text: string) => number {
  // It starts in the middle of a text: its capital tells it from the same word in a sentence.
  const sources = patterns.map((pattern) => `(?=${exactSource(pattern)})${patternSource(pattern)}`);
  const expression = new RegExp(`(?<![${LETTER}\\d])(?:${sources.join('|') || '(?!)'})$`);
  return (text) => text.search(expression);
}

/** Place in capitals, or anything with an agency in brackets behind it; then a dash. */
const DATELINE = new RegExp(
  `^(?<place>[${UPPER}][${LETTER}.'’-]*(?:[ ,/]+(?:[${UPPER}][${LETTER}.'’-]*|${DATE}))*)\\s*(?:\\((?<agency>[^()]{2,30})\\))?\\s*(?:[–—]|--?)\\s+`,
);

function findDateline(block: string): ReturnType<BoilerplateRules['findDateline']> {
  const found = DATELINE.exec(block.slice(0, 160));
  const place = found?.groups?.['place'];
  if (!found || !place) return null;
  const agency = found.groups?.['agency'] ?? null;
  const capitals = /^\p{Lu}[\p{Lu}\s.'’-]*(?=,|$)/u.test(place) && /\p{Lu}{2}/u.test(place);
  return agency !== null || capitals ? { start: 0, end: found[0].length, agency } : null;
}

/** The first character as it is written, where a letter; any where it is not. */
function exactSource(pattern: string): string {
  return /^\p{L}/u.test(pattern) ? pattern.charAt(0) : '';
}

function patternSource(pattern: string): string {
  const parts = pattern.split(/(\*|#|\{names\}|\{date\}|\s+)/).filter((part) => part !== '');
  return parts.map(partSource).join('');
}

function partSource(part: string): string {
  if (part === '*') return '[^]*?';
  if (part === '#') return '\\d[\\d.,]*';
  if (part === '{names}') return NAMES;
  if (part === '{date}') return `${WEEKDAY}${DATE}${TIME}`;
  if (/^\s/.test(part)) return '\\s+';
  return [...part].map(characterSource).join('');
}

/** Either case of a letter, every form of a quote or dash; not by the flag `i`, which would void `{names}`. */
function characterSource(character: string): string {
  if (character === "'") return "['’]";
  if (character === '"') return '["“”]';
  if (character === '-') return '[-–—]';
  const [lower, upper] = [character.toLowerCase(), character.toUpperCase()];
  if (lower !== upper) return `[${lower}${upper}]`;
  return character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
}
