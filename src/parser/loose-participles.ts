/**
 * Hangs participles anew that the network hangs on a word in between: what somebody says, or spends money on, is done by the
 * one whom the sentence is about.
 */
import { hasChild, hasPart, wholeOf, type Analysis } from './analysis.ts';
import type { Rule } from './rehang.ts';

/** What only a speaker does. */
const SPEAKING =
  /^(accusing|saying|adding|warning|claiming|alleging|insisting|arguing|calling|urging|citing|blaming|criticising|criticizing|condemning|denouncing|vowing|promising|pledging|demanding|stressing|describing)$/;

/** "Opposed a law to monitor abuses, accusing Democrats": not who monitors, but whoever opposed it. */
const spoken: Rule = (tree, forms, token) => {
  const { heads, deprels } = tree;
  if (deprels[token] !== 'advcl' || forms[token - 1] !== ',' || !SPEAKING.test(forms[token]!)) return null;
  let verb = heads[token]!;
  if (verb < 0 || verb > token || !isInfinitive(tree, verb)) return null;
  while (verb >= 0 && !isClause(tree, verb)) verb = heads[verb]!;
  return verb >= 0 ? { head: verb, deprel: 'advcl' } : null;
};

/** "Saying it would go on helping and accusing Kyiv": the second is joined with what is like it, the first. */
const spokenToo: Rule = ({ xpos, heads, deprels }, forms, token) => {
  if (deprels[token] !== 'conj' || !SPEAKING.test(forms[token]!)) return null;
  const joined = heads[token]!;
  if (joined > token || SPEAKING.test(forms[joined]!) || xpos[joined] !== 'VBG') return null;
  let verb = heads[joined]!;
  while (verb >= 0 && !(SPEAKING.test(forms[verb]!) && deprels[verb] === 'advcl')) verb = heads[verb]!;
  return verb >= 0 && verb < joined ? { head: verb, deprel: 'conj' } : null;
};

const SPOKE =
  /^(said|added|warned|told|urged|called|accused|insisted|stressed|claimed|argued|vowed|pledged|promised|demanded|condemned|criticised|criticized|denounced|praised|welcomed|rejected|denied|thanked|asked|noted|announced|blamed|reiterated|expressed|confirmed|admitted|suggested|dismissed|hailed|defended|cited|described|acknowledged|complained|declared|explained|emphasised|emphasized|appealed|alleged|predicted)$/;

/** "Warned that patience was running out and urged Serbia", as if patience had urged it: whoever spoke before did. */
const spokeToo: Rule = (tree, forms, token) => {
  const { upos, xpos, heads, deprels } = tree;
  const clause = heads[token]!;
  if (deprels[token] !== 'conj' || xpos[token] !== 'VBD' || !SPOKE.test(forms[token]!)) return null;
  if (clause > token || deprels[clause] !== 'ccomp' || hasPart(tree, token, /^(nsubj|aux)/)) return null;
  const verb = heads[clause]!;
  if (xpos[verb] !== 'VBD' || !SPOKE.test(forms[verb]!) || SPOKE.test(forms[clause]!)) return null;
  const isThing = hasChild(tree, clause, (deprel, i) => deprel.startsWith('nsubj') && upos[i] === 'NOUN');
  return isThing && hasPart(tree, verb, /^nsubj/) ? { head: verb, deprel: 'conj' } : null;
};

/** "Spent millions of dollars attacking him", as if the dollars did. */
const paid: Rule = (tree, forms, token) => {
  const { xpos, heads, deprels } = tree;
  if (deprels[token] !== 'acl' || xpos[token] !== 'VBG') return null;
  if (heads[token] !== token - 1) return null;
  const noun = wholeOf(tree, token - 1);
  const verb = heads[noun]!;
  const isSpent = deprels[noun] === 'obj' && verb >= 0 && /^spen(d|ds|t|ding)$/i.test(forms[verb]!);
  return isSpent ? { head: verb, deprel: 'advcl' } : null;
};

function isInfinitive(tree: Analysis, verb: number): boolean {
  const { xpos, deprels } = tree;
  return xpos[verb] === 'VB' && /^(acl|advcl)$/.test(deprels[verb]!) && !hasPart(tree, verb, /^nsubj/);
}

/** A verb that says who does it and when. */
function isClause(tree: Analysis, verb: number): boolean {
  return tree.upos[verb] === 'VERB' && hasPart(tree, verb, /^nsubj/);
}

export const PARTICIPLE_RULES: readonly Rule[] = [spoken, spokenToo, spokeToo, paid];
