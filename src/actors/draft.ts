import type { Mention, MentionForm } from '../types/actor.ts';
import type { Sentence } from '../types/sentence.ts';

/** A mention under construction: its actors may still be unknown. */
export interface Draft {
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly start: number;
  readonly end: number;
  readonly form: MentionForm;
  readonly sector: string | null;
  readonly place: boolean;
  actors: readonly string[];
}

/** Returns a draft for tokens `[first, last]`; its characters are those tokens unless `name` gives a narrower range. */
export function draft(
  sentences: readonly Sentence[],
  phrase: Pick<Draft, 'sentence' | 'first' | 'last' | 'head' | 'form'>,
  more: Partial<Pick<Draft, 'sector' | 'place' | 'actors'>> = {},
  name: readonly [number, number] = [phrase.first, phrase.last],
): Draft {
  const { tokens } = sentences[phrase.sentence]!;
  return {
    sector: null,
    place: false,
    actors: [],
    ...phrase,
    ...more,
    start: tokens[name[0]]!.start,
    end: tokens[name[1]]!.end,
  };
}

/** Returns the finished mentions in text order, longer before shorter, without those that mean nobody. */
export function finishMentions(drafts: readonly Draft[]): Mention[] {
  return drafts
    .filter((mention) => mention.actors.length > 0)
    .map((mention) => ({ ...mention, actors: [...new Set(mention.actors)].sort() }))
    .sort((a, b) => a.start - b.start || b.end - a.end || a.head - b.head);
}
