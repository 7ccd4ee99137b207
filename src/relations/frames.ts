/** The event that a token speaks of, by its part of speech. */
import type { Mention } from '../types/actor.ts';
import type { Sentence } from '../types/sentence.ts';
import { nounFrame } from './noun-frames.ts';
import { namingFrame, predicateFrame, prepositionalFrame } from './predicate-frames.ts';
import { Scene, type Frame, type Homes } from './scene.ts';
import type { Triggers } from './triggers.ts';
import { modalFrame, verbFrame } from './verb-frames.ts';

/**
 * Returns the scene of a sentence, in which every token's frame can be asked for.
 *
 * @param mentions The mentions of this sentence.
 * @param homes The states that actors belong to.
 * @param trace Where to note what fired and what was blocked, for explanations.
 */
export function sceneOf(
  sentence: Sentence,
  mentions: readonly Mention[],
  triggers: Triggers,
  homes: Homes = new Map(),
  trace: string[] | null = null,
): Scene {
  return new Scene(sentence, mentions, triggers, homes, frameOf, trace);
}

function frameOf(scene: Scene, token: number): Frame | null {
  const { upos, xpos } = scene.sentence.tokens[token]!;
  if (scene.mentions.isInsideName(token)) return null;
  switch (upos) {
    case 'VERB':
      return (
        namingFrame(scene, token) ??
        verbFrame(scene, token) ??
        (xpos === 'VBG' ? nounFrame(scene, token) : null)
      );
    case 'NOUN':
    case 'PROPN':
      return prepositionalFrame(scene, token) ?? nounFrame(scene, token) ?? predicateFrame(scene, token);
    case 'ADJ':
      return predicateFrame(scene, token);
    case 'AUX':
      return modalFrame(scene, token);
    default:
      return null;
  }
}
