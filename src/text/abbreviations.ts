import { ADDRESS, CAPITALISED, PAD, SMALL_WORD, hashLower, markOf, type Atoms } from './atoms.ts';

/** Words that stand with a stop of their own in sentences and at their end, by what may follow within a sentence. */
const DAYS_AND_MONTHS = hashes(
  'mon tue tues wed weds thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec',
);
const COMPANIES = hashes('co corp inc ltd bros plc llc');
/** What is written with a capital behind the name of a company. */
const OFFICES = hashes(
  'chief ceo cfo coo chairman chairwoman chair president vice director executive spokesman spokeswoman founder ' +
    'co-founder managing senior general manager head engineer analyst economist unit',
);
const CAPITAL_OF_STATES = hashLower('d.c.', 0, 4);
const CAPITALS_FROM = CAPITALISED;
const CAPITALS_TO = 6;

/**
 * Says whether a sentence ends after atom `i`, the stop of an abbreviated day, month or company or "D.C.", because the
 * next begins: "due in Dec. Peru expelled him", "owned by Maersk Ltd. Denmark accused Iran". A day or month goes on
 * before a number or another of them, a company before an office: "Exxon Corp. Chief Executive Rex Lee".
 */
export function endsAbbreviation({ shape, lower, spaces }: Atoms, i: number): boolean {
  const at = i + PAD;
  if (spaces[at] !== 1 || !isCapital(shape[at + 1] as number)) return false;
  const next = lower[at + 1] as number;
  if (shape[at] === ADDRESS) return lower[at] === CAPITAL_OF_STATES && shape[at + 2] === SMALL_WORD;
  if (markOf(shape[at] as number) !== '.' || spaces[at - 1] !== 0 || shape[at - 1] !== CAPITALISED)
    return false;
  const word = lower[at - 1] as number;
  if (DAYS_AND_MONTHS.has(word)) return !DAYS_AND_MONTHS.has(next);
  return COMPANIES.has(word) && !COMPANIES.has(next) && !OFFICES.has(next) && shape[at + 2] === SMALL_WORD;
}

function isCapital(shape: number): boolean {
  return (shape >= CAPITALS_FROM && shape <= CAPITALS_TO) || shape === ADDRESS;
}

function hashes(words: string): ReadonlySet<number> {
  return new Set(words.split(' ').map((word) => hashLower(word, 0, word.length)));
}
