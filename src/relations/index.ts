/** The relation stage: from sentences and actors to who does what to whom. */
import type { Actors, Mention } from '../types/actor.ts';
import type { Relation } from '../types/relation.ts';
import type { Sentence } from '../types/sentence.ts';
import { affiliationsOf, ownersOf } from './affiliation.ts';
import { readSentences } from './read.ts';
import type { Triggers } from './triggers.ts';

export { createTriggers, type Triggers } from './triggers.ts';
export { explainArticle } from './explain.ts';

/**
 * Reads the relations of an article.
 *
 * @param sentences The article's sentences with their trees.
 * @param found What the actor stage returned for them.
 * @param triggers The compiled trigger lexicon (`createTriggers`).
 * @returns The relations sentence by sentence, the main one of each first, affiliations last. Every relation
 *   has evidence; source and target differ; `target` is null where an event names no recipient.
 */
export function extractRelations(
  sentences: readonly Sentence[],
  found: Actors,
  triggers: Triggers,
): Relation[] {
  const readings = readSentences(sentences, found, triggers);
  const relations = readings.flatMap((reading) => reading.relations);
  const byActor = mentionsByActor(found.mentions);
  for (const actor of found.actors)
    relations.push(...affiliationsOf(actor, byActor.get(actor.key) ?? [], sentences));
  const kinds = new Map(found.actors.map(({ key, kind }) => [key, kind]));
  const stated = new Set(relations.filter(({ family }) => family === 'affiliation').map(endsOf));
  readings.forEach(({ scene: { sentence, mentions } }, i) => {
    const owners = ownersOf(sentence, i, mentions, kinds);
    relations.push(...owners.filter((owner) => !stated.has(endsOf(owner))));
  });
  return relations;
}

function endsOf({ source, target }: Relation): string {
  return `${source}|${target}`;
}

function mentionsByActor(mentions: readonly Mention[]): Map<string, Mention[]> {
  const groups = new Map<string, Mention[]>();
  for (const mention of mentions) {
    for (const key of mention.actors) {
      const group = groups.get(key);
      if (group) group.push(mention);
      else groups.set(key, [mention]);
    }
  }
  return groups;
}
