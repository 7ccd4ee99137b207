/**
 * Mends parts of a clause that the network names wrongly, though the words around them leave no choice: an oblique without
 * a preposition behind a verb without an object, a means as if it acted, a particle before a number.
 */
import {
  childOf,
  hasChild,
  hasPart,
  hasSubject,
  hasWord,
  leftEdge,
  wholeOf,
  type Analysis,
} from './analysis.ts';
import { CONTACT_RULES } from './contact-clauses.ts';
import { PARTICIPLE_RULES } from './loose-participles.ts';
import { NAMING_RULES } from './naming-verbs.ts';
import { rehang, type Rule } from './rehang.ts';

/** Returns the analysis with such parts named rightly; the same where all are. */
export function mendClauseParts(analysis: Analysis, forms: readonly string[]): Analysis {
  return rehang(analysis, forms, RULES);
}

/**
 * "Syria's ally, Russia, has left", said to be an adverb, and "Hifter, who leads the army, attacked", said to be a cry: the
 * subject of a finite verb that has none.
 */
const lostSubject: Rule = (tree, _forms, token) => {
  const { upos, heads, deprels } = tree;
  const verb = heads[token]!;
  const deprel = deprels[token]!;
  if (verb < token || upos[verb] !== 'VERB' || !/^(advmod|discourse|vocative)$/.test(deprel)) return null;
  if (hasSubject(tree, verb) || hasPart(tree, token, /^case$/)) return null;
  const isSubject =
    deprel === 'advmod'
      ? upos[token] === 'PROPN' || (upos[token] === 'NOUN' && hasPart(tree, token, /^appos$/))
      : hasPart(tree, token, /:relcl$|^appos$/);
  return isSubject ? { head: verb, deprel: 'nsubj' } : null;
};

/** "Broke off diplomatic relations", said to be an oblique, "shielded Pyongyang", an adverb: nothing but an object can stand so. */
const bareObject: Rule = ({ upos, heads, deprels }, forms, token) => {
  const verb = heads[token]!;
  if (verb < 0 || verb > token || upos[verb] !== 'VERB') return null;
  const isAdverb = deprels[token] === 'advmod' && upos[token] === 'PROPN' && token === verb + 1;
  if (!isAdverb && !(deprels[token] === 'obl' && NOMINAL.has(upos[token]!))) return null;
  for (let i = 0; i < forms.length; i++) {
    const deprel = deprels[i]!;
    if (heads[i] === token && (deprel === 'case' || deprel === 'mark')) return null;
    if (heads[i] === verb && RIVALS.has(deprel)) return null;
    if (i <= verb || i >= token || (upos[i] !== 'ADP' && upos[i] !== 'SCONJ')) continue;
    const isParticle = heads[i] === verb && deprel === 'compound:prt';
    const isMeasure = (forms[i] === 'at' && MEASURES.has(forms[i + 1]!)) || upos[heads[i]!] === 'NUM';
    if (!isParticle && !isMeasure) return null;
  }
  return { head: verb, deprel: 'obj' };
};

const NOMINAL: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'PRON']);
const RIVALS: ReadonlySet<string> = new Set(['obj', 'nsubj:pass', 'aux:pass']);
const MEASURES: ReadonlySet<string> = new Set(['least', 'most']);

/** "She spoke by telephone", as if the telephone spoke: a verb with a subject that acts has no agent. */
const means: Rule = (tree, _forms, token) => {
  const verb = tree.heads[token]!;
  if (tree.deprels[token] !== 'obl:agent' || tree.upos[token] !== 'NOUN') return null;
  const isActive = hasPart(tree, verb, /^nsubj$/) && !hasPart(tree, verb, /^aux:pass$/);
  return isActive ? { head: verb, deprel: 'obl' } : null;
};

/**
 * "Pays tribute to the soldiers who died and thanks Kenya", as if they thanked: a verb in the singular that is joined with a
 * clause about several belongs to the verb above that it agrees with.
 */
const agreeingVerb: Rule = ({ xpos, heads, deprels }, _forms, token) => {
  const joined = heads[token]!;
  if (deprels[token] !== 'conj' || xpos[token] !== 'VBZ' || deprels[joined] !== 'acl:relcl') return null;
  const several = heads[joined]!;
  if (xpos[several] !== 'NNS') return null;
  let above = heads[several]!;
  while (above >= 0 && !xpos[above]!.startsWith('V')) above = heads[above]!;
  return above >= 0 && xpos[above] === 'VBZ' ? { head: above, deprel: 'conj' } : null;
};

