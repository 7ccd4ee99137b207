import { oneOf, readTable, rowError } from '../lexicon/index.ts';
import { DATE } from '../syntax/calendar.ts';
import { findDateline, type Dateline } from './datelines.ts';
import { CLOCK, LETTER, NAMES, TIME, WEEKDAY } from './patterns.ts';
import { cleanTitle } from './titles.ts';
import type { Span } from '../types/article.ts';
import { NO_PLACES, readPlaces, type Places } from './places.ts';

/** What the patterns of data/lexicon/boilerplate.csv find. */
export interface BoilerplateRules {
  /** Whether a whole block is boilerplate. */
  isBoilerplate(block: string): boolean;
  /** Whether a whole block is the caption of a picture. */
  isCaption(block: string): boolean;
  /** Whether a whole block says whose words follow: "The minister said:". */
  isLeadIn(block: string): boolean;
  /** Where boilerplate begins that ends the block, and whether it is the credit of a picture; null without. */
  findTail(block: string): { readonly start: number; readonly credit: boolean } | null;
  /** The words before the article's first, such as "TOKYO, May 2 (Agency) - "; null without. */
  findDateline(block: string): Dateline | null;
  /** The title without the name of the site, and without the given source where it stands at an end. */
  cleanTitle(title: string, source: string | null): Span;
}

const KINDS = ['block', 'caption', 'credit', 'tail', 'house', 'lead-in'] as const;
type Kind = (typeof KINDS)[number];
const COLUMNS = { required: ['pattern', 'kind'], optional: ['note'] } as const;

/** Longer blocks are never boilerplate as a whole, and no longer tail is looked for: it keeps huge texts cheap. */
const LONGEST_BLOCK = 300;
const LONGEST_TAIL = 250;

/** The files of data/lexicon by which articles are read. */
export const ARTICLE_TABLES = ['boilerplate.csv', 'states.csv', 'cities.csv'] as const;

/**
 * Returns the rules by which articles are read.
 *
 * @param tables the text of each of `ARTICLE_TABLES` by its name.
 * @throws UserError naming the line that is not understood.
 */
export function rulesFrom(tables: Readonly<Record<string, string>>): BoilerplateRules {
  const [boilerplate, states, cities] = ARTICLE_TABLES.map((name) => tables[name]!) as [
    string,
    string,
    string,
  ];
  return compileRules(boilerplate, readPlaces(states, cities));
}

/**
 * Compile the boilerplate patterns.
 *
 * In a pattern `*` stands for any text, `#` for a number, `{names}` for capitalised words, `{date}` for a date,
 * `{time}` for a time of day;
 * anything else stands for itself, upper or lower case.
 *
 * @param text data/lexicon/boilerplate.csv.
 * @param places the names by which datelines are told, see `readPlaces`; without them those in capitals are.
 * @throws UserError naming the line that is not understood.
 */
export function compileRules(text: string, places: Places = NO_PLACES): BoilerplateRules {
  const patterns = readPatterns(text);
  const block = wholeMatcher(patterns.get('block')!);
  const caption = wholeMatcher(patterns.get('caption')!);
  const leadIn = wholeMatcher(patterns.get('lead-in')!);
  const credit = tailFinder(patterns.get('credit')!);
  const tail = tailFinder(patterns.get('tail')!);
  const isHouse = wholeMatcher(patterns.get('house')!);
  return {
    isBoilerplate: (words) => words.length <= LONGEST_BLOCK && block(words),
    isCaption: (words) => words.length <= LONGEST_BLOCK && caption(words),
    isLeadIn: (words) => words.length <= LONGEST_BLOCK && leadIn(words),
    findTail(words) {
      const from = Math.max(0, words.length - LONGEST_TAIL);
      const end = words.slice(from);
      const [creditAt, tailAt] = [credit(end), tail(end)];
      if (creditAt < 0 && tailAt < 0) return null;
      const isCredit = creditAt >= 0 && (tailAt < 0 || creditAt <= tailAt) && !tellsNews(end.slice(creditAt));
      if (!isCredit && tailAt < 0) return null;
      return { start: from + (isCredit ? creditAt : tailAt), credit: isCredit };
    },
    findDateline: (words) => findDateline(words, { places, isHouse }),
    cleanTitle: (title, source) => cleanTitle(title, source, isHouse),
  };
}

