/** Whose attitudes to each other are asked for: every two actors of a sentence. */
import type { Mention } from '../types/actor.ts';
import type { Sentence } from '../types/sentence.ts';
import type { Scene } from './scene.ts';

/** Two mentions of different actors, first of the one whom the sentence names first. */
export type StancePair = readonly [Mention, Mention];

/** Words between two mentions beyond which hardly ever an attitude was found; keeps the work linear. */
const MAX_GAP = 40;

/**
 * Returns every two actors of the sentence once, by their nearest mentions that mean one actor and no place, and are no adjective
 * of another. Nobody's attitude to his own state is asked for.
 */
export function stancePairs(scene: Scene): StancePair[] {
  const { mentions, homes, sentence } = scene;
  const usable = mentions
    .within(0, sentence.tokens.length - 1)
    .filter((mention) => mention.actors.length === 1 && !mention.place && isNamed(sentence, mention))
    .filter((mention, _, all) => !all.some((whole) => isAdjective(scene, mention, whole)));
  const named = new Map<string, number>();
  for (const { actors, head } of usable) if (!named.has(actors[0]!)) named.set(actors[0]!, head);
  const nearest = new Map<string, StancePair>();
  usable.forEach((left, i) => {
    for (let k = i + 1; k < usable.length; k++) {
      const right = usable[k]!;
      const gap = right.head - left.head;
      if (gap > MAX_GAP) break;
      const [a, b] = [left.actors[0]!, right.actors[0]!];
      if (a === b || homes.get(a) === b || homes.get(b) === a) continue;
      const rival = nearest.get(keyOf(a, b));
      if (rival && gap >= Math.abs(rival[1].head - rival[0].head)) continue;
      nearest.set(keyOf(a, b), named.get(a)! < named.get(b)! ? [left, right] : [right, left]);
    }
  });
  return [...nearest.values()];
}

const CAPITAL = /^\p{Lu}/u;

/** "officials" are nobody in particular: what the model knows, it has learned of those with names. */
function isNamed({ tokens }: Sentence, { first, last, form }: Mention): boolean {
  return form !== 'nominal' || tokens.slice(first, last + 1).some(({ lemma }) => CAPITAL.test(lemma));
}

/** "the US-led coalition" and "Russian rebels" are somebody; what their adjectives name says and does nothing here. */
function isAdjective({ sentence }: Scene, { first, last, form }: Mention, whole: Mention): boolean {
  const inside = first >= whole.first && last < whole.head;
  return inside && (form === 'nominal' || sentence.tokens[last + 1]!.form === '-');
}

/** Names two actors, whichever comes first. */
export function keyOf(a: string, b: string): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`;
}
