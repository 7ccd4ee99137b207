/** From probabilities of words and pairs of words to consistent frames. */
import type { Mention } from '../types/actor.ts';
import type { Sentence } from '../types/sentence.ts';
import { candidateEnds, mayTrigger } from './candidates.ts';
import type { Affiliation, End, Frame, ReadEvent, SentenceReading } from './frame.ts';
import type { Encoding } from './network.ts';
import { PATH_FEATURES, Paths } from './paths.ts';
import type { ReaderMeta } from './reader-model.ts';

/** What a network thinks of the words of a sentence and of pairs of them. */
export type Thoughts = Pick<Encoding, 'events' | 'statuses' | 'roles' | 'affiliation'>;

/** Less likely triggers, ends and affiliations are no part of a reading. */
export const FAINT = 0.05;
/** Words further apart take no part in an event, so that time stays linear. */
const REACH = 80;
/** As in training, words further apart do not belong to each other. */
const OWN_REACH = 23;

/**
 * Returns the frames and affiliations of a sentence, sure or not.
 *
 * A trigger tells its likeliest event. An end has the likeliest of its roles as source, target and joint party: nobody does
 * something to himself.
 *
 * @param mentions The mentions of this sentence.
 */
export function decode(
  sentence: Sentence,
  mentions: readonly Mention[],
  encoding: Thoughts,
  meta: ReaderMeta['reader'],
): SentenceReading {
  const ends = candidateEnds(sentence, mentions);
  const paths = new Paths(sentence);
  const frames = sentence.tokens.flatMap((_, token) =>
    mayTrigger(sentence, token) ? frameAt(token, ends, paths, encoding, meta) : [],
  );
  return { frames, affiliations: affiliationsAmong(ends, paths, encoding) };
}

function frameAt(
  trigger: number,
  ends: readonly number[],
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
    if (probability >= FAINT && token !== trigger) lists[role]!.push({ token, probability });
    if (says >= floors.speaker && says > (speaker?.probability ?? 0)) speaker = { token, probability: says };
  }
  const [sources, targets, joint] = lists;
  const frame: Frame = {
    trigger,
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

function affiliationsAmong(ends: readonly number[], paths: Paths, encoding: Thoughts): Affiliation[] {
  const found: Affiliation[] = [];
  const path = new Int32Array(PATH_FEATURES);
  for (const part of ends) {
    for (const whole of ends) {
      if (part === whole || Math.abs(part - whole) > OWN_REACH) continue;
      paths.write(part, whole, path, 0);
      const probability = encoding.affiliation(part, whole, path);
      if (probability >= FAINT) found.push({ part, whole, probability });
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
