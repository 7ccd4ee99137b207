/** What the words around a mention make of it. */
import { childWith, firstConjunct, hasRelation } from '../syntax/tree.ts';
import type { Sentence } from '../types/sentence.ts';
import type { AnaphoraWords } from './anaphora-words.ts';
import type { Sense } from './discourse.ts';
import type { Words } from './words.ts';

/**
 * Returns what the words around a token make of it: "It accused", "its army", "accused it".
 *
 * @param nouns The words of the sentence for offices, roles and bodies.
 */
export function senseOf(
  sentence: Sentence,
  token: number,
  deeds: AnaphoraWords['deeds'],
  nouns: Words['nouns'],
): Sense {
  const head = firstConjunct(sentence, token);
  const { head: above } = sentence.tokens[head]!;
  if (above < 0) return 'none';
  const governor = sentence.tokens[above]!;
  if (hasRelation(sentence, head, 'nmod:poss')) {
    return nouns.some(({ first, last }) => first <= above && above <= last) ? 'leads' : 'owns';
  }
  const isDeed = governor.upos === 'VERB' && deeds.has(governor.lemma);
  if (hasRelation(sentence, head, 'nsubj:pass')) return isDeed ? 'undergoes' : 'does';
  if (hasRelation(sentence, head, 'nsubj')) {
    if (isDeed || startsDeed(sentence, above, deeds)) return 'acts';
    return governor.upos === 'VERB' ? 'does' : 'is';
  }
  if (hasRelation(sentence, head, 'obl:agent')) return 'acts';
  return isDeed && hasRelation(sentence, head, 'obj', 'iobj', 'obl') ? 'undergoes' : 'none';
}

/** "decided to attack" */
function startsDeed(sentence: Sentence, verb: number, deeds: AnaphoraWords['deeds']): boolean {
  const open = childWith(sentence, verb, 'xcomp');
  return open >= 0 && deeds.has(sentence.tokens[open]!.lemma);
}
