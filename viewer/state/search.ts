import { endsOf, type GraphModel, labelOf } from './model.ts';
import type { Item } from './state.ts';

/** One answer to a search. */
export interface Found {
  readonly item: Item;
  readonly title: string;
  readonly detail: string;
}

interface Entry extends Found {
  /** What is searched, lower case without accents; the name itself first. */
  readonly text: string;
  readonly weight: number;
}

/** A function from what the user typed to the best `limit` answers, best first. */
export type Search = (query: string, limit?: number) => readonly Found[];

/**
 * Returns a search over actors (label, aliases, code, offices) and relations (their two ends and wording).
 *
 * Every word of the query must begin a word of the entry; "japan china" thus finds the relations between the two.
 */
export function createSearch(model: GraphModel): Search {
  const entries = [...actorEntries(model), ...relationEntries(model)];
  return (query, limit = 12) => {
    const words = normalise(query).split(' ').filter(Boolean);
    if (words.length === 0) return [];
    return entries
      .map((entry) => ({ entry, score: score(entry, words) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, limit)
      .map(({ entry }) => entry);
  };
}

function actorEntries(model: GraphModel): Entry[] {
  return [...model.actors.values()].map((actor) => {
    const roles = actor.roles.map(
      (role) => `${role.title} ${role.of === null ? '' : labelOf(model, role.of)}`,
    );
    const detail = actor.roles[0]?.title ?? actor.kind;
    const text = normalise([actor.label, ...actor.aliases, actor.code ?? '', ...roles].join(' '));
    const item = { type: 'actor', key: actor.key } as const;
    return { item, title: actor.label, detail, text, weight: 1 + actor.relations.length / 1000 };
  });
}

function relationEntries(model: GraphModel): Entry[] {
  return [...model.relations.values()].map((relation) => {
    const title = endsOf(model, relation);
    const names = [relation.source, relation.target].flatMap((key) => model.actors.get(key)?.aliases ?? []);
    const text = normalise([title, relation.label, relation.family, ...names].join(' '));
    const item = { type: 'relation', key: relation.key } as const;
    return { item, title, detail: relation.label, text, weight: relation.weight / 1000 };
  });
}

/** Higher is better: a query that begins the name, then words that begin words; 0 where a word is missing. */
function score(entry: Entry, words: readonly string[]): number {
  const padded = ` ${entry.text}`;
  if (!words.every((word) => padded.includes(` ${word}`))) return 0;
  const begins = entry.text.startsWith(words.join(' ')) ? 2 : 0;
  return 1 + begins + entry.weight;
}

/** Returns text in lower case, without accents, its words parted by one space. */
function normalise(text: string): string {
  const bare = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return bare.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
