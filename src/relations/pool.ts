/** Words of one phrase are one end. */
import type { Mention } from '../types/actor.ts';
import { grouped } from '../types/grouped.ts';
import type { End, Place, SentenceReading } from './frame.ts';
import type { MentionFinder } from './mention-index.ts';

/**
 * Returns a reading in which each phrase is an end of a frame once, at its surest word.
 *
 * The network knows one word of a phrase to be the end, but not always which: of "Chancellor Olaf Scholz" it may give "Olaf" 30 %
 * and "Scholz" 25 %. These exclude each other, so that the phrase is the end with the sum of both.
 *
 * @param sentence Index of the sentence, to which the affiliations' tokens belong.
 * @param find The mention at a token; a word outside any mention stays an end of its own.
 */
export function pooled(
  { frames, affiliations }: SentenceReading,
  sentence: number,
  find: MentionFinder,
): SentenceReading {
  const phraseOf = (place: Place): Mention | string => find(place) ?? `${place.sentence}:${place.token}`;
  const ends = (some: readonly End[]): End[] => [...grouped(some, phraseOf).values()].map(sum);
  return {
    frames: frames.map((frame) => ({
      ...frame,
      sources: ends(frame.sources),
      targets: ends(frame.targets),
      joint: ends(frame.joint),
    })),
    affiliations: [...grouped(affiliations, ({ part }) => phraseOf({ sentence, token: part })).values()]
      .flatMap((some) => [...grouped(some, ({ whole }) => phraseOf({ sentence, token: whole })).values()])
      .map(sum),
  };
}

/** The surest of some that exclude each other, with the probability of all; of equals, the first. */
function sum<T extends { readonly probability: number }>(items: readonly T[]): T {
  const surest = items.reduce((best, item) => (item.probability > best.probability ? item : best));
  const probability = Math.min(
    1,
    items.reduce((total, item) => total + item.probability, 0),
  );
  return { ...surest, probability };
}
