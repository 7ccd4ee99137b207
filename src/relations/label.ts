/** The words of an event: the span of its trigger and a short wording for a graph's edge. */
import { childWith, childrenOf, childrenWith, hasRelation } from '../syntax/tree.ts';
import type { Span } from '../types/article.ts';
import type { Frame, Scene } from './scene.ts';

/** How far the carrying verb may stand from its noun for both to be marked as one trigger. */
const MAX_TRIGGER_TOKENS = 5;

/** Returns the trigger's characters: the verb with its particle, or the event noun with the verb that carries it. */
export function triggerSpan(scene: Scene, frame: Frame): Span {
  const { tokens } = scene.sentence;
  const words = [frame.token];
  const particle = childWith(scene.sentence, frame.token, 'compound:prt');
  if (particle >= 0) words.push(particle);
  if (frame.support && Math.abs(frame.support.verb - frame.token) <= MAX_TRIGGER_TOKENS)
    words.push(frame.support.verb);
  const first = Math.min(...words);
  const last = Math.max(...words);
  return { start: tokens[first]!.start, end: tokens[last]!.end };
}

/** Returns a wording of two to six words: "calls unprecedented strategic challenge", "holds talks". */
export function labelOf(scene: Scene, frame: Frame): string {
  const { sentence } = scene;
  const chosen = new Set<number>();
  if (frame.support) chosen.add(frame.support.verb);
  nounWords(scene, frame.token, chosen);
  const verb = frame.support?.verb ?? frame.token;
  for (const child of childrenWith(sentence, verb, 'compound:prt', 'xcomp', 'obj')) {
    if (!scene.mentions.at(child)) nounWords(scene, child, chosen);
  }
  const words = [...chosen].sort((a, b) => a - b).slice(0, MAX_LABEL_WORDS);
  return words.map((i) => sentence.tokens[i]!.form).join(' ');
}

const MAX_LABEL_WORDS = 6;

/** A word with its adjectives and compounds, without actors, articles and clauses. */
function nounWords(scene: Scene, token: number, chosen: Set<number>): void {
  chosen.add(token);
  for (const child of childrenOf(scene.sentence, token)) {
    if (hasRelation(scene.sentence, child, 'amod', 'compound') && !scene.mentions.at(child))
      chosen.add(child);
  }
}
