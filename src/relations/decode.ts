/** From probabilities of words and pairs of words to consistent frames. */
import type { Mention } from '../types/actor.ts';
import { candidateEnds, mayTrigger } from './candidates.ts';
import type { Affiliation, End, Frame, ReadEvent, SentenceReading } from './frame.ts';
import type { Encoding } from './network.ts';
import { placeOf, type Passage } from './passages.ts';
import { PATH_FEATURES, Paths } from './paths.ts';
import type { ReaderMeta } from './reader-model.ts';

/** What a network thinks of the words of a passage and of pairs of them. */
export type Thoughts = Pick<Encoding, 'events' | 'statuses' | 'roles' | 'affiliation'>;

/** Less likely triggers, ends and affiliations are no part of a reading. */
export const FAINT = 0.05;
/** Words further apart take no part in an event, so that time stays linear. */
const REACH = 120;
/** As in training, words further apart do not belong to each other. */
const OWN_REACH = 23;

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
  const chances = encoding.events(trigger);
  const best = highest(chances, 1);
  if (chances[best]! < FAINT) return [];
  const moods = encoding.statuses(trigger);
  const mood = highest(moods, 0);
  const lists: [End[], End[], End[]] = [[], [], []];
  let speaker: End | null = null;
  const path = new Int32Array(PATH_FEATURES);
  for (const token of ends) {
    if (Math.abs(token - trigger) > REACH) continue;
    paths.write(trigger, token, path, 0);
    const [source, target, joint, says] = encoding.roles(trigger, token, path) as [
      number,
      number,
      number,
      number,
    ];
    const role = highest([source, target, joint], 0);
    const probability = Math.max(source, target, joint);
    if (probability >= FAINT && token !== trigger)
      lists[role]!.push({ ...placeOf(passage, token), probability });
    if (says >= floors.speaker && says > (speaker?.probability ?? 0))
      speaker = { ...placeOf(passage, token), probability: says };
  }
  const [sources, targets, joint] = lists;
  const frame: Frame = {
    trigger: placeOf(passage, trigger).token,
    event: events[best] as ReadEvent,
    probability: chances[best]!,
    status: statuses[mood]!,
    statusProbability: moods[mood]!,
    sources,
    targets,
    joint,
    speaker,
  };
  return [frame];
}

/** @param start Index of the sentence's first token in its passage. */
function affiliationsAmong(
  ends: readonly number[],
  start: number,
  paths: Paths,
  encoding: Thoughts,
): Affiliation[] {
  const found: Affiliation[] = [];
  const path = new Int32Array(PATH_FEATURES);
  for (const part of ends) {
    for (const whole of ends) {
      if (part === whole || Math.abs(part - whole) > OWN_REACH) continue;
      paths.write(part, whole, path, 0);
      const probability = encoding.affiliation(part, whole, path);
      if (probability >= FAINT) found.push({ part: part - start, whole: whole - start, probability });
    }
  }
  return found;
}

/** Index of the highest number from `start` on; of equals, the first. */
function highest(numbers: readonly number[], start: number): number {
  let best = start;
  for (let i = start + 1; i < numbers.length; i++) if (numbers[i]! > numbers[best]!) best = i;
  return best;
}
