/**
 * Mends verbs with two subjects, of which the network makes one in ten sentences: "the group | Hamas fired rockets", "President |
 * Jan Smit left", "Singapore, an early adopter, left", "officials said Wednesday", "Ellwood calls the presence a tragedy".
 */
import { hasChild, hasPart, hasSubject, leftEdge, type Analysis } from './analysis.ts';
import { MAKING } from './naming-verbs.ts';
import { rehang, type Place, type Rule } from './rehang.ts';

/** Returns the analysis in which the second of two subjects is what its place tells; the same where none is. */
export function mendSecondSubjects(analysis: Analysis, forms: readonly string[]): Analysis {
  return rehang(analysis, forms, [secondSubject]);
}

/** Where a word belongs that is one subject too many. */
const secondSubject: Rule = (tree, forms, token) => {
  const { heads, deprels } = tree;
  const verb = heads[token]!;
  if (deprels[token] !== 'nsubj' || verb < 0) return null;
  const others = deprels.flatMap((deprel, i) =>
    i !== token && heads[i] === verb && deprel.startsWith('nsubj') ? [i] : [],
  );
  if (others.length === 0 || hasPart(tree, verb, /^expl$/)) return null;
  if (DAY.test(forms[token]!)) return { head: verb, deprel: 'obl:unmarked' };
  const named = besideName(tree, token, others);
  if (named) return named;
  const first = others.find((other) => other < token);
  if (first === undefined) return null;
  return token < verb ? beforeVerb(tree, forms, token, first) : behindVerb(tree, forms, token, first);
};

const DAY = /^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/;
const NOMINAL: ReadonlySet<string> = new Set(['NOUN', 'PROPN']);

/** A title and the name behind it, or a description and what it names. */
function besideName(tree: Analysis, token: number, others: readonly number[]): Place | null {
  const { upos, xpos, heads, deprels } = tree;
  // "President | Jan Smit", "ministers | Jan Smit and Ann Lee"
  const isTitle = upos[token] === 'PROPN' || (xpos[token] === 'NNS' && deprels[token + 2] === 'flat');
  if (others.includes(token + 1) && upos[token + 1] === 'PROPN' && isTitle)
    return { head: token + 1, deprel: 'nmod:desc' };
  // "Dutch chip maker | ASML"
  const isDescribed = others.includes(token - 1) && xpos[token - 1] === 'NN' && upos[token] === 'PROPN';
  if (!isDescribed || (hasPart(tree, token - 1, /^det$/) && isRelative(tree, heads[token]!))) return null;
  return { head: token - 1, deprel: 'appos' };
}

/** Whether a verb behind leaves no doubt that there is a clause without its pronoun: "the refund Sun is giving has been cut". */
function isRelative(tree: Analysis, verb: number): boolean {
  const { xpos, deprels } = tree;
  return xpos.some(
    (tag, i) =>
      i > verb &&
      /^(VB[DZP]|MD)$/.test(tag) &&
      !/^(aux|cop)/.test(deprels[i]!) &&
      deprels[i] !== 'conj' &&
      !hasSubject(tree, i),
  );
}

/** The last of several, or an aside. */
function beforeVerb(
  { heads }: Analysis,
  forms: readonly string[],
  token: number,
  first: number,
): Place | null {
  const edge = leftEdge(heads, forms, token);
  // "Lula, Modi and | Putin criticised"
  if (AND.test(forms[edge]!) || AND.test(forms[edge - 1]!)) return { head: first, deprel: 'conj' };
  // "Singapore, an early adopter, has banned": between two commas right behind the first
  const behind = forms.indexOf(',', token);
  const isBeside = forms[edge - 1] === ',' && forms.indexOf(',', first) === edge - 1;
  return isBeside && behind > 0 && behind < heads[token]! ? { head: first, deprel: 'appos' } : null;
}

const AND = /^(and|&)$/;

/** What is said of something behind the verb, or the verb's object. */
function behindVerb(tree: Analysis, forms: readonly string[], token: number, first: number): Place | null {
  const { upos, heads } = tree;
  const verb = heads[token]!;
  const edge = leftEdge(heads, forms, token);
  // "laid mines, a claim Iran rejected"
  if (forms[edge - 1] === ',' && NOMINAL.has(upos[edge - 2]!) && hasPart(tree, token, /:relcl$/))
    return { head: edge - 2, deprel: 'appos' };
  // "…, says Derya"
  if (/^[,”"]$/.test(forms[verb - 1]!)) return null;
  const isNext = first < verb && edge === verb + 1;
  if (!isNext || upos[verb] !== 'VERB' || !NOMINAL.has(upos[token]!)) return null;
  // "Declared Ann Lee persona non grata": what she is declared is a second object.
  const isNaming = MAKING.test(forms[verb]!);
  const hasObject = hasChild(
    tree,
    verb,
    (deprel, i) =>
      /^(obj|iobj|ccomp|xcomp|cop|aux:pass)$/.test(deprel) && !(isNaming && deprel === 'obj' && i > token),
  );
  return hasObject ? null : { head: verb, deprel: 'obj' };
}
