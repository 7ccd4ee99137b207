/**
 * Reads anew what the network took for one long noun phrase: "The UN | suspended sales", as if the sales had been
 * suspended by nobody.
 *
 * A participle right behind a noun describes what follows it only in compounds without a hyphen ("a UN backed force"),
 * and these are part of a clause. Where there is no clause, or one with two subjects, the participle is its verb.
 */
import type { Analysis } from './analysis.ts';

/** The parts of an analysis that a new reading changes. */
interface Reading {
  readonly upos: readonly string[];
  readonly xpos: string[];
  readonly heads: number[];
  readonly deprels: string[];
}

/** Returns the analysis with such clauses read as subject, verb and object; the same where there are none. */
export function rereadGardenPaths(analysis: Analysis, forms: readonly string[]): Analysis {
  const found = analysis.deprels.findIndex((_, token) => isMisread(analysis, forms, token));
  if (found < 0) return analysis;
  const reading: Reading = {
    upos: analysis.upos,
    xpos: [...analysis.xpos],
    heads: Array.from(analysis.heads),
    deprels: [...analysis.deprels],
  };
  for (let verb = found; verb < forms.length; verb++)
    if (isMisread({ ...analysis, ...reading }, forms, verb)) reread(reading, verb);
  return { ...analysis, ...reading };
}

/** A participle between two nouns that is said to describe the second. */
function isMisread(
  { upos, xpos, heads, deprels }: Analysis,
  forms: readonly string[],
  token: number,
): boolean {
  return (
    deprels[token] === 'amod' &&
    upos[token] === 'VERB' &&
    PAST.has(xpos[token]!) &&
    heads[token]! > token &&
    NOUNS.has(upos[token - 1] ?? '') &&
    forms[token + 1] !== '-'
  );
}

const PAST: ReadonlySet<string> = new Set(['VBD', 'VBN']);
const NOUNS: ReadonlySet<string> = new Set(['NOUN', 'PROPN']);
/** What stands before a noun and belongs to it. */
const BEFORE_NOUNS: ReadonlySet<string> = new Set([
  'det',
  'amod',
  'compound',
  'nummod',
  'nmod:poss',
  'nmod',
  'flat',
]);

function reread(reading: Reading, verb: number): void {
  const { heads, deprels } = reading;
  const object = heads[verb]!;
  let subject = verb - 1;
  while (heads[subject]! >= 0 && heads[subject]! < verb) subject = heads[subject]!;
  const governor = heads[subject]!;
  const hangsOn = governor === verb || governor === object ? object : subject;
  if (heads[hangsOn] === -1) attach(reading, verb, -1, 'root');
  else if (governor > verb && isFirstOfTwoSubjects(reading, subject))
    attach(reading, verb, governor, 'ccomp');
  else return;
  attach(reading, subject, verb, 'nsubj');
  attach(reading, object, verb, 'obj');
  reading.xpos[verb] = 'VBD';
  heads.forEach((head, token) => {
    const deprel = deprels[token]!;
    if (head === object && token < verb)
      attach(reading, token, BEFORE_NOUNS.has(deprel) ? subject : verb, deprel);
    else if (head === object && token === verb + 1 && reading.upos[token] === 'ADV')
      attach(reading, token, verb, 'advmod');
    else if (head === subject && token > object)
      attach(reading, token, verb, deprel === 'nmod' ? 'obl' : deprel);
    else if ((head === subject || head === object) && deprel === 'punct')
      attach(reading, token, verb, deprel);
  });
}

function isFirstOfTwoSubjects({ heads, deprels }: Reading, subject: number): boolean {
  if (!deprels[subject]!.startsWith('nsubj')) return false;
  return deprels.some(
    (deprel, token) => token > subject && heads[token] === heads[subject] && deprel.startsWith('nsubj'),
  );
}

function attach({ heads, deprels }: Reading, token: number, head: number, deprel: string): void {
  heads[token] = head;
  deprels[token] = deprel;
}
