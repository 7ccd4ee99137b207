import MiniSearch, { type SearchOptions, type SearchResult } from 'minisearch';
import { excerptOf } from '../appearance/excerpt.ts';
import { sentenceOf } from '../appearance/phrases.ts';
import { type ActorNode, type GraphModel, labelOf, shorten } from './model.ts';
import type { Item } from './state.ts';

/** One answer to a search. */
export interface Found {
  readonly id: string;
  readonly item: Item;
  readonly title: string;
  /** Why it was found, or what it is. */
  readonly detail: string;
  /** The sentence to open with it; null for actors and relations. */
  readonly place: { readonly article: string; readonly start: number; readonly end: number } | null;
}

export type FoundGroup = 'Actors' | 'Relations' | 'Evidence';

/** The answers of one kind, best first, and how many there are in all. */
export interface FoundList {
  readonly group: FoundGroup;
  readonly found: readonly Found[];
  readonly total: number;
}

/** A search over a graph. */
export interface Search {
  /** Returns the best answers of each kind, as many as `limits` asks for; kinds without any are left out. */
  find(query: string, limits: Readonly<Record<FoundGroup, number>>): FoundList[];
  /** Returns the known words that come nearest to a query without answers; '' where none does. */
  nearest(query: string): string;
  /** Adds the relations piece by piece, so that the page stays alive. Resolves when all are there. */
  addRelations(): Promise<void>;
  /** Likewise the words of the evidence. */
  addEvidence(): Promise<void>;
}

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly more: string;
}

/**
 * Returns a search over actors (names, aliases, code, offices), to which relations (as sentences) and evidence (its
 * words) can be added.
 */
export function createSearch(model: GraphModel): Search {
  const strengthOf = {
    Actors: (key: string) => model.actors.get(key)?.relations.length ?? 0,
    Relations: (key: string) => model.relations.get(key)?.weight ?? 0,
    Evidence: () => 0,
  };
  const indexes = {
    Actors: index(strengthOf.Actors),
    Relations: index(strengthOf.Relations),
    Evidence: index(strengthOf.Evidence),
  };
  indexes.Actors.addAll([...model.actors.values()].map((actor) => actorEntry(model, actor)));
  return {
    find(query, limits) {
      if (query.trim() === '') return [];
      const groups = Object.keys(indexes) as FoundGroup[];
      const hitsOf = (options?: SearchOptions): SearchResult[][] =>
        groups.map((group) => indexes[group].search(query, options));
      const strict = hitsOf();
      const all = strict.some((hits) => hits.length > 0) ? strict : hitsOf(LENIENT);
      return groups.flatMap((group, number) => {
        const hits = all[number] ?? [];
        const found = hits
          .slice(0, limits[group])
          .flatMap((hit) => answer(model, group, String(hit.id), hit.queryTerms));
        return found.length === 0 ? [] : [{ group, found, total: hits.length }];
      });
    },
    nearest: (query) =>
      indexes.Actors.autoSuggest(query, { fuzzy: 0.5, combineWith: 'OR' })[0]?.terms[0] ?? '',
    addRelations: () => indexes.Relations.addAllAsync(relationEntries(model), { chunkSize: 200 }),
    addEvidence: () => indexes.Evidence.addAllAsync(evidenceEntries(model), { chunkSize: 200 }),
  };
}

/** Where nothing is found: two letters may be wrong, so that swapped ones are found, too. */
const LENIENT: SearchOptions = { fuzzy: (term) => (term.length > 5 ? 2 : term.length > 3 ? 1 : false) };

/**
 * Returns an empty index.
 *
 * @param strengthOf how much there is of an answer: of two that fit alike, the one that is spoken of more comes first.
 */
function index(strengthOf: (id: string) => number): MiniSearch<Entry> {
  return new MiniSearch<Entry>({
    fields: ['name', 'more'],
    tokenize: (text) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean),
    processTerm: plain,
    searchOptions: {
      prefix: true,
      // One wrong letter in five.
      fuzzy: (term) => (term.length > 3 ? 0.2 : false),
      combineWith: 'AND',
      boost: { name: 3 },
      boostDocument: (id: string) => 1 + Math.log2(1 + strengthOf(id)) / 4,
    },
  });
}

function actorEntry(model: GraphModel, actor: ActorNode): Entry {
  const roles = actor.roles.map(({ title, of }) => `${title} ${of === null ? '' : labelOf(model, of)}`);
  return { id: actor.key, name: actor.label, more: [...actor.aliases, actor.code ?? '', ...roles].join(' ') };
}

function relationEntries(model: GraphModel): Entry[] {
  return [...model.relations.values()].map((relation) => {
    const aliases = [relation.source, relation.target].flatMap((key) => model.actors.get(key)?.aliases ?? []);
    return {
      id: relation.key,
      name: sentenceOf(model, relation),
      more: [relation.label, relation.family, ...aliases].join(' '),
    };
  });
}

function evidenceEntries(model: GraphModel): Entry[] {
  return [...model.relations.values()].flatMap((relation) =>
    relation.evidence.map((evidence, number) => {
      const text = model.articles.get(evidence.article)?.text ?? '';
      const { start, end } = excerptOf(text, evidence);
      return { id: `${number} ${relation.key}`, name: text.slice(start, end), more: '' };
    }),
  );
}

function answer(model: GraphModel, group: FoundGroup, id: string, terms: readonly string[]): Found[] {
  if (group === 'Actors') {
    const actor = model.actors.get(id);
    if (actor === undefined) return [];
    const item: Item = { type: 'actor', key: id };
    return [{ id: `a ${id}`, item, title: actor.label, detail: reasonOf(actor, terms), place: null }];
  }
  const key = group === 'Relations' ? id : id.slice(id.indexOf(' ') + 1);
  const relation = model.relations.get(key);
  if (relation === undefined) return [];
  const item: Item = { type: 'relation', key };
  const title = sentenceOf(model, relation);
  if (group === 'Relations') return [{ id: `r ${key}`, item, title, detail: relation.label, place: null }];
  const evidence = relation.evidence[Number.parseInt(id, 10)];
  if (evidence === undefined) return [];
  const { article, start, end } = evidence;
  const words = shorten(
    model.articles.get(article)?.text.slice(start, Math.min(end, start + 2000)) ?? '',
    160,
  );
  return [{ id: `e ${id}`, item, title: words, detail: title, place: { article, start, end } }];
}

/** Returns what an actor is, or by which of its other names it was found. */
function reasonOf({ label, aliases, roles, kind }: ActorNode, terms: readonly string[]): string {
  const has = (text: string): boolean => terms.some((term) => plain(text).includes(term));
  const alias = has(label) ? undefined : aliases.find(has);
  return alias === undefined ? (roles[0]?.title ?? kind) : `also called ${alias}`;
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
