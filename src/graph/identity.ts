import type { ExtractLine, LineActor } from '../types/extract-line.ts';

/**
 * The keys of an article's actors in a graph of many articles, by their keys in the article alone.
 *
 * States, bodies with a name and people with a full name are the same actors everywhere. "Protesters", "the
 * minister" or a surname alone are known within their article only: their keys get its id, so that two articles
 * never make one actor of them.
 */
export function graphKeys({ id, actors }: Pick<ExtractLine, 'id' | 'actors'>): (key: string) => string {
  const local = new Set(actors.filter((actor) => !isKnownEverywhere(actor)).map((actor) => actor.key));
  return (key) => (local.has(key) ? `${key}@${id}` : key);
}

function isKnownEverywhere(actor: LineActor): boolean {
  const { kind, label, wikidata } = actor;
  if (kind === 'state' || wikidata !== null) return true;
  return isNamed(actor) && (kind !== 'person' || label.includes(' '));
}

/** Tells whether an actor has a name, as its article tells or the lexicon knows, or is called by common words alone. */
export function isNamed({ kind, wikidata, mentions }: LineActor): boolean {
  return kind === 'state' || wikidata !== null || mentions.some(({ form }) => form === 'name');
}
