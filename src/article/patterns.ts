/** Pieces of patterns about names and days; Latin ranges, since Unicode classes take far longer to compile. */
export const UPPER = 'A-Z\u00C0-\u00D6\u00D8-\u00DE\u0100-\u024F\u1E00-\u1EFF';
export const LETTER: string = `${UPPER}a-z\u00DF-\u00F6\u00F8-\u00FF`;

/** One capitalised word of a name, or an initial. */
const NAME_WORD = `[${UPPER}](?:\\.|[${LETTER}'’-]*)`;
export const NAMES: string = `${NAME_WORD}(?:(?:,\\s+|\\s+|\\s+(?:and|de|la|van|von|bin|al|in)\\s+)${NAME_WORD}){0,9}`;

export const WEEKDAY =
  '(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun|MON|TUES?|WED(?:NES)?|THU(?:RS)?|FRI|SAT(?:UR)?|SUN)(?:day|DAY)?[.,]?\\s+)?';

const NOON = '(?:[ap]\\.?m\\.?|[AP]\\.?M\\.?)';
/** A time of day: "10:15", "10.15am", "14:05 GMT", "9 p.m. (IST)". */
export const CLOCK: string =
  `\\(?(?:\\d{1,2}[:.]\\d{2}(?::\\d{2})?\\s*(?:hrs|h|${NOON})?|\\d{1,2}\\s*${NOON})` +
  '(?:\\s*\\(?[A-Z]{2,5}(?:[+-]\\d{1,2}(?::?\\d{2})?)?(?![A-Za-z])\\)?)?\\)?';
/** A time of day behind a day, with what systems write between them: ", at 10:15 am", " / 06:00", " | 14:05". */
export const TIME: string = `(?:,?\\s*(?:at|[|/·•-])?\\s*${CLOCK})?`;
