/** The mentions of an article by their tokens. */
import type { Mention } from '../types/actor.ts';
import type { Place } from './frame.ts';

export type MentionFinder = (place: Place) => Mention | undefined;

/**
 * Returns for a token the mention whose head it is, else the smallest one around it; undefined where there is none.
 *
 * Of several with one head the longest counts: "Iranian officials" before what else is read of "officials".
 *
 * @param bySentence The mentions of each sentence (`mentionsBySentence`).
 */
export function mentionFinder(bySentence: readonly (readonly Mention[])[]): MentionFinder {
  const size = ({ first, last }: Mention): number => last - first;
  return ({ sentence, token }) => {
    let best: Mention | undefined;
    for (const mention of bySentence[sentence] ?? []) {
      if (token < mention.first || token > mention.last) continue;
      const [headed, known] = [mention.head === token, best?.head === token];
      if (best && known && !headed) continue;
      if (!best || (headed && !known)) best = mention;
      else if (headed ? size(mention) > size(best) : size(mention) < size(best)) best = mention;
    }
    return best;
  };
}

/** Returns the mentions of each of an article's sentences. */
export function mentionsBySentence(mentions: readonly Mention[], sentences: number): Mention[][] {
  const groups: Mention[][] = Array.from({ length: sentences }, () => []);
  for (const mention of mentions) groups[mention.sentence]?.push(mention);
  return groups;
}
