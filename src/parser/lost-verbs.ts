/**
 * Reads anew where the verb of a sentence was taken for a participle: "Egypt, which supports the army chief, hosted talks", as
 * if there were talks that somebody hosted. The network is shown a verb that is no participle in its place.
 */
import { hasChild, type Analysis } from './analysis.ts';

/** A past that is no participle, whatever is around it. */
const STAND_IN = 'saw';

/**
 * Returns the reading in which a past behind a comma is the verb of a sentence that has none, where there is one; else the first.
 *
 * @param read Gives the first reading of other words.
 */
export function rereadLostVerb(
  first: Analysis,
  forms: readonly string[],
  read: (forms: readonly string[]) => Analysis,
): Analysis {
  const root = Array.from(first.heads).indexOf(-1);
  const isPhrase = NOMINAL.has(first.upos[root]!) && !hasChild(first, root, (deprel) => CLAUSE.test(deprel));
  if (!isPhrase || forms.at(-1) !== '.') return first;
  for (let verb = root + 2; verb < forms.length; verb++) {
    // "Porter, left, and Fifield"
    if (forms[verb - 1] !== ',' || forms[verb + 1] === ',' || !PAST.test(first.xpos[verb]!)) continue;
    const second = read(forms.with(verb, STAND_IN));
    if (second.heads[verb] !== -1 || !hasChild(second, verb, (deprel) => deprel === 'nsubj')) continue;
    return { ...second, upos: second.upos.with(verb, 'VERB'), xpos: second.xpos.with(verb, 'VBD') };
  }
  return first;
}

const NOMINAL: ReadonlySet<string> = new Set(['NOUN', 'PROPN']);
const CLAUSE = /^(cop|nsubj|csubj)/;
const PAST = /^VB[DN]$/;
