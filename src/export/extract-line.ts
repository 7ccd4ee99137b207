import type { Actor, MentionForm } from '../types/actor.ts';
import type { Span } from '../types/article.ts';
import type { Reading } from '../types/reading.ts';
import type { Relation } from '../types/relation.ts';

/** One article as `actorgraph extract` prints it, version 1. Offsets are UTF-16 code units of its text. */
export interface ExtractLine {
  readonly id: string | number;
  readonly title: string | null;
  readonly date: string | null;
  readonly actors: readonly (Pick<
    Actor,
    'key' | 'label' | 'kind' | 'code' | 'wikidata' | 'country' | 'sector'
  > & { readonly mentions: readonly (Span & { readonly form: MentionForm })[] })[];
  /** Main relation first. */
  readonly relations: readonly Omit<Relation, 'sentence'>[];
}

/**
 * What was read out of an article, as one line of a corpus.
 *
 * @param id the record's own id, which need not be text.
 */
export function extractLine(
  { article, actors, relations }: Reading,
  id: string | number = article.id,
): ExtractLine {
  const places = new Map<string, (Span & { form: MentionForm })[]>();
  for (const { start, end, form, actors: keys } of actors.mentions) {
    for (const key of keys) places.set(key, [...(places.get(key) ?? []), { start, end, form }]);
  }
  return {
    id,
    title: article.title,
    date: article.date,
    actors: actors.actors.map(({ key, label, kind, code, wikidata, country, sector }) => ({
      key,
      label,
      kind,
      code,
      wikidata,
      country,
      sector,
      mentions: places.get(key) ?? [],
    })),
    relations: relations.map(({ sentence: _, ...relation }) => relation),
  };
}
