import { ADDRESS, CAPITALISED, PAD, SMALL_WORD, hashLower, isDigits, markOf, type Atoms } from './atoms.ts';
import { BREAK, SENTENCE } from './gap-features.ts';

/** Words that stand with a stop of their own in the middle of sentences and at their end. */
const DAYS_AND_MONTHS = hashes(
  'mon tue tues wed weds thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec',
);
const COMPANIES = hashes('co corp inc ltd bros plc llc');
/** What is written with a capital behind the name of a company. */
const OFFICES = hashes(
  'chief ceo cfo coo chairman chairwoman chair president vice director executive spokesman spokeswoman founder ' +
    'managing senior general manager head engineer analyst economist',
);
/** States behind the name of a town and a comma: "Houston, Tex." */
const PROVINCES = hashes(
  'ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn ' +
    'tex va vt wash wis wyo b.c. n.y. n.j. n.c. s.c. n.d. s.d. n.m. n.h.',
);
/** Words that wait for their number, and for what they set against another. */
const NUMBERED = hashes('no nos sec art arts fig figs vol ch para pp approx ca');
const AGAINST = hashes('vs v');
const CAPITAL_OF_STATES = hashLower('d.c.', 0, 4);
const [THE, COMMA] = [hashLower('the', 0, 3), hashLower(',', 0, 1)];
const OPENING: ReadonlySet<string> = new Set('"“‘«(');

/**
 * Decides the gap after atom `i` where an abbreviation and what follows settle it: `SENTENCE` where the next begins
 * ("due in Dec. Peru expelled him", "owned by Maersk Ltd. Denmark accused Iran"), `BREAK` where the sentence goes on
 * ("Jan. 2020", "No. 10", "Mali vs. Niger"), else -1.
 */
export function afterAbbreviation(atoms: Atoms, i: number): number {
  const { shape, lower, spaces } = atoms;
  const at = i + PAD;
  if (spaces[at] !== 1) return -1;
  if (shape[at] === ADDRESS) return endsPlace(atoms, at, at) ? SENTENCE : -1;
  if (markOf(shape[at] as number) !== '.' || spaces[at - 1] !== 0) return -1;
  const word = lower[at - 1] as number;
  const next = lower[at + 1] as number;
  const beforeNumber = isDigits(shape[at + 1] as number);
  if (AGAINST.has(word) || (beforeNumber && NUMBERED.has(word))) return BREAK;
  if (shape[at - 1] !== CAPITALISED) return -1;
  if (DAYS_AND_MONTHS.has(word)) {
    if (beforeNumber || DAYS_AND_MONTHS.has(next)) return BREAK;
    return beginsSentence(atoms, at + 1) ? SENTENCE : -1;
  }
  if (endsPlace(atoms, at, at - 1)) return SENTENCE;
  const isCompany = COMPANIES.has(word) && !COMPANIES.has(next) && !OFFICES.has(next);
  return isCompany && isSubject(atoms, at + 1) ? SENTENCE : -1;
}

/** "Washington, D.C." and "Houston, Tex." before a subject, but not "the D.C. Circuit ruled". */
function endsPlace(atoms: Atoms, at: number, name: number): boolean {
  const { lower } = atoms;
  const isPlace =
    lower[name] === CAPITAL_OF_STATES
      ? lower[name - 1] !== THE
      : lower[name - 1] === COMMA && PROVINCES.has(lower[name] as number);
  return isPlace && isSubject(atoms, at + 1);
}

/** One word with a capital before one without: "Denmark accused". */
function isSubject({ shape }: Atoms, at: number): boolean {
  return isCapital(shape[at] as number) && shape[at + 1] === SMALL_WORD;
}

function beginsSentence({ shape }: Atoms, at: number): boolean {
  const first = OPENING.has(markOf(shape[at] as number)) ? at + 1 : at;
  return isCapital(shape[first] as number);
}

/** A word with a capital, in capitals, or of letters with stops. */
function isCapital(shape: number): boolean {
  return (shape >= CAPITALISED && shape <= CAPITALISED + 2) || shape === ADDRESS;
}

function hashes(words: string): ReadonlySet<number> {
  return new Set(words.split(' ').map((word) => hashLower(word, 0, word.length)));
}
