import { DATE } from '../syntax/calendar.ts';
import type { Span } from '../types/article.ts';
import { LETTER, TIME, UPPER, WEEKDAY } from './patterns.ts';
import { placeName, type Places } from './places.ts';

/** The words before an article's first, such as "TOKYO, May 2 (Agency) - ". */
export interface Dateline extends Span {
  readonly agency: string | null;
}

/** What is known beside the words: names of places, and of news agencies, papers and stations. */
export interface DatelineKnowledge {
  readonly places: Places;
  isHouse(words: string): boolean;
}

/** Datelines are not longer, in characters. */
const LONGEST = 120;
/** Capitals of fewer letters may be a body ("NATO – Russia talks"), so that the place must be known. */
const SHORTEST_UNKNOWN = 6;

/** What may stand between a dateline and the first words; a point or nothing only behind a day or an agency. */
const MARK = /\s*(?:[–—―]|--+)\s*|\s+[-/:]\s+|\s*\|\s*|:\s+|-\s*|_\s*|(?<=\))\.?\s*|\.\s+|\s*$/g;
const DAY = new RegExp(`${WEEKDAY}(?:${DATE})${TIME}`, 'g');
const GROUP = /\(([^()]{2,40})\)|\[([^[\]]{2,30})\]|(?<=^|[\s.])\/([A-Z][^/]{1,20})\/(?=[\s.]|$)/g;
const WORD = `[${UPPER}](?:[.'’‘-]?[${LETTER}])*\\.?`;
const NAME = new RegExp(
  `^${WORD}(?:\\s+(?:(?:de|del|do|du|da|la|el|al|of|on|upon|in|near|the)\\s+)?${WORD}){0,5}(?:\\s(?:region|province|district|oblast|governorate|state))?$`,
);
const FIRST_WORD = new RegExp(`^["“”'‘’(\\[]?[${UPPER}\\d$€£]`);

/** "On March 27, Mr. Katayama …". */
const PREPOSITION = /^(?:On|In|At|By|Since|From|Until|For|After|Before|Between|Through|The|This|Last|Next)\s/;

/** What the words before a mark name. */
interface Head {
  readonly places: readonly string[];
  readonly hasDay: boolean;
  /** In brackets or by name; null without. */
  readonly agency: string | null;
  readonly knownAgency: boolean;
}

/**
 * Returns the dateline at the start of a block, with the mark behind it and, where it names one, the agency; null where
 * there is none. Of several marks the last counts that ends one: "Ramallah – WAFA – The talks began."
 */
export function findDateline(block: string, known: DatelineKnowledge): Dateline | null {
  let found: Dateline | null = null;
  for (const { 0: mark, index } of block.slice(0, LONGEST).matchAll(MARK)) {
    const end = index + mark.length;
    if (index === 0 || (mark === '' && end < block.length && !block.startsWith(')', index - 1))) continue;
    if (end === LONGEST && end < block.length) break;
    const head = readHead(block.slice(0, index), known);
    if (head && isDateline(head, mark, block.slice(end), known))
      found = { start: 0, end, agency: head.agency };
  }
  return found;
}

