/** The words of an event: the span of its trigger, a short wording for a graph's edge, and its mode. */
import { childWith, childrenOf, childrenWith, hasRelation } from '../syntax/tree.ts';
import type { Span } from '../types/article.ts';
import type { Sentence } from '../types/sentence.ts';
import { holds } from './hints.ts';
import type { TriggerLine, Triggers } from './triggers.ts';

const MAX_LABEL_WORDS = 6;

/** Returns the characters of a trigger: the word, and a verb's particle ("hand over"). */
export function triggerSpan(sentence: Sentence, trigger: number): Span {
  const particle = childWith(sentence, trigger, 'compound:prt');
  const [first, last] = particle < 0 ? [trigger, trigger] : [trigger, particle].sort((a, b) => a - b);
  return { start: sentence.tokens[first!]!.start, end: sentence.tokens[last!]!.end };
}

/**
 * Returns a wording of up to six words: "calls unprecedented strategic challenge", "holds talks".
 *
 * @param isActor Whether a token belongs to an actor's name or phrase.
 */
export function labelOf(
  sentence: Sentence,
  trigger: number,
  isActor: (token: number) => boolean,
  triggers: Triggers,
): string {
  const { tokens } = sentence;
  const chosen = new Set<number>();
  const add = (token: number): void => {
    chosen.add(token);
    for (const child of childrenOf(sentence, token))
      if (hasRelation(sentence, child, 'amod', 'compound') && !isActor(child)) chosen.add(child);
  };
  add(trigger);
  const { head, upos } = tokens[trigger]!;
  const carrier = upos === 'NOUN' && hasRelation(sentence, trigger, 'obj') ? head : -1;
  // "held talks": the verb that carries an event noun.
  if (carrier >= 0 && triggers.support.has(tokens[carrier]!.lemma.toLowerCase())) chosen.add(carrier);
  for (const child of childrenWith(sentence, trigger, 'compound:prt', 'xcomp', 'obj'))
    if (!isActor(child)) add(child);
  const words = [...chosen].sort((a, b) => a - b).slice(0, MAX_LABEL_WORDS);
  return words.map((i) => tokens[i]!.form).join(' ');
}

/** Returns PLOVER's mode by the first line of the lexicon that holds for the trigger and tells its event; null for none. */
export function modeOf(
  sentence: Sentence,
  trigger: number,
  event: string,
  triggers: Triggers,
): string | null {
  const lemma = sentence.tokens[trigger]!.lemma.toLowerCase();
  const lines: TriggerLine[] = [triggers.verbs, triggers.nouns, triggers.adjectives].flatMap(
    (table) => table.get(lemma) ?? [],
  );
  return lines.find((line) => line.event === event && holds(sentence, trigger, line))?.mode ?? null;
}
