/**
 * Reads anew where a verb was taken for another word: for a participle in "Egypt, which supports the army chief, hosted talks",
 * for a noun in "Trump plans to leave, an aide said". The network is shown in its place what can only be a verb.
 */
import { hasChild, hasPart, rootOf, type Analysis } from './analysis.ts';

/** A past that is no participle, and a present that takes an infinitive and is no noun. */
const STAND_INS = { past: 'saw', present: 'wants' };

/**
 * Returns the reading in which such a word is a verb, where it has a subject then; else the first.
 *
 * @param read Gives the first reading of other words.
 */
export function rereadLostVerb(
  first: Analysis,
  forms: readonly string[],
  read: (forms: readonly string[]) => Analysis,
): Analysis {
  const plan = first.deprels.findIndex((_, i) => isPlan(first, forms, i));
  if (plan >= 0) {
    const second = read(forms.with(plan, STAND_INS.present));
    const isVerb = second.upos[plan] === 'VERB' && hasPart(second, plan, /^nsubj$/);
    return isVerb ? second : first;
  }
  const root = rootOf(first);
  const isPhrase = NOMINAL.has(first.upos[root]!) && !hasPart(first, root, CLAUSE);
  if (!isPhrase || forms.at(-1) !== '.') return first;
  for (let verb = root + 2; verb < forms.length; verb++) {
    // "Porter, left, and Fifield"
    if (forms[verb - 1] !== ',' || forms[verb + 1] === ',' || !PAST.test(first.xpos[verb]!)) continue;
    const second = read(forms.with(verb, STAND_INS.past));
    if (second.heads[verb] !== -1 || !hasPart(second, verb, /^nsubj$/)) continue;
    return { ...second, upos: second.upos.with(verb, 'VERB'), xpos: second.xpos.with(verb, 'VBD') };
  }
  return first;
}

/** "Trump plans to leave, an aide said": said, or the first of two subjects, between a name and an infinitive. */
function isPlan(tree: Analysis, forms: readonly string[], token: number): boolean {
  const { upos, xpos, heads, deprels } = tree;
  if (xpos[token] !== 'NNS' || forms[token + 1] !== 'to' || !NOMINAL.has(upos[token - 1] ?? '')) return false;
  if (xpos[token - 1] === 'NNS') return false;
  if (deprels[token] === 'ccomp') return hasPart(tree, token, /^xcomp$/);
  const verb = heads[token]!;
  const isSecond = (deprel: string, i: number): boolean => i > token && deprel.startsWith('nsubj');
  return deprels[token] === 'nsubj' && verb > token && hasChild(tree, verb, isSecond);
}

const NOMINAL: ReadonlySet<string> = new Set(['NOUN', 'PROPN']);
const CLAUSE = /^(cop|nsubj|csubj)/;
const PAST = /^VB[DN]$/;