/** What the words before a mark name, where they name nothing but places, days and agencies. */
function readHead(words: string, known: DatelineKnowledge): Head | null {
  let agency: string | null = null;
  let hasDay = false;
  let isSentence = false;
  const withoutGroups = words.replace(GROUP, (_, round?: string, square?: string, slashed?: string) => {
    const inside = (round ?? square ?? slashed)!.trim();
    DAY.lastIndex = 0;
    // "(2024)", "(Aug 2025)", "(3 March)"; an agency begins with a capital and has no year.
    if (inside.replace(DAY, '') === '' || /(?:19|20)\d\d$/.test(inside)) hasDay = true;
    else if (/^\p{Lu}/u.test(inside)) agency = inside;
    else isSentence = true;
    return ',';
  });
  const withoutDays = withoutGroups.replace(DAY, () => {
    hasDay = true;
    return ',';
  });
  const places: string[] = [];
  if (isSentence || PREPOSITION.test(words)) return null;
  for (const [i, segment] of withoutDays.split(/\s*\|\s*|\s+[–—-]+\s+/).entries()) {
    for (const part of segment.split(/[,/&;]|\sand\s/)) {
      const [name, house] = splitHouse(part.trim(), known);
      agency = house ?? agency;
      // Behind a mark, only days and houses go on with the dateline: "KYIV – Zelensky: We stand firm."
      if (name !== '' && (i > 0 || !NAME.test(name))) return null;
      if (name !== '') places.push(name);
    }
  }
  return { places, hasDay, agency, knownAgency: agency !== null && known.isHouse(agency) };
}

/** "London CNN": the house at the end of a name. */
function splitHouse(words: string, known: DatelineKnowledge): [name: string, house: string | null] {
  const name = words.replace(/^[.\s]+|(?<=\p{Ll})\.$/gu, '');
  if (known.isHouse(name)) return ['', name];
  const [, before, last] = /^(.*\S)\s+([A-Z]{2,}\.?)$/.exec(name) ?? [];
  return before && known.isHouse(last!) ? [before, last!] : [name, null];
}

function isDateline(head: Head, mark: string, rest: string, known: DatelineKnowledge): boolean {
  const place = placeRank(head.places, known.places);
  const hasFacts = head.hasDay || head.knownAgency || (head.agency !== null && place > 0);
  if (rest === '' && head.places.length === 0) return head.knownAgency;
  if (rest === '') return place === 2 ? hasFacts || head.places.length > 1 : hasFacts && place === 1;
  if (hasFacts) {
    // A point may be that of an abbreviation.
    if (mark.trim() === '.' && place === 0 && head.agency === null) return false;
    if (mark.trim() === '') return head.knownAgency && FIRST_WORD.test(rest);
    return place > 0 || (FIRST_WORD.test(rest) && !isAside(rest));
  }
  if (!FIRST_WORD.test(rest) || !endsSentence(rest) || place === 0 || !/[–—―|/:]|--|\s-\s/.test(mark))
    return false;
  const isWritten = head.places.some((name) => isCapitals(name));
  if (mark.startsWith(':')) return isWritten && place === 2;
  return isWritten || !isAside(rest);
}

/** 0 for no place, 1 for what stands like one, 2 for known places. */
function placeRank(names: readonly string[], { cities, states }: Places): 0 | 1 | 2 {
  const [first] = names;
  const last = names.at(-1);
  if (first === undefined || last === undefined) return 0;
  const isCity = cities.has(placeName(first));
  const isState = (name: string) => states.has(placeName(name));
  if (isCity) return 2;
  // A state alone is more often one that acts: "IRAN – Talks have failed."
  if (isState(first)) return 0;
  const isNear = names.length > 1 && (isState(last) || cities.has(placeName(last)));
  if (!isCapitals(first)) return isNear ? 1 : 0;
  if (isNear) return 2;
  return names.length > 1 || first.replace(/\P{Lu}/gu, '').length >= SHORTEST_UNKNOWN ? 1 : 0;
}

function isCapitals(name: string): boolean {
  return (
    /^\P{Ll}*(?:\s(?:de|del|do|du|da|la|el|al|of|on|upon|in|near|the)\s\P{Ll}*)*$/u.test(name) &&
    /\p{Lu}\P{L}*\p{Lu}/u.test(name)
  );
}

/** Whether the first sentence has another dash: "Iran – Israel's foe – attacked Iraq." */
function isAside(rest: string): boolean {
  return /^[^.!?]{0,120}?(?:\s[–—-]\s|—|--)/.test(rest);
}

function endsSentence(words: string): boolean {
  return /[.!?…:]["”’')\]]*\s*$/.test(words);
}
