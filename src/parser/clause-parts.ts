/**
 * Mends parts of a clause that the network names wrongly, though the words around them leave no choice: an oblique without
 * a preposition behind a verb without an object, a charge behind the accused, an adjective behind what it is called, a particle
 * before a number.
 */
import { hasChild, type Analysis } from './analysis.ts';
import { isTree } from './tree-decoder.ts';

type Tree = Pick<Analysis, 'upos' | 'xpos' | 'heads' | 'deprels'>;

/** Returns the analysis with such parts named rightly; the same where all are. */
export function mendClauseParts(analysis: Analysis, forms: readonly string[]): Analysis {
  return forms.reduce((now, _, token) => {
    const place = rightPlace(now, forms, token);
    if (!place) return now;
    const heads = Array.from(now.heads).with(token, place.head);
    if (!isTree(heads, forms.length)) return now;
    return { ...now, heads, deprels: now.deprels.with(token, place.deprel) };
  }, analysis);
}

/** Where a word belongs that hangs in the wrong place or by the wrong name; null where it is right. */
function rightPlace(
  tree: Tree,
  forms: readonly string[],
  token: number,
): { head: number; deprel: string } | null {
  if (isLostSubject(tree, token)) return { head: tree.heads[token]!, deprel: 'nsubj' };
  if (isBareObject(tree, forms, token)) return { head: tree.heads[token]!, deprel: 'obj' };
  if (isSwappedObject(tree, forms, token)) return { head: tree.heads[token]!, deprel: 'obj' };
  const verb = tree.heads[token]!;
  if (tree.deprels[token] === 'obj' && passiveMaking(tree, forms, verb))
    return { head: verb, deprel: 'xcomp' };
  const making = verb < 0 ? -1 : tree.heads[verb]!;
  if (isByPhrase(tree, forms, token) && passiveMaking(tree, forms, making))
    return { head: making, deprel: 'obl:agent' };
  if (isSwappedComplement(tree, token)) return { head: tree.heads[token]!, deprel: 'xcomp' };
  if (isMeans(tree, token)) return { head: tree.heads[token]!, deprel: 'obl' };
  const other = agreeingVerb(tree, token);
  if (other >= 0) return { head: other, deprel: 'conj' };
  const joined = joinedVerb(tree, forms, token);
  if (joined >= 0) return { head: joined, deprel: 'compound' };
  const tester = joinedVerb(tree, forms, verb);
  if (tester >= 0 && tree.upos[token] === 'PROPN' && !hasSubject(tree, tester))
    return { head: tester, deprel: 'nsubj' };
  if (isParticle(tree, forms, token)) return { head: token - 1, deprel: 'compound:prt' };
  const accusing = accusingVerb(tree, forms, token);
  if (accusing >= 0) return { head: accusing, deprel: tree.deprels[token] === 'acl' ? 'advcl' : 'obl' };
  const naming = namingVerb(tree, forms, token);
  return naming >= 0 ? { head: naming, deprel: 'xcomp' } : null;
}

/**
 * "Syria's ally, Russia, has left", said to be an adverb, and "Hifter, who leads the army, attacked", said to be a cry: the
 * subject of a finite verb that has none.
 */
function isLostSubject(tree: Tree, token: number): boolean {
  const { upos, heads, deprels } = tree;
  const verb = heads[token]!;
  if (verb < token || upos[verb] !== 'VERB' || hasSubject(tree, verb)) return false;
  const has = (part: RegExp): boolean => hasChild(tree, token, (deprel) => part.test(deprel));
  if (has(/^case$/)) return false;
  return deprels[token] === 'advmod'
    ? upos[token] === 'PROPN' || (upos[token] === 'NOUN' && has(/^appos$/))
    : /^(discourse|vocative)$/.test(deprels[token]!) && has(/:relcl$|^appos$/);
}

function hasSubject(tree: Tree, verb: number): boolean {
  return hasChild(tree, verb, (deprel) => /^(nsubj|csubj|expl|aux:pass)/.test(deprel));
}

