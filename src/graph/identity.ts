import type { Actor } from '../types/actor.ts';
import type { Reading } from '../types/reading.ts';

/**
 * A reading whose keys are good for a graph of many articles.
 *
 * States, bodies with a name and people with a full name are the same actors everywhere. "Protesters", "the
 * minister" or a surname alone are known within their article only: their keys get its id, so that two articles
 * never make one actor of them.
 */
export function withGraphKeys(reading: Reading): Reading {
  const { article, actors, relations } = reading;
  const named = new Set(actors.mentions.flatMap(({ form, actors: keys }) => (form === 'name' ? keys : [])));
  const local = new Set(
    actors.actors.filter((actor) => !isKnownEverywhere(actor, named)).map((actor) => actor.key),
  );
  const rename = (key: string): string => (local.has(key) ? `${key}@${article.id}` : key);
  const renameOrNull = (key: string | null): string | null => (key === null ? null : rename(key));
  return {
    ...reading,
    actors: {
      actors: actors.actors.map((actor) => ({
        ...actor,
        key: rename(actor.key),
        roles: actor.roles.map((role) => ({ ...role, of: renameOrNull(role.of) })),
      })),
      mentions: actors.mentions.map((mention) => ({ ...mention, actors: mention.actors.map(rename) })),
    },
    relations: relations.map((relation) => ({
      ...relation,
      source: rename(relation.source),
      target: renameOrNull(relation.target),
      attributedTo: renameOrNull(relation.attributedTo),
    })),
  };
}

function isKnownEverywhere({ key, kind, label, wikidata }: Actor, named: ReadonlySet<string>): boolean {
  if (kind === 'state' || wikidata !== null) return true;
  return named.has(key) && (kind !== 'person' || label.includes(' '));
}
