/**
 * The places around verbs that say what somebody is or becomes: "appointed Jones the new envoy", "was labelled a terrorist by
 * Delhi", "called the raid a disgrace", "accused both of lying". The network mixes up who is named and what.
 */
import { hasPart, hasWord, leftEdge, wholeOf, type Analysis } from './analysis.ts';
import type { Rule } from './rehang.ts';

/** Verbs that say what somebody is or becomes, and give nobody anything. */
export const MAKING: RegExp =
  /^(appoint|nominat|elect|reappoint|nam(e|es|ed|ing)$|call(s|ed|ing)?$|brand|label|declar|deem|consider)/i;

/** "Appointed Jones the new envoy", as if the envoy became Jones or were given to him: the object comes first. */
const swappedObject: Rule = (tree, forms, token) => {
  const { upos, heads, deprels } = tree;
  const verb = heads[token]!;
  if (verb < 0 || verb > token || upos[token] !== 'PROPN') return null;
  const isSwapped = deprels[token] === 'xcomp' || (deprels[token] === 'iobj' && MAKING.test(forms[verb]!));
  if (!isSwapped || hasPart(tree, token, /^(case|mark|cop|nsubj)/)) return null;
  const hasName = deprels.some(
    (deprel, i) => i > token && heads[i] === verb && upos[i] === 'NOUN' && /^(obj|xcomp)$/.test(deprel),
  );
  return hasName ? { head: verb, deprel: 'obj' } : null;
};

/** "Was labelled a terrorist": what the subject is called is no object. */
const passiveName: Rule = (tree, forms, token) => {
  const verb = tree.heads[token]!;
  const isObject = tree.deprels[token] === 'obj';
  return isObject && isPassiveMaking(tree, forms, verb) ? { head: verb, deprel: 'xcomp' } : null;
};

/** "Was labelled a terrorist by Delhi": who calls the subject so is no part of the name. */
const passiveAgent: Rule = (tree, forms, token) => {
  const { heads, deprels } = tree;
  if (!/^(nmod|obl)$/.test(deprels[token]!)) return null;
  const verb = heads[heads[token]!] ?? -1;
  if (!isPassiveMaking(tree, forms, verb)) return null;
  return hasWord(tree, forms, token, /^case$/, /^by$/) ? { head: verb, deprel: 'obl:agent' } : null;
};

function isPassiveMaking(tree: Analysis, forms: readonly string[], verb: number): boolean {
  return verb >= 0 && MAKING.test(forms[verb]!) && hasPart(tree, verb, /^aux:pass$/);
}

/** The second of two objects where the first is its verb's only right one. */
const secondObject: Rule = ({ heads, deprels }, _forms, token) => {
  const verb = heads[token]!;
  if (deprels[token] !== 'obj' || verb < 0) return null;
  const isSecond = deprels.some(
    (deprel, i) => deprel === 'obj' && heads[i] === verb && i > verb && i < token,
  );
  return isSecond ? { head: verb, deprel: 'xcomp' } : null;
};

const ACCUSING = /^(accus(e|es|ed|ing)|suspect(s|ed|ing)?|convict(s|ed|ing)?|acquit(s|ted|ting)?)$/i;

/**
 * "Accused both governments of lying", as if there were governments of lying: the verb takes the charge, the last of two in
 * "accused the government of Ukraine of terrorism".
 */
const charge: Rule = (tree, forms, token) => {
  const { upos, heads, deprels } = tree;
  if (!/^(acl|nmod)$/.test(deprels[token]!)) return null;
  let accused = heads[token]!;
  if (deprels[accused] === 'nmod' && upos[token] === 'NOUN') accused = heads[accused]!;
  const verb = heads[accused]!;
  if (accused > token || deprels[accused] !== 'obj' || verb < 0 || !ACCUSING.test(forms[verb]!)) return null;
  const isLast = !forms.some(
    (form, i) =>
      form === 'of' && heads[i]! > token && [verb, accused, token].includes(heads[heads[i]!] ?? -1),
  );
  const isCharge = isLast && hasWord(tree, forms, token, /^(case|mark)$/, /^of$/);
  return isCharge ? { head: verb, deprel: deprels[token] === 'acl' ? 'advcl' : 'obl' } : null;
};

const ARTICLE = /^an?$/i;
const NAMING =
  /^(call(s|ed|ing)?|deem(s|ed|ing)?|consider(s|ed|ing)?|declar(es?|ed|ing)|finds?|found|brand(s|ed|ing)|label(s|ed|led|ing|ling))$/i;

/** "Called the move regrettable", "the raid a disgrace", as if there were a regrettable move: the verb says so. */
const name: Rule = (tree, forms, token) => {
  const { upos, heads, deprels } = tree;
  const noun = heads[token]!;
  if (noun < 0 || noun > token || upos[noun] !== 'NOUN') return null;
  const isQuality = deprels[token] === 'amod' && noun === token - 1;
  const isName =
    (deprels[token] === 'nmod' || deprels[token] === 'appos') &&
    hasWord(tree, forms, token, /^det$/, ARTICLE) &&
    !hasPart(tree, token, /^case$/) &&
    forms.indexOf(',', noun) !== leftEdge(heads, forms, token) - 1;
  if (!isQuality && !isName) return null;
  const whole = wholeOf(tree, noun);
  const verb = heads[whole]!;
  const isNamed = verb >= 0 && deprels[whole] === 'obj' && NAMING.test(forms[verb]!);
  return isNamed ? { head: verb, deprel: 'xcomp' } : null;
};

export const NAMING_RULES: readonly Rule[] = [
  swappedObject,
  passiveName,
  passiveAgent,
  secondObject,
  charge,
  name,
];
