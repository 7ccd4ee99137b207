import type { KnowledgeGraph } from '../types/graph.ts';
import type { GoldGraph } from './gold-graph.ts';
import { Tally, type Share } from './score.ts';

type GoldSentence = GoldGraph['sentences'][number];

/** A relation that was missed, or told and wrong, with its sentence. */
export interface GraphError {
  readonly kind: 'missed' | 'wrong';
  readonly source: string;
  readonly relation: string;
  readonly target: string;
  readonly sentence: string;
}

/** What a comparison of a graph with one written by hand found. */
export interface GraphScore {
  /** Pieces of evidence: right, of all told. */
  readonly evidence: Share;
  /** Relations that must be found: found, of all. */
  readonly relations: Share;
  /** Actors that must be found: found, of all. */
  readonly actors: Share;
  readonly actorsNotInGold: readonly string[];
  /** Pieces of evidence by family. */
  readonly byFamily: Readonly<Record<string, Share>>;
  readonly errors: readonly GraphError[];
}

/** A gold sentence where it stands in the text; words that stand twice are two places. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly sentence: GoldSentence;
}

/**
 * Compare the graph of one article with a graph of it written by hand.
 *
 * A piece of evidence is right where a gold relation of its sentence has its ends (either way round if symmetric), its
 * family and its status. What is required must be found, the rest may be.
 *
 * @param text the article that the evidence points into, as the graph has it.
 */
export function scoreGraph(graph: KnowledgeGraph, gold: GoldGraph, text: string): GraphScore {
  const idOf = goldIds(graph, gold);
  const places = placesOf(gold, text);
  const hits = new Set<string>();
  const wrong: GraphError[] = [];
  const evidence = new Tally();
  const byFamily = new Map<string, Tally>();
  for (const { source, target, undirected, attributes } of graph.edges) {
    const { family, event } = attributes;
    const row = byFamily.get(family) ?? new Tally();
    byFamily.set(family, row);
    const ends = { source: idOf.get(source) ?? source, target: idOf.get(target) ?? target };
    for (const one of attributes.evidence) {
      const found = hitsOf(places, gold, { ...ends, undirected, ...one, family });
      for (const hit of found) hits.add(hit);
      for (const tally of [evidence, row]) {
        tally.told++;
        tally.right += Number(found.length > 0);
      }
      if (found.length > 0) continue;
      wrong.push({
        kind: 'wrong',
        ...ends,
        relation: event ?? family,
        sentence: text.slice(one.start, one.end),
      });
    }
  }
  const required = gold.sentences.flatMap((sentence) =>
    sentence.relations.flatMap((relation, i) => (relation.required ? [{ sentence, relation, i }] : [])),
  );
  const missed = required.filter(({ sentence, i }) => !hits.has(hitKey(sentence, i)));
  const actors = gold.actors.filter((actor) => actor.required);
  const known = new Set(idOf.values());
  return {
    evidence: { right: evidence.right, all: evidence.told },
    relations: { right: required.length - missed.length, all: required.length },
    actors: { right: actors.filter(({ id }) => known.has(id)).length, all: actors.length },
    actorsNotInGold: graph.nodes.filter(({ key }) => !idOf.has(key)).map(({ key }) => key),
    byFamily: Object.fromEntries(
      [...byFamily].map(([family, { right, told }]) => [family, { right, all: told }]),
    ),
    errors: [
      ...missed.map(({ sentence, relation: { source, target, families } }): GraphError => ({
        kind: 'missed',
        source,
        target,
        relation: families.join(' or '),
        sentence: sentence.anchor,
      })),
      ...wrong,
    ],
  };
}

/** Precision by evidence and recall by required relations, joined: from 0 to 1. */
export function f1Of({ evidence, relations }: GraphScore): number {
  const precision = evidence.all === 0 ? 0 : evidence.right / evidence.all;
  const recall = relations.all === 0 ? 0 : relations.right / relations.all;
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

/** Gold ids by node key: by code, key, label or alias. */
function goldIds({ nodes }: KnowledgeGraph, { actors }: GoldGraph): Map<string, string> {
  const names = new Map<string, string>();
  for (const { id, name, aliases } of actors)
    for (const one of [id, name, ...aliases]) names.set(plain(one), id);
  const ids = new Map<string, string>();
  for (const { key, attributes } of nodes) {
    const called = [attributes.code, key, attributes.label, ...attributes.aliases];
    const id = called.flatMap((one) => (one ? (names.get(plain(one)) ?? []) : []))[0];
    if (id !== undefined) ids.set(key, id);
  }
  return ids;
}

function plain(name: string): string {
  return name.replaceAll('’', "'").replaceAll('.', '').trim().toLowerCase();
}

function placesOf({ sentences }: GoldGraph, text: string): Place[] {
  return sentences.flatMap((sentence) => {
    const places: Place[] = [];
    for (let at = text.indexOf(sentence.anchor); at >= 0; at = text.indexOf(sentence.anchor, at + 1)) {
      const start = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('. ', at - 1)) + 1;
      const ends = [text.indexOf('\n', at), text.indexOf('. ', at)].filter((end) => end >= 0);
      const end = ends.length > 0 ? Math.min(...ends) : text.length;
      places.push({ start, end: Math.max(end, at + sentence.anchor.length), sentence });
    }
    return places;
  });
}

/** The gold relations that a piece of evidence fulfils. */
function hitsOf(
  places: readonly Place[],
  { standsFor }: GoldGraph,
  told: {
    readonly source: string;
    readonly target: string;
    readonly undirected: boolean;
    readonly family: string;
    readonly status: string;
    readonly start: number;
    readonly end: number;
  },
): string[] {
  const is = (found: string, wanted: string): boolean => found === wanted || standsFor[found] === wanted;
  return places
    .filter(({ start, end }) => told.start < end && told.end > start)
    .flatMap(({ sentence }) =>
      sentence.relations.flatMap(({ source, target, families, status, symmetric }, i) => {
        const forth = is(told.source, source) && is(told.target, target);
        const back = (symmetric || told.undirected) && is(told.target, source) && is(told.source, target);
        const fits =
          (forth || back) && families.includes(told.family) && (status?.includes(told.status) ?? true);
        return fits ? [hitKey(sentence, i)] : [];
      }),
    );
}

function hitKey({ anchor }: GoldSentence, index: number): string {
  return `${index} ${anchor}`;
}