/** "She spoke by telephone", as if the telephone spoke: a verb with a subject that acts has no agent. */
function isMeans(tree: Tree, token: number): boolean {
  if (tree.deprels[token] !== 'obl:agent' || tree.upos[token] !== 'NOUN') return false;
  const has = (part: string): boolean => hasChild(tree, tree.heads[token]!, (deprel) => deprel === part);
  return has('nsubj') && !has('aux:pass');
}

/**
 * "Pays tribute to the soldiers who died and thanks Kenya", as if they thanked: a verb in the singular that is joined with a
 * clause about several. The verb above that it agrees with, or -1.
 */
function agreeingVerb({ xpos, heads, deprels }: Tree, token: number): number {
  const joined = heads[token]!;
  if (deprels[token] !== 'conj' || xpos[token] !== 'VBZ' || joined < 0 || deprels[joined] !== 'acl:relcl')
    return -1;
  const several = heads[joined]!;
  if (xpos[several] !== 'NNS') return -1;
  let above = heads[several]!;
  while (above >= 0 && !xpos[above]!.startsWith('V')) above = heads[above]!;
  return above >= 0 && xpos[above] === 'VBZ' ? above : -1;
}

/** "North Korea test-fired a missile", as if a Korean test did: the verb that a noun belongs to by a hyphen, or -1. */
function joinedVerb(tree: Tree, forms: readonly string[], token: number): number {
  const { upos, xpos, heads, deprels } = tree;
  const verb = token + 2;
  if (token < 0 || forms[token + 1] !== '-' || upos[token] !== 'NOUN' || heads[token] !== verb) return -1;
  if (hasChild(tree, token, (deprel) => deprel === 'det')) return -1;
  return upos[verb] === 'VERB' && /^VB[DNZP]$/.test(xpos[verb]!) && deprels[verb] !== 'amod' ? verb : -1;
}

/** "Handed over 32 prisoners", "wrote off $4 million", as if there were over 32: the verb needs its particle. */
function isParticle({ upos, heads, deprels }: Tree, forms: readonly string[], token: number): boolean {
  const counted = heads[token]!;
  if (deprels[token] !== 'advmod' || counted < token || !/^(NUM|SYM)$/.test(upos[counted]!)) return false;
  const phrase = `${forms[token - 1]?.toLowerCase()} ${forms[token]}`;
  return /^(hand(s|ed|ing)? over|(writ(e|es|ing|ten)|wrote) off)$/.test(phrase);
}

/** "Broke off diplomatic relations", said to be an oblique: nothing but an object can stand so. */
function isBareObject({ upos, heads, deprels }: Tree, forms: readonly string[], token: number): boolean {
  const verb = heads[token]!;
  if (deprels[token] !== 'obl' || verb < 0 || verb > token || upos[verb] !== 'VERB') return false;
  if (!NOMINAL.has(upos[token]!)) return false;
  for (let i = 0; i < forms.length; i++) {
    const deprel = deprels[i]!;
    if (heads[i] === token && (deprel === 'case' || deprel === 'mark')) return false;
    if (heads[i] === verb && RIVALS.has(deprel)) return false;
    if (i <= verb || i >= token || (upos[i] !== 'ADP' && upos[i] !== 'SCONJ')) continue;
    const isParticle = heads[i] === verb && deprel === 'compound:prt';
    const isMeasure = (forms[i] === 'at' && MEASURES.has(forms[i + 1]!)) || upos[heads[i]!] === 'NUM';
    if (!isParticle && !isMeasure) return false;
  }
  return true;
}

const NOMINAL: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'PRON']);
const RIVALS: ReadonlySet<string> = new Set(['obj', 'nsubj:pass', 'aux:pass']);
const MEASURES: ReadonlySet<string> = new Set(['least', 'most']);

/** "Appointed Jones the new envoy", as if the envoy became Jones or were given to him: the object comes first. */
function isSwappedObject(tree: Tree, forms: readonly string[], token: number): boolean {
  const { upos, heads, deprels } = tree;
  const verb = heads[token]!;
  if (verb < 0 || verb > token || upos[token] !== 'PROPN') return false;
  const isSwapped = deprels[token] === 'xcomp' || (deprels[token] === 'iobj' && MAKING.test(forms[verb]!));
  return (
    isSwapped &&
    !hasChild(tree, token, (deprel) => /^(case|mark|cop|nsubj)/.test(deprel)) &&
    hasChild(tree, verb, (deprel, i) => /^(obj|xcomp)$/.test(deprel) && i > token && upos[i] === 'NOUN')
  );
}

