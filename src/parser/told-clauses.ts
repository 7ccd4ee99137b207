/**
 * Reads anew what was said where the network took it for a description of who was told: "told reporters that Iran should
 * stop", "said in an interview that oil prices would stay", as if there were reporters whom Iran should stop.
 */
import { hasPart, hasWord, wholeOf, type Analysis } from './analysis.ts';
import { isTree } from './tree-decoder.ts';

/** Returns the analysis with what is said hung on the verb of saying; the same where there is nothing to mend. */
export function rereadToldClauses(analysis: Analysis, forms: readonly string[]): Analysis {
  let heads: number[] | undefined;
  let deprels: string[] | undefined;
  for (let mark = 2; mark < forms.length; mark++) {
    if (forms[mark]!.toLowerCase() !== 'that') continue;
    const clause = analysis.heads[mark]!;
    if (analysis.deprels[mark] !== 'mark' && !isNoGap(analysis, mark)) continue;
    const verb = verbOfSaying(analysis, forms, clause);
    if (verb < 0) continue;
    heads ??= Array.from(analysis.heads);
    deprels ??= [...analysis.deprels];
    heads[clause] = verb;
    deprels[clause] = 'ccomp';
    deprels[mark] = 'mark';
  }
  return heads && deprels && isTree(heads, forms.length) ? { ...analysis, heads, deprels } : analysis;
}

/** "Said in a letter that his country could not allow criminals to stay": said to be an object, of a verb that has all it needs. */
function isNoGap(analysis: Analysis, that: number): boolean {
  return analysis.deprels[that] === 'obj' && hasPart(analysis, analysis.heads[that]!, /^(iobj|ccomp|xcomp)$/);
}

/** The verb whose content a clause with "that" is; -1 where it rightly describes the noun it hangs on. */
function verbOfSaying(analysis: Analysis, forms: readonly string[], clause: number): number {
  const { heads, deprels } = analysis;
  const deprel = deprels[clause]!;
  const isRelative = deprel === 'acl:relcl';
  if (!isRelative && deprel !== 'acl') return -1;
  // "The report that he wrote": no clause of its own.
  if (!hasPart(analysis, clause, /^(nsubj|expl)/)) return -1;
  const noun = wholeOf(analysis, heads[clause]!);
  const verb = heads[noun]!;
  if (verb < 0 || verb > noun || hasPart(analysis, verb, /^ccomp/)) return -1;
  const word = forms[verb]!.toLowerCase();
  switch (deprels[noun]) {
    case 'iobj':
      return verb;
    case 'obj':
      return TELLING.test(word) ? verb : -1;
    case 'obl':
    case 'obl:unmarked': {
      if (!TELLING.test(word) && !SAYING.test(word)) return -1;
      const isDescribed =
        noun === heads[clause] && (isRelative || hasWord(analysis, forms, noun, /^case$/, SETTING));
      return isDescribed && !CONTENTS.test(forms[noun]!) ? verb : -1;
    }
    default:
      return -1;
  }
}

/** "In an interview", "during a call": where something is said. */
const SETTING = /^(in|during|at)$/i;
/** "Insisted on its demands that": the noun has the content. */
const CONTENTS =
  /^(demand|claim|allegation|accusation|assertion|declaration|belief|threat|warning|promise|pledge|fact)/i;
/** Verbs of saying whose object is who hears it. */
const TELLING = /^(told|tell|telling|tells|warn|inform|assur|remind|persuad|convinc|notif|advis)/;
const SAYING =
  /^(says?|said|saying|announc|insist|alleg|claim|argu|acknowledg|reveal|suggest|declar|stat(ed|es|ing)|confirm|add(ed|s|ing)|report|wrote|testif|reiterat|stress|emphasi)/;
