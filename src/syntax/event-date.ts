/** The day that a sentence gives to what happens in it: "on 3 March", "yesterday", "last Tuesday", "two days ago". */
import type { Span } from '../types/article.ts';
import type { Status } from '../types/relation.ts';
import type { Sentence, Token } from '../types/sentence.ts';
import { addDays, type DateMention, findDates, isoDate, MONTHS, monthOf, weekdayOf } from './calendar.ts';
import { caseOf, hasRelation } from './tree.ts';

/**
 * A day named in a sentence, by the span of its words in the sentence's text: null for a time that leaves the day open,
 * undefined for a day that cannot be the event's.
 */
interface SaidDay extends Span {
  readonly date: string | null | undefined;
}

/** On which side of the article its event lies. */
type Side = 'past' | 'coming' | 'either';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
/** Days from the article's own. */
const RELATIVE: readonly (readonly [RegExp, number])[] = [
  [/\bthe day before yesterday\b/gi, -2],
  [/(?<!before )\byesterday\b|\blast night\b/gi, -1],
  [/\btoday\b|\btonight\b|\bthis (?:morning|afternoon|evening)\b/gi, 0],
  [/(?<!after )\btomorrow\b/gi, 1],
  [/\bthe day after tomorrow\b/gi, 2],
];
const YEAR = /(?<![\w$€£.,/-])(?:19|20)\d{2}(?:s\b|(?![\w/-]|[.,]\d))/g;
const MONTH_ALONE = new RegExp(
  `\\b(?:[Ii]n|[Ll]ast|[Ee]arly|[Ll]ate|[Mm]id-) ?(${MONTHS})\\b(?!\\.? \\d)`,
  'g',
);
/** Times that lie in another month, of which no day is known. */
const LONG_AGO =
  /\b(?:last|next) (?:year|month)\b|\b(?:years?|months?|decades?|centur(?:y|ies)) (?:ago|earlier|later)\b/gi;
/** A day behind one of these is the day of something else: "has been closed since 3 March". */
const BOUNDS: ReadonlySet<string> = new Set([
  'since', 'until', 'till', 'before', 'after', 'prior to', 'ahead of', 'following',
]); // prettier-ignore
const AGO = new RegExp(`\\b(\\d{1,2}|an?|${NUMBERS.join('|')}) (day|week)s? ago\\b`, 'gi');
const WEEKDAY = new RegExp(`\\b(?:(last|next|this|every|each|earlier) )?(${WEEKDAYS.join('|')})\\b`, 'g');
/**
 * The days from the article's own among which one without a year is sought. What has happened may be known a day before
 * its date, where the article comes from further east, and gets its year after nine months: "set for 17 June", told in
 * May, is yet to come. What was to be on a day just past is not meant to be a year later.
 */
const WINDOWS: Readonly<Record<Side, readonly [from: number, to: number]>> = {
  past: [-270, 1],
  coming: [-60, 366],
  either: [-183, 183],
};
const WEEK = 7;

/**
 * Returns the day of the event that stands at `trigger`, as the sentence says it: undefined where it says none, null where it
 * names a time outside the article's month that leaves the day open ("in 2019", "in January", "three years ago").
 *
 * A day belongs to an event where its words hang on the event's own word, or on the verb of its clause: in "Peru said
 * on Monday that Chile had closed the border on Sunday" the closing was on Sunday. A day without a year is that of the
 * year that puts it next to the article, before it where the event has happened, behind it where it is planned. Weekdays
 * are the last ones before the article, of plans the next ones behind it. What is possible is yet to come where its word
 * stands as a bare verb ("may attack", "threatened to attack"), else it may be something that somebody is accused of. A
 * day to come is never the day of what has happened: in "called an election for 17 June" the call has the article's day.
 *
 * @param text the article's text.
 * @param trigger where the event's word stands in it.
 * @param today the article's date; without it, only days with a year are known.
 * @param status what is said of the event: planned, possible, or told as a fact.
 */
export function eventDate(
  sentence: Sentence,
  text: string,
  trigger: Span,
  today: string | null,
  status: Status,
): string | null | undefined {
  const words = text.slice(sentence.start, sentence.end);
  const event = tokenAt(sentence, trigger);
  if (event < 0) return undefined;
  const days = saidDays(words, today, sideOf(status, sentence.tokens[event]!));
  if (days.length === 0) return undefined;
  const governors = days.map((day) => {
    const at = tokenAt(sentence, { start: sentence.start + day.start, end: sentence.start + day.end });
    return at < 0 ? -1 : governorOf(sentence, at, event);
  });
  for (const predicate of predicatesOf(sentence, event)) {
    const own = days.filter((_, i) => governors[i] === predicate).map(({ date }) => date);
    // "in 2019, on 3 March": the day tells more.
    if (own.length > 0) return own.find((date) => date) ?? (own.includes(null) ? null : undefined);
  }
  return undefined;
}

function sideOf(status: Status, { xpos }: Token): Side {
  if (status === 'planned' || (status === 'possible' && xpos === 'VB')) return 'coming';
  return status === 'possible' ? 'either' : 'past';
}

