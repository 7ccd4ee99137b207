/** Orders to one's own people: "ordered his troops to attack" is an attack, "ordered Iran to leave" a demand. */
import { childWith } from '../syntax/tree.ts';
import { keysOf, partiesAt } from './parties.ts';
import type { Scene } from './scene.ts';

/** Tells whether a verb orders somebody of the subject's own to do what the lexicon knows as an event. */
export function isOwnOrder(scene: Scene, verb: number): boolean {
  if (scene.triggers.control.get(scene.lemma(verb)) !== 'orders') return false;
  const { sentence, mentions } = scene;
  const { subject, object, recipient, complement } = scene.clause(verb);
  if (complement < 0 || scene.frame(complement) === null) return false;
  const masters = keysOf(partiesAt(sentence, mentions, subject, false));
  const ordered = mentions.at(object >= 0 ? object : recipient);
  if (!ordered || masters.size === 0) return false;
  const owner = mentions.at(childWith(sentence, ordered.head, 'nmod:poss'));
  if (owner?.actors.every((key) => masters.has(key))) return true;
  const own = scene.withHomes(masters);
  return ordered.actors.every((key) => own.has(key));
}
