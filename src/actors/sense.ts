/** What only somebody who acts can do or have. */
import { childWith, firstConjunct, hasRelation } from '../syntax/tree.ts';
import type { Sentence } from '../types/sentence.ts';
import type { AnaphoraWords } from './anaphora-words.ts';
import type { Words } from './words.ts';

/**
 * Tells whether a token does what only actors do ("it accused", "it decided to attack"), or whether people or bodies are its own
 * ("its army").
 *
 * @param nouns The words of the sentence for offices, roles and bodies.
 */
export function isActor(
  sentence: Sentence,
  token: number,
  personalVerbs: AnaphoraWords['personalVerbs'],
  nouns: Words['nouns'],
): boolean {
  const head = firstConjunct(sentence, token);
  const { head: above } = sentence.tokens[head]!;
  if (above < 0) return false;
  if (hasRelation(sentence, head, 'nmod:poss'))
    return nouns.some(({ first, last }) => first <= above && above <= last);
  if (!hasRelation(sentence, head, 'nsubj') || hasRelation(sentence, head, 'nsubj:pass')) return false;
  const open = childWith(sentence, above, 'xcomp');
  return [above, open].some((verb) => verb >= 0 && personalVerbs.has(sentence.tokens[verb]!.lemma));
}