/** "Told Israel not to strike", as if Israel were said not to strike: an infinitive has no subject of its own. */
const toldObject: Rule = (tree, forms, token) => {
  const { upos, heads, deprels } = tree;
  const clause = heads[token]!;
  if (deprels[token] !== 'nsubj' || deprels[clause] !== 'ccomp' || !isInfinitive(tree, forms, clause))
    return null;
  const verb = heads[clause]!;
  const isNext = upos[verb] === 'VERB' && leftEdge(heads, forms, token) === verb + 1;
  return isNext ? { head: verb, deprel: 'obj' } : null;
};

/** "Told Israel not to strike": what the object is to do. */
const toldClause: Rule = (tree, forms, token) => {
  const verb = tree.heads[token]!;
  if (tree.deprels[token] !== 'ccomp' || !isInfinitive(tree, forms, token)) return null;
  // not "knows how to do it"
  const isPlain = /^(to|not|never)$/.test(forms[leftEdge(tree.heads, forms, token)]!);
  return isPlain && hasPart(tree, verb, /^obj$/) ? { head: verb, deprel: 'xcomp' } : null;
};

function isInfinitive(tree: Analysis, forms: readonly string[], verb: number): boolean {
  return hasWord(tree, forms, verb, /^mark$/, /^to$/) && !hasWord(tree, forms, verb, /^mark$/, /^for$/i);
}

/** "Merz and France's Macron", as if there were three of them: the second is whose the third is. */
const joinedPossessor: Rule = (tree, forms, token) => {
  const { upos, xpos, heads, deprels } = tree;
  const mark = token + 1;
  if (deprels[token] !== 'conj' || xpos[mark] !== 'POS' || heads[mark] !== token) return null;
  let noun = mark + 1;
  while (heads[noun]! > noun && /^(amod|compound|nmod:desc)$/.test(deprels[noun]!)) noun = heads[noun]!;
  const isOwn = NOMINAL.has(upos[noun] ?? '') && heads[noun] !== token;
  return isOwn && leftEdge(heads, forms, noun) === mark + 1 ? { head: noun, deprel: 'nmod:poss' } : null;
};

/** "North Korea test-fired a missile", as if a Korean test did: the noun belongs to the verb. */
const hyphenNoun: Rule = (tree, forms, token) => {
  const verb = hyphenVerb(tree, forms, token);
  return verb >= 0 ? { head: verb, deprel: 'compound' } : null;
};

/** "North Korea test-fired": and so does what describes the noun, as its subject. */
const hyphenSubject: Rule = (tree, forms, token) => {
  if (tree.upos[token] !== 'PROPN') return null;
  const verb = hyphenVerb(tree, forms, tree.heads[token]!);
  return verb >= 0 && !hasSubject(tree, verb) ? { head: verb, deprel: 'nsubj' } : null;
};

/** The verb that a noun belongs to by a hyphen, or -1. */
function hyphenVerb(tree: Analysis, forms: readonly string[], noun: number): number {
  const { upos, xpos, heads, deprels } = tree;
  const verb = noun + 2;
  if (noun < 0 || forms[noun + 1] !== '-' || upos[noun] !== 'NOUN' || heads[noun] !== verb) return -1;
  if (hasPart(tree, noun, /^det$/)) return -1;
  return upos[verb] === 'VERB' && /^VB[DNZP]$/.test(xpos[verb]!) && deprels[verb] !== 'amod' ? verb : -1;
}

/** "Handed over 32 prisoners", "wrote off $4 million", as if there were over 32: the verb needs its particle. */
const particle: Rule = ({ upos, heads, deprels }, forms, token) => {
  const counted = heads[token]!;
  if (deprels[token] !== 'advmod' || counted < token || !/^(NUM|SYM)$/.test(upos[counted]!)) return null;
  const phrase = `${forms[token - 1]?.toLowerCase()} ${forms[token]}`;
  return /^(hand(s|ed|ing)? over|(writ(e|es|ing|ten)|wrote) off)$/.test(phrase)
    ? { head: token - 1, deprel: 'compound:prt' }
    : null;
};

/** "Was denied access to the site by Japan", as if it were Japan's site: what a passive has an object for has a doer. */
const passiveDoer: Rule = (tree, forms, token) => {
  const { upos, heads, deprels } = tree;
  if (deprels[token] !== 'nmod' || upos[token] !== 'PROPN') return null;
  if (!hasWord(tree, forms, token, /^case$/, /^by$/)) return null;
  const object = wholeOf(tree, heads[token]!);
  const verb = heads[object]!;
  const isPassive = deprels[object] === 'obj' && object > verb && hasPart(tree, verb, /^aux:pass$/);
  return isPassive && !hasPart(tree, verb, /^obl:agent$/) ? { head: verb, deprel: 'obl:agent' } : null;
};