/** Returns a title on one line, without the name of the site. */
export function titleOf(title: string, source: string | null, rules: BoilerplateRules): string {
  const { start, end } = rules.cleanTitle(title, source);
  return title.slice(start, end).replace(/\s+/g, ' ').trim();
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
 * character and the opening fit: engines compile an expression on its first use, and most are never used.
 */
function wholeMatcher(patterns: readonly string[]): (text: string) => boolean {
  const byFirst = new Map<string, WholeRule[]>();
  for (const pattern of patterns) {
    // Those that may begin with anything stand under no letter.
    const first = /^[*{#"'-]/.test(pattern) ? '' : pattern.charAt(0).toLowerCase();
    const literal = longestLiteral(pattern);
    const rule = {
      literal,
      opening: openingOf(pattern),
      expression: new RegExp(`^${patternSource(pattern)}$`),
    };
    const others = byFirst.get(first);
    if (others) others.push(rule);
    else byFirst.set(first, [rule]);
  }
  return (text) => {
    const lower = text.toLowerCase();
    const fits = ({ literal, opening, expression }: WholeRule): boolean =>
      lower.includes(literal) && opening?.test(text) !== false && expression.test(text);
    return [text.charAt(0).toLowerCase(), ''].some((first) => byFirst.get(first)?.some(fits));
  };
}

interface WholeRule {
  readonly literal: string;
  readonly opening: RegExp | null;
  readonly expression: RegExp;
}

const NUMBER_FIRST = /^\d/;
const DATE_FIRST = new RegExp(`^${WEEKDAY}${DATE}`);

/** What all texts begin with that match a pattern. No part takes as long to compile as a date, so that it ends before one. */
function openingOf(pattern: string): RegExp | null {
  if (pattern.startsWith('#')) return NUMBER_FIRST;
  const date = pattern.indexOf('{date}');
  if (date === 0) return DATE_FIRST;
  return date < 0 ? null : new RegExp(`^${patternSource(pattern.slice(0, date))}`);
}

/** So many words in small letters are a sentence, which a page set behind a credit without a space. */
const NEWS_WORDS = 6;

function tellsNews(words: string): boolean {
  return (words.match(/(?<![^\s(])[a-z]+(?![^\s,.;:)])/g)?.length ?? 0) >= NEWS_WORDS;
}

/** Where the first pattern begins that matches up to the end of a text; -1 where none does. */
function tailFinder(patterns: readonly string[]): (text: string) => number {
  const tails = patterns.map((pattern) => ({
    literal: longestLiteral(pattern),
    // It starts in the middle of a text: its capital tells it from the same word in a sentence.
    expression: new RegExp(`(?<![${LETTER}\\d])(?=${exactSource(pattern)})${patternSource(pattern)}$`),
  }));
  return (text) => {
    const lower = text.toLowerCase();
    const found = tails.flatMap(({ literal, expression }) => {
      const at = lower.includes(literal) ? text.search(expression) : -1;
      return at < 0 ? [] : [at];
    });
    return found.length === 0 ? -1 : Math.min(...found);
  };
}

/** The longest run of characters, in small letters, that every text has that matches a pattern: most texts lack it. */
function longestLiteral(pattern: string): string {
  const pieces = pattern.toLowerCase().split(/[*#'"\s-]|\{\w+\}/);
  return pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '');
}

/** The first character as it is written, where a letter; any where it is not. */
function exactSource(pattern: string): string {
  return /^\p{L}/u.test(pattern) ? pattern.charAt(0) : '';
}

function patternSource(pattern: string): string {
  const parts = pattern.split(/(\*|#|\{names\}|\{date\}|\{time\}|\s+)/).filter((part) => part !== '');
  return parts.map(partSource).join('');
}

function partSource(part: string): string {
  if (part === '*') return '[^]*?';
  if (part === '#') return '\\d[\\d.,]*';
  if (part === '{names}') return NAMES;
  if (part === '{time}') return CLOCK;
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
