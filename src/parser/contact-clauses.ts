/**
 * Reads clauses that describe a noun without "that": "a charge Belgrade has denied", as if a charge, Belgrade, had denied
 * something. The noun stands beside what was said before, and the name is the subject of a verb that lacks its object.
 */
import { childOf, hasPart, hasWord, leftEdge, type Analysis } from './analysis.ts';
import type { Rule } from './rehang.ts';

/** The noun: beside the last one before the comma. */
const describedNoun: Rule = (tree, forms, token) => {
  const { upos, heads, deprels } = tree;
  if (deprels[token] !== 'nsubj' || !isBeside(tree, forms, token)) return null;
  const name = childOf(tree, token, 'appos');
  if (!isNextName(tree, forms, name, token) || !isIncomplete(tree, heads[token]!)) return null;
  const before = upos.findLastIndex(
    (tag, i) => i < token && /^(NOUN|PROPN|VERB)$/.test(tag) && forms[i + 1] === ',',
  );
  return before >= 0 ? { head: before, deprel: 'appos' } : null;
};

/** The name: the subject of the verb behind it. */
const subjectName: Rule = (tree, forms, token) => {
  const { upos, heads, deprels } = tree;
  const noun = heads[token]!;
  if (deprels[token] !== 'appos' || deprels[noun] !== 'appos' || !isNextName(tree, forms, token, noun))
    return null;
  if (!isBeside(tree, forms, noun)) return null;
  const verb = upos.findIndex((tag, i) => i > token && tag === 'VERB');
  return verb >= 0 && heads[verb]! < noun && isIncomplete(tree, verb) && !hasPart(tree, verb, /^nsubj/)
    ? { head: verb, deprel: 'nsubj' }
    : null;
};

/** The verb: it describes the noun. */
const describingVerb: Rule = (tree, forms, token) => {
  const { heads, deprels } = tree;
  if (tree.upos[token] !== 'VERB' || !isIncomplete(tree, token)) return null;
  const name = childOf(tree, token, 'nsubj');
  const noun = name < 0 ? -1 : leftEdge(heads, forms, name) - 1;
  if (noun < 0 || deprels[noun] !== 'appos' || tree.upos[name] !== 'PROPN') return null;
  return isBeside(tree, forms, noun) && heads[token]! < noun && deprels[token] !== 'acl:relcl'
    ? { head: noun, deprel: 'acl:relcl' }
    : null;
};

/** ", a charge": with an article, behind a comma. */
function isBeside(tree: Analysis, forms: readonly string[], noun: number): boolean {
  if (tree.upos[noun] !== 'NOUN' || !hasWord(tree, forms, noun, /^det$/, /^an?$/)) return false;
  const start = forms.findLastIndex((form, i) => i < noun && /^an?$/.test(form));
  return forms[start - 1] === ',';
}

function isNextName(tree: Analysis, forms: readonly string[], name: number, noun: number): boolean {
  return name > noun && tree.upos[name] === 'PROPN' && leftEdge(tree.heads, forms, name) === noun + 1;
}

/** A verb in the active without object or content. */
function isIncomplete(tree: Analysis, verb: number): boolean {
  return tree.upos[verb] === 'VERB' && !hasPart(tree, verb, /^(obj|ccomp|xcomp|aux:pass|cop)$/);
}

export const CONTACT_RULES: readonly Rule[] = [describedNoun, subjectName, describingVerb];