/** "Was labelled a terrorist by Delhi": what the subject is called is no object, and who calls it so no part of that. */
function passiveMaking(tree: Tree, forms: readonly string[], verb: number): boolean {
  return verb >= 0 && MAKING.test(forms[verb]!) && hasChild(tree, verb, (deprel) => deprel === 'aux:pass');
}

function isByPhrase(tree: Tree, forms: readonly string[], token: number): boolean {
  return (
    /^(nmod|obl)$/.test(tree.deprels[token]!) &&
    hasChild(tree, token, (deprel, i) => deprel === 'case' && forms[i] === 'by')
  );
}

/** Verbs that say what somebody is or becomes, and give nobody anything. */
const MAKING =
  /^(appoint|nominat|elect|reappoint|nam(e|es|ed|ing)$|call(s|ed|ing)?$|brand|label|declar|deem|consider)/i;

/** The second of two objects where the first is its verb's only right one. */
function isSwappedComplement({ heads, deprels }: Tree, token: number): boolean {
  const verb = heads[token]!;
  if (deprels[token] !== 'obj' || verb < 0) return false;
  return deprels.some((deprel, i) => deprel === 'obj' && heads[i] === verb && i > verb && i < token);
}

/** "Accused both governments of lying", as if there were governments of lying: the verb that takes the charge, or -1. */
function accusingVerb(tree: Tree, forms: readonly string[], token: number): number {
  const { heads, deprels } = tree;
  const accused = heads[token]!;
  if (accused < 0 || accused > token || deprels[accused] !== 'obj' || !/^(acl|nmod)$/.test(deprels[token]!))
    return -1;
  const verb = heads[accused]!;
  if (verb < 0 || !ACCUSING.test(forms[verb]!)) return -1;
  const isCharge = hasChild(tree, token, (deprel, i) => /^(case|mark)$/.test(deprel) && forms[i] === 'of');
  return isCharge ? verb : -1;
}

const ACCUSING = /^(accus(e|es|ed|ing)|suspect(s|ed|ing)?|convict(s|ed|ing)?|acquit(s|ted|ting)?)$/i;

/** "Called the move regrettable", "the raid a disgrace", as if there were a regrettable move: the verb that says so, or -1. */
function namingVerb(tree: Tree, forms: readonly string[], token: number): number {
  const { upos, heads, deprels } = tree;
  let noun = heads[token]!;
  if (noun < 0 || noun > token || upos[noun] !== 'NOUN') return -1;
  const isQuality = deprels[token] === 'amod' && noun === token - 1;
  const isName =
    (deprels[token] === 'nmod' || deprels[token] === 'appos') &&
    hasChild(tree, token, (deprel, i) => deprel === 'det' && ARTICLE.test(forms[i]!)) &&
    !hasChild(tree, token, (deprel) => deprel === 'case') &&
    forms.indexOf(',', noun) !== leftEdge(heads, forms, token) - 1;
  if (!isQuality && !isName) return -1;
  while (deprels[noun] === 'nmod' && heads[noun]! >= 0 && heads[noun]! < noun) noun = heads[noun]!;
  const verb = heads[noun]!;
  return verb >= 0 && deprels[noun] === 'obj' && NAMING.test(forms[verb]!) ? verb : -1;
}

const ARTICLE = /^an?$/i;
const NAMING =
  /^(call(s|ed|ing)?|deem(s|ed|ing)?|consider(s|ed|ing)?|declar(es?|ed|ing)|finds?|found|brand(s|ed|ing)|label(s|ed|led|ing|ling))$/i;

/** The first token of what hangs on a token, but for a comma. */
export function leftEdge(heads: ArrayLike<number>, forms: readonly string[], token: number): number {
  let edge = token;
  for (let i = token - 1; i >= 0; i--) {
    let above = heads[i]!;
    while (above >= 0 && above !== token) above = heads[above]!;
    if (above === token && forms[i] !== ',') edge = i;
  }
  return edge;
}