/** "Forces on the ground that are fighting", as if the ground were: a verb in the plural has a subject in the plural. */
const agreeingClause: Rule = (tree, forms, token) => {
  const { xpos, heads, deprels } = tree;
  const noun = heads[token]!;
  if (
    deprels[token] !== 'acl:relcl' ||
    !/^(NN|NNP)$/.test(xpos[noun]!) ||
    !/^(nmod|obl)$/.test(deprels[noun]!)
  )
    return null;
  if (hasPart(tree, noun, /^(conj|appos|flat)$/)) return null;
  const subject = childOf(tree, token, 'nsubj');
  if (subject < noun || !/^(that|which|who)$/.test(forms[subject]!)) return null;
  const finite = forms.findIndex(
    (_, i) => i > subject && (i === token || heads[i] === token) && /^VB[PZD]$/.test(xpos[i]!),
  );
  const isPlural = finite >= 0 && (xpos[finite] === 'VBP' || forms[finite] === 'were');
  if (!isPlural) return null;
  const several = leftEdge(heads, forms, noun) - 1;
  return /^NNP?S$/.test(xpos[several] ?? '') ? { head: several, deprel: 'acl:relcl' } : null;
};

/** "Remains the largest donor", as if a donor suffered it: what the subject is. */
const remaining: Rule = ({ upos, heads, deprels }, forms, token) => {
  const verb = heads[token]!;
  const isObject = deprels[token] === 'obj' && verb >= 0 && verb < token && NOMINAL.has(upos[token]!);
  return isObject && /^(remain(s|ed|ing)?|becom(es?|ing)|became)$/i.test(forms[verb]!)
    ? { head: verb, deprel: 'xcomp' }
    : null;
};

/** "$100 million more in aid", as if more were in aid: the money is. */
const moreOf: Rule = (tree, forms, token) => {
  const { upos, heads, deprels } = tree;
  const more = heads[token]!;
  if (!/^(obl|nmod)$/.test(deprels[token]!) || !/^(more|extra)$/.test(forms[more] ?? '')) return null;
  if (deprels[more] !== 'advmod' || !hasWord(tree, forms, token, /^case$/, /^in$/)) return null;
  const above = heads[more]!;
  const counted = upos[above] === 'VERB' ? childOf(tree, above, 'obj') : above;
  const isCounted = counted >= 0 && counted < more && /^(NOUN|SYM|NUM)$/.test(upos[counted]!);
  return isCounted ? { head: counted, deprel: 'nmod' } : null;
};

/** "Has at times offered", as if somebody had: what hangs on an auxiliary is the verb's behind it. */
const ofAuxiliary: Rule = (tree, _forms, token) => {
  const { upos, heads, deprels } = tree;
  const auxiliary = heads[token]!;
  if (auxiliary < 0 || !deprels[auxiliary]!.startsWith('aux')) return null;
  const verb = heads[auxiliary]!;
  if (verb < auxiliary || upos[verb] !== 'VERB') return null;
  const isBetween = deprels[token] === 'obl' && auxiliary < token && token < verb;
  const isSubject = deprels[token] === 'nsubj' && token < auxiliary && !hasSubject(tree, verb);
  return isBetween || isSubject ? { head: verb, deprel: deprels[token]! } : null;
};

/** "Hold Russia responsible for it", as if there were a responsible Russia: the verb says so. */
const heldResponsible: Rule = ({ heads, deprels }, forms, token) => {
  const noun = heads[token]!;
  if (!/^(responsible|accountable|liable)$/.test(forms[token]!) || noun < 0 || noun > token) return null;
  const verb = heads[noun]!;
  const isHeld = deprels[noun] === 'obj' && verb >= 0 && /^(hold(s|ing)?|held)$/i.test(forms[verb]!);
  return isHeld ? { head: verb, deprel: 'xcomp' } : null;
};

/** "Was quick to attack him": who is quick is the subject already, and the infinitive none. */
const secondSubjectClause: Rule = (tree, forms, token) => {
  const { upos, heads, deprels } = tree;
  const quality = heads[token]!;
  if (deprels[token] !== 'csubj' || quality < 0 || quality > token || upos[quality] !== 'ADJ') return null;
  const isOfSomebody = hasChild(tree, quality, (deprel, i) => deprel === 'nsubj' && !/^it$/i.test(forms[i]!));
  return isOfSomebody ? { head: quality, deprel: 'advcl' } : null;
};

const RULES: readonly Rule[] = [
  lostSubject,
  bareObject,
  ...NAMING_RULES,
  means,
  agreeingVerb,
  joinedPossessor,
  toldObject,
  toldClause,
  hyphenNoun,
  hyphenSubject,
  particle,
  passiveDoer,
  agreeingClause,
  remaining,
  moreOf,
  ofAuxiliary,
  heldResponsible,
  secondSubjectClause,
  ...PARTICIPLE_RULES,
  ...CONTACT_RULES,
];
