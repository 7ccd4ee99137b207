/**
 * Reads anew what the network was led to take for a part of something else.
 *
 * "The UN suspended sales", as if the sales had been suspended by nobody: a participle right behind a noun describes
 * what follows it only in compounds without a hyphen ("a UN backed force"), and these are part of a clause. Where there
 * is no clause, or one with two subjects, the participle is its verb.
 *
 * "Fell after a coup toppled", "said the war ended", as if somebody fell after a coup, or said a war: a finite verb
 * without a subject right behind what hangs on the same word is a clause whose subject that is.
 */
import { hasChild, type Analysis } from './analysis.ts';
import { isTree } from './tree-decoder.ts';

/** The parts of an analysis that a new reading changes. */
interface Reading {
  readonly upos: readonly string[];
  readonly xpos: string[];
  readonly heads: number[];
  readonly deprels: string[];
}

/** Returns the analysis with such clauses read as subject and verb; the same where there are none. */
export function rereadGardenPaths(analysis: Analysis, forms: readonly string[]): Analysis {
  // Every sentence comes by here, and hardly any has one.
  const suspects: number[] = [];
  for (let token = 1; token < forms.length; token++)
    if (isMisread(analysis, forms, token) || lacksSubject(analysis, token) || isReduced(analysis, token))
      suspects.push(token);
  return suspects.reduce((now, verb) => {
    const reading: Reading = {
      upos: now.upos,
      xpos: [...now.xpos],
      heads: Array.from(now.heads),
      deprels: [...now.deprels],
    };
    if (isMisread(now, forms, verb)) reread(reading, verb);
    else if (lacksSubject(now, verb)) giveSubject(reading, forms, verb);
    else if (isReduced(now, verb)) makeReported(reading, verb);
    return isTree(reading.heads, forms.length) ? { ...now, ...reading } : now;
  }, analysis);
}

/** A finite verb of a clause of time or content, right behind a noun, that has no subject. */
function lacksSubject(analysis: Analysis, token: number): boolean {
  const { upos, xpos, deprels } = analysis;
  return (
    CLAUSES.has(deprels[token]!) &&
    upos[token] === 'VERB' &&
    FINITE.has(xpos[token]!) &&
    NOUNS.has(upos[token - 1] ?? '') &&
    !hasChild(analysis, token, (deprel) => deprel.startsWith('nsubj') || deprel === 'expl')
  );
}

const CLAUSES: ReadonlySet<string> = new Set(['advcl', 'ccomp']);
const FINITE: ReadonlySet<string> = new Set(['VBD', 'VBZ', 'VBP']);
const CONJUNCTIONS: ReadonlySet<string> = new Set(['after', 'since', 'before', 'until', 'as', 'till']);

function giveSubject(reading: Reading, forms: readonly string[], verb: number): void {
  const { heads, deprels } = reading;
  const governor = heads[verb]!;
  let subject = verb - 1;
  const markerOf = (at: number): number =>
    heads.findIndex(
      (head, token) =>
        head === at &&
        deprels[token] === 'case' &&
        token < subject &&
        CONJUNCTIONS.has(forms[token]!.toLowerCase()),
    );
  while (
    heads[subject]! >= 0 &&
    heads[subject]! < verb &&
    heads[subject] !== governor &&
    (deprels[subject] !== 'nmod' || markerOf(subject) < 0)
  )
    subject = heads[subject]!;
  const at = heads[subject] === verb ? verb : subject;
  const marker = markerOf(at);
  if (at === subject && heads[subject] !== governor && marker < 0) return;
  const isTime =
    deprels[verb] === 'advcl' &&
    marker >= 0 &&
    (at === verb || deprels[subject] === 'obl' || deprels[subject] === 'nmod');
  const isContent =
    deprels[verb] === 'ccomp' && at === subject && governor < subject && deprels[subject] === 'obj';
  if (!isTime && !isContent) return;
  if (isTime) attach(reading, marker, verb, 'mark');
  attach(reading, subject, verb, 'nsubj');
}

/** "A ship rammed a vessel, officials said", as if a ship said so that was rammed: with an object, of a first subject of two. */
function isReduced(analysis: Analysis, token: number): boolean {
  const { upos, xpos, heads, deprels } = analysis;
  const noun = heads[token]!;
  if (deprels[token] !== 'acl' || !PAST.has(xpos[token]!) || noun !== token - 1) return false;
  const verb = heads[noun]!;
  if (verb < token || upos[verb] !== 'VERB' || !isFirstOfTwoSubjects(analysis, noun)) return false;
  return deprels.some(
    (deprel, object) =>
      deprel === 'obj' &&
      (heads[object] === token || (deprels[heads[object]!] === 'conj' && heads[heads[object]!] === token)),
  );
}

function makeReported(reading: Reading, verb: number): void {
  const subject = reading.heads[verb]!;
  attach(reading, verb, reading.heads[subject]!, 'ccomp');
  attach(reading, subject, verb, 'nsubj');
  reading.xpos[verb] = 'VBD';
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
const VERBS: ReadonlySet<string> = new Set(['VERB', 'AUX']);
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
  while (heads[subject]! >= 0 && heads[subject]! < verb && !VERBS.has(reading.upos[heads[subject]!]!))
    subject = heads[subject]!;
  const governor = heads[subject]!;
  const hangsOn = governor === verb || governor === object ? object : subject;
  if (heads[hangsOn] === -1) attach(reading, verb, -1, 'root');
  else if (governor > verb && isFirstOfTwoSubjects(reading, subject))
    attach(reading, verb, governor, 'ccomp');
  else if (governor >= 0 && governor < verb && deprels[subject] === 'obj')
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

function isFirstOfTwoSubjects(tree: Pick<Analysis, 'heads' | 'deprels'>, subject: number): boolean {
  return (
    tree.deprels[subject]!.startsWith('nsubj') &&
    hasChild(tree, tree.heads[subject]!, (deprel, token) => token > subject && deprel.startsWith('nsubj'))
  );
}

function attach({ heads, deprels }: Reading, token: number, head: number, deprel: string): void {
  heads[token] = head;
  deprels[token] = deprel;
}
