/** An article's sentences one after the other: what was told before helps to read what comes. */
import type { Actors, Mention } from '../types/actor.ts';
import type { Relation } from '../types/relation.ts';
import type { Sentence } from '../types/sentence.ts';
import { deedMentions, type Told } from './deeds.ts';
import { sentenceRelations } from './extract.ts';
import { sceneOf } from './frames.ts';
import { homesOf, type Scene } from './scene.ts';
import type { Triggers } from './triggers.ts';

/** One sentence as read. */
export interface Reading {
  readonly scene: Scene;
  /** Those of actors, then deeds that stand for who did them. */
  readonly mentions: readonly Mention[];
  /** The main one first. */
  readonly relations: readonly Relation[];
}

/**
 * Returns the reading of each sentence.
 *
 * @param found What the actor stage returned for them.
 * @param explained Whether the scenes are to note what fired and what was blocked.
 */
export function readSentences(
  sentences: readonly Sentence[],
  found: Actors,
  triggers: Triggers,
  explained = false,
): Reading[] {
  const bySentence = mentionsBySentence(found.mentions, sentences.length);
  const homes = homesOf(found.actors);
  const readings: Reading[] = [];
  const told: Told[] = [];
  sentences.forEach((sentence, i) => {
    const actors = bySentence[i]!;
    const mentions = [...actors, ...deedMentions(sentence, i, actors, triggers, told)];
    const scene = sceneOf(sentence, mentions, triggers, homes, explained ? [] : null);
    const relations = sentenceRelations(scene, i);
    readings.push({ scene, mentions, relations });
    told.push({ sentence, relations });
  });
  return readings;
}

function mentionsBySentence(mentions: readonly Mention[], count: number): Mention[][] {
  const groups: Mention[][] = Array.from({ length: count }, () => []);
  for (const mention of mentions) groups[mention.sentence]?.push(mention);
  return groups;
}
