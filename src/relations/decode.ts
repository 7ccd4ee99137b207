/** From scores of words and of pairs of words to consistent frames. */
import { sigmoid, softmax } from '../neural/probability.ts';
import type { Mention } from '../types/actor.ts';
import { candidateEnds, mayTrigger } from './candidates.ts';
import type { Affiliation, End, Frame, ReadEvent, SentenceReading } from './frame.ts';
import type { Encoding } from './network.ts';
import { placeOf, type Passage } from './passages.ts';
import { Paths } from './paths.ts';
import { ROLES, type ReaderMeta } from './reader-model.ts';

/** What a network thinks of the words of a passage and of pairs of them. */
export type Thoughts = Pick<Encoding, 'events' | 'statuses' | 'roles' | 'affiliations'>;

/** Less likely triggers, ends and affiliations are no part of a reading. */
export const FAINT = 0.05;
/** What has no higher score is less likely than that: most pairs, whose probability need not be computed. */
const FAINT_SCORE = -3;
/** Words further apart take no part in an event, so that time stays linear. */
const REACH = 120;
/** As in training, words further apart do not belong to each other. */
const OWN_REACH = 23;
/** Place of the speaker among `ROLES`; those before exclude each other. */
const SPEAKER = ROLES.indexOf('speaker');

/**
 * Returns the frames and affiliations of each sentence of a passage, sure or not.
 *
 * A trigger tells its likeliest event. An end has the likeliest of its roles as source, target and joint party: nobody does
 * something to himself. Affiliations are told within a sentence.
 *
 * @param mentions The mentions of this passage, by its tokens.
 */
export function decode(
  passage: Passage,
  mentions: readonly Mention[],
  encoding: Thoughts,
  meta: ReaderMeta['reader'],
): SentenceReading[] {
  const ends = candidateEnds(passage.tokens, mentions);
  const paths = new Paths(passage.tokens);
  return passage.sentences.map(({ tokens }, i) => {
    const start = passage.starts[i]!;
    const own = ends.filter((token) => token >= start && token < start + tokens.length);
    return {
      frames: tokens.flatMap((token, k) =>
        mayTrigger(token) ? frameAt(start + k, ends, passage, paths, encoding, meta) : [],
      ),
      affiliations: affiliationsAmong(own, start, paths, encoding),
    };
  });
}

function frameAt(
  trigger: number,
  ends: readonly number[],
  passage: Passage,
  paths: Paths,
  encoding: Thoughts,
  { events, statuses, floors }: ReaderMeta['reader'],
): Frame[] {
  const scores = encoding.events(trigger);
  const best = highest(scores, 1, scores.length);
  if (scores[best]! - scores[0]! <= FAINT_SCORE) return [];
  const probability = softmax(scores)[best]!;
  if (probability < FAINT) return [];
  const moods = softmax(encoding.statuses(trigger));
  const mood = highest(moods, 0, moods.length);
  const near = ends.filter((token) => Math.abs(token - trigger) <= REACH);
  const frame: Frame = {
    trigger: placeOf(passage, trigger).token,
    event: events[best] as ReadEvent,
    probability,
    status: statuses[mood]!,
    statusProbability: moods[mood]!,
    ...partiesOf(trigger, near, passage, encoding.roles(trigger, near, paths), floors.speaker),
  };
  return [frame];
}

/** @param scores Of each of the ends those of `ROLES`. */
function partiesOf(
  trigger: number,
  ends: readonly number[],
  passage: Passage,
  scores: ArrayLike<number>,
  floor: number,
): Pick<Frame, 'sources' | 'targets' | 'joint' | 'speaker'> {
  const [sources, targets, joint]: [End[], End[], End[]] = [[], [], []];
  let speaker: End | null = null;
  ends.forEach((token, i) => {
    const at = i * ROLES.length;
    const role = highest(scores, at, at + SPEAKER);
    const probability = chance(scores[role]!);
    if (probability >= FAINT && token !== trigger)
      [sources, targets, joint][role - at]!.push({ ...placeOf(passage, token), probability });
    const says = chance(scores[at + SPEAKER]!);
    if (says >= floor && says > (speaker?.probability ?? 0))
      speaker = { ...placeOf(passage, token), probability: says };
  });
  return { sources, targets, joint, speaker };
}

/** @param start Index of the sentence's first token in its passage. */
function affiliationsAmong(
  ends: readonly number[],
  start: number,
  paths: Paths,
  encoding: Thoughts,
): Affiliation[] {
  return ends.flatMap((part) => {
    const wholes = ends.filter((whole) => whole !== part && Math.abs(part - whole) <= OWN_REACH);
    const scores = encoding.affiliations(part, wholes, paths);
    return wholes.flatMap((whole, i) => {
      const probability = chance(scores[i]!);
      return probability >= FAINT ? [{ part: part - start, whole: whole - start, probability }] : [];
    });
  });
}

/** The probability behind a score, 0 for what is faint in any case. */
function chance(score: number): number {
  return score > FAINT_SCORE ? sigmoid(score) : 0;
}

/** Index of the highest number of `[start, end)`; of equals, the first. */
function highest(numbers: ArrayLike<number>, start: number, end: number): number {
  let best = start;
  for (let i = start + 1; i < end; i++) if (numbers[i]! > numbers[best]!) best = i;
  return best;
}