/** All days that the words name, in order. */
function saidDays(words: string, today: string | null, side: Side): SaidDay[] {
  const days: SaidDay[] = findDates(words).map((found) => ({
    start: found.start,
    end: found.end,
    date: dateOf(found, today, side),
  }));
  if (today === null) return days;
  const add = (index: number, length: number, date: string): void => {
    const isTaken = days.some((day) => day.start < index + length && index < day.end);
    if (!isTaken) days.push({ start: index, end: index + length, date });
  };
  for (const [pattern, distance] of RELATIVE)
    for (const { 0: found, index } of words.matchAll(pattern))
      add(index, found.length, addDays(today, distance));
  for (const { 0: found, 1: count, 2: unit, index } of words.matchAll(AGO)) {
    const number = /^an?$/i.test(count!) ? 1 : Number(count) || NUMBERS.indexOf(count!.toLowerCase()) + 1;
    add(index, found.length, addDays(today, -number * (/week/i.test(unit!) ? 7 : 1)));
  }
  for (const { 0: found, 1: which, 2: name, index } of words.matchAll(WEEKDAY)) {
    if (which === 'every' || which === 'each') continue;
    // "Monday, March 3" is one day, which is found already.
    const isPart = days.some(
      (day) => day.start >= index + found.length && day.start - index - found.length <= 2,
    );
    if (!isPart) add(index, found.length, dayOfWeek(WEEKDAYS.indexOf(name!), today, which, side));
  }
  for (const { index, length } of openTimes(words, today)) addOpen(days, index, length);
  return days.sort((a, b) => a.start - b.start);
}

function addOpen(days: SaidDay[], start: number, length: number): void {
  const isPart = days.some((day) => day.start < start + length && start < day.end);
  if (!isPart) days.push({ start, end: start + length, date: null });
}

/** Years, months and longer times other than the article's own. */
function openTimes(words: string, today: string): { index: number; length: number }[] {
  const [year, month] = [today.slice(0, 4), Number(today.slice(5, 7))];
  const years = [...words.matchAll(YEAR)].filter(([found]) => found !== year);
  const months = [...words.matchAll(MONTH_ALONE)].filter(([, name]) => monthOf(name!) !== month);
  return [...years, ...months, ...words.matchAll(LONG_AGO)].map(({ 0: found, index }) => ({
    index,
    length: found.length,
  }));
}

/** The date of a day, in the year that it has or that puts it near the article; undefined where the event is not on it. */
function dateOf(found: DateMention, today: string | null, side: Side): string | undefined {
  if (today === null) return isoDate(found) ?? undefined;
  const [from, to] = WINDOWS[side].map((days) => addDays(today, days)) as [string, string];
  if (found.year !== null) {
    const date = isoDate(found);
    return date === null || (side === 'past' && date > to) ? undefined : date;
  }
  const year = Number(today.slice(0, 4));
  const dates = [year - 1, year, year + 1].map((one) => isoDate({ year: String(one), day: found.day }));
  return dates.find((date) => date !== null && date >= from && date <= to) ?? undefined;
}

function dayOfWeek(weekday: number, today: string, which: string | undefined, side: Side): string {
  const back = (weekdayOf(today) - weekday + WEEK) % WEEK;
  const ahead = (WEEK - back) % WEEK;
  if (which === 'last') return addDays(today, back === 0 ? -WEEK : -back);
  if (which === 'next') return addDays(today, ahead === 0 ? WEEK : ahead);
  return side === 'coming' ? addDays(today, ahead) : addDays(today, -back);
}

/** The token of a span that the others hang on; -1 where the span has none. */
function tokenAt(sentence: Sentence, { start, end }: Span): number {
  const { tokens } = sentence;
  const inside = tokens.flatMap((token, i) => (token.start < end && token.end > start ? [i] : []));
  return inside.find((i) => !inside.includes(tokens[i]!.head)) ?? -1;
}

/**
 * The word that a day hangs on: the event's own where that comes first, else the next verb or root above; -1 where it
 * is the day of another thing, as in "blamed Iran for the Sept. 11 attacks".
 */
function governorOf(sentence: Sentence, day: number, event: number): number {
  const { tokens } = sentence;
  const head = tokens[day]!.head;
  if (BOUNDS.has(caseOf(sentence, day)?.toLowerCase() ?? '')) return -1;
  if (head !== event && head >= 0 && !isPredicate(sentence, head)) {
    // Only a name may stand between: "on Monday, March 4", and by mistake "bombed Lebanon on Monday".
    if (tokens[head]!.upos !== 'PROPN' || hasRelation(sentence, day, 'nmod:poss')) return -1;
    // It is a part of the name behind it: "the March 23 Movement", "the Sunday Times".
    if (head > day && caseOf(sentence, day) === null) return -1;
  }
  let at = day;
  while (at !== event && !(at !== day && isPredicate(sentence, at)) && tokens[at]!.head >= 0)
    at = tokens[at]!.head;
  return at;
}

/** The event's word; the verb that it hangs on where it is a noun; and the first of verbs that are told in one breath. */
function predicatesOf(sentence: Sentence, event: number): number[] {
  const found = [event];
  let at = event;
  while (!isPredicate(sentence, at) && sentence.tokens[at]!.head >= 0) at = sentence.tokens[at]!.head;
  found.push(at);
  while (hasRelation(sentence, at, 'conj') && sentence.tokens[at]!.head >= 0) {
    at = sentence.tokens[at]!.head;
    found.push(at);
  }
  return found;
}

function isPredicate({ tokens }: Sentence, i: number): boolean {
  return tokens[i]!.upos === 'VERB' || tokens[i]!.head < 0;
}
