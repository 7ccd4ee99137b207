import { grouped } from '../../src/types/grouped.ts';
import type { ActorNode, GraphModel } from './model.ts';

type Mention = ActorNode['mentions'][number];

/** The mentions of an actor by the same words in one article. */
export interface MentionGroup {
  readonly words: string;
  readonly article: string;
  readonly mentions: readonly Mention[];
}

/** Returns the mentions of an actor by words and article, in the order of their first. */
export function mentionGroups(model: GraphModel, actor: ActorNode): MentionGroup[] {
  const wordsOf = ({ article, start, end }: Mention): string =>
    model.articles.get(article)?.text.slice(start, end).replace(/\s+/g, ' ') ?? '';
  const groups = grouped(actor.mentions, (mention) => JSON.stringify([mention.article, wordsOf(mention)]));
  return [...groups.values()].map((mentions) => {
    const first = mentions[0]!;
    return { words: wordsOf(first), article: first.article, mentions };
  });
}

/** Returns a key that no actor has yet: "smith", then "smith-2". */
export function freeKey(model: GraphModel, wanted: string): string {
  const stem = wanted === '' ? 'actor' : wanted;
  let key = stem;
  for (let count = 2; model.actors.has(key); count++) key = `${stem}-${count}`;
  return key;
}
