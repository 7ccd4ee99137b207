import { compare, type ComparedEdge, type Comparison } from '../../src/graph/compare.ts';
import type { Evidence, KnowledgeGraph } from '../../src/types/graph.ts';
import { type Days, isWithin } from '../facets/dates.ts';
import type { GraphModel, RelationEdge } from './model.ts';
import type { State } from './state.ts';
import { dayOf, isoOf } from './timeline.ts';
import type { View } from './view.ts';

/** What is compared: one span of days, one source or one graph file with another. */
export type Comparing =
  | { readonly by: 'date'; readonly spans: readonly [Days, Days] }
  | { readonly by: 'source'; readonly sources: readonly [string, string] }
  /** By the name of the second file; null before it is chosen. */
  | { readonly by: 'file'; readonly name: string | null };

/** What sets the two sides apart. */
export interface Found extends Comparison {
  /** Sentences that stand on neither side. */
  readonly outside: number;
}

/** A second graph file that is joined with the open one, to compare them. */
export interface Second {
  readonly name: string;
  readonly file: KnowledgeGraph;
  /** The open graph without it. */
  readonly base: GraphModel;
  /** How many corrections there were before. */
  readonly corrections: number;
  /** What each of the two files holds, as `placeOf` names it. */
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
}

/** What the picture marks: relations of one side alone, and those of pairs that stand to each other in another way. */
export interface Marks {
  readonly appeared: ReadonlySet<string>;
  readonly vanished: ReadonlySet<string>;
  readonly changed: ReadonlySet<string>;
  /** The actors that have relations on one side alone. */
  readonly actors: { readonly appeared: ReadonlySet<string>; readonly vanished: ReadonlySet<string> };
}

export const NO_SOURCE = 'no source';

/** Returns the sources of a graph's articles, sorted. */
export function sourcesIn(model: GraphModel): string[] {
  return [...new Set([...model.articles.values()].map(({ source }) => source ?? NO_SOURCE))].sort();
}

const knownDays = new WeakMap<GraphModel, readonly string[]>();

/** Returns the days of a graph's evidence, sorted; they are looked for once. */
export function daysIn(model: GraphModel): readonly string[] {
  const before = knownDays.get(model);
  if (before !== undefined) return before;
  const days = [...model.relations.values()].flatMap(({ evidence }) =>
    evidence.flatMap(({ date }) => date ?? []),
  );
  const sorted = [...new Set(days)].filter((day) => !Number.isNaN(dayOf(day))).sort();
  knownDays.set(model, sorted);
  return sorted;
}

/** Returns the ways to compare, as they begin: the earlier days with the later ones, the first two sources, two files. */
export function comparings(model: GraphModel, second: Second | null): Comparing[] {
  const days = daysIn(model);
  const middle = days[Math.floor(days.length / 2)] ?? '';
  const before = middle === '' ? '' : isoOf(dayOf(middle) - 1);
  const [first = '', other = first] = sourcesIn(model);
  return [
    {
      by: 'date',
      spans: [
        { from: '', to: before },
        { from: middle, to: '' },
      ],
    },
    { by: 'source', sources: [first, other] },
    { by: 'file', name: second?.name ?? null },
  ];
}

/** Tells whether a graph has two sides to compare in some way: two days, two sources; a second file can be had always. */
export function canCompare(model: GraphModel, by: Comparing['by']): boolean {
  if (by === 'date') return daysIn(model).length > 1;
  return by === 'file' || sourcesIn(model).length > 1;
}

/** Returns what is compared where the user has not chosen yet: files where there are two, else days, sources, files. */
export function comparingAtFirst(model: GraphModel, second: Second | null): Comparing {
  const [date, source, file] = comparings(model, second) as [Comparing, Comparing, Comparing];
  if (second !== null) return file;
  return [date, source].find(({ by }) => canCompare(model, by)) ?? file;
}

const knownFound = new WeakMap<View, { key: string; second: Second | null; found: Found }>();

/** Returns what sets the two sides of what is shown apart; the panel, the legend and the picture ask for the same. */
export function comparisonOf(
  model: GraphModel,
  view: View,
  comparing: Comparing,
  second: Second | null,
): Found {
  const key = JSON.stringify(comparing);
  const before = knownFound.get(view);
  if (before !== undefined && before.key === key && before.second === second) return before.found;
  const found = foundIn(model, view, comparing, second);
  knownFound.set(view, { key, second, found });
  return found;
}

function foundIn(model: GraphModel, view: View, comparing: Comparing, second: Second | null): Found {
  const sides = sidesOf(model, comparing, second);
  const parts: [ComparedEdge[], ComparedEdge[]] = [[], []];
  let outside = 0;
  for (const relation of view.relations.values()) {
    const { key, source, target, family } = relation;
    const weights = [0, 0];
    for (const evidence of relation.evidence) {
      const on = sides.map((belongs) => belongs(evidence, relation));
      if (on[0]) weights[0]! += 1;
      if (on[1]) weights[1]! += 1;
      if (!on[0] && !on[1]) outside += 1;
    }
    for (const [side, weight] of weights.entries()) {
      if (weight > 0) parts[side]!.push({ key, source, target, attributes: { family, weight } });
    }
  }
  return { ...compare(...parts), outside };
}

/** Returns what the picture marks, null while nothing is compared. */
export function marksOf({ model, view, tab, comparing, second }: State): Marks | null {
  if (model === null || view === null || tab !== 'compare') return null;
  const how = comparing ?? comparingAtFirst(model, second);
  if (how.by === 'file' && second === null) return null;
  const found = comparisonOf(model, view, how, second);
  const pairs = new Set(found.changed.map(({ actors }) => JSON.stringify(actors)));
  const changed = [...view.relations.values()].filter(({ source, target }) =>
    pairs.has(JSON.stringify([source, target].sort())),
  );
  return {
    appeared: new Set(found.appeared),
    vanished: new Set(found.vanished),
    changed: new Set(changed.filter(({ family }) => family !== 'affiliation').map(({ key }) => key)),
    actors: { appeared: new Set(found.actors.appeared), vanished: new Set(found.actors.vanished) },
  };
}

/** True where what a comparison marks may have changed. */
export function comparesAnew(state: State, previous: State): boolean {
  const { view, tab, comparing, second } = previous;
  return state.view !== view || state.tab !== tab || state.comparing !== comparing || state.second !== second;
}

type Side = (evidence: Evidence, relation: Pick<RelationEdge, 'key'>) => boolean;

function sidesOf(model: GraphModel, comparing: Comparing, second: Second | null): [Side, Side] {
  switch (comparing.by) {
    case 'date': {
      const during =
        (span: Days): Side =>
        ({ date }) =>
          date !== null && isWithin(span, date);
      return [during(comparing.spans[0]), during(comparing.spans[1])];
    }
    case 'source': {
      const of =
        (source: string): Side =>
        ({ article }) =>
          (model.articles.get(article)?.source ?? NO_SOURCE) === source;
      return [of(comparing.sources[0]), of(comparing.sources[1])];
    }
    case 'file':
      return [
        (evidence, { key }) => second?.before.has(placeOf(key, evidence)) === true,
        (evidence, { key }) => second?.after.has(placeOf(key, evidence)) === true,
      ];
  }
}

/** Returns the names of all that a graph states, each with the place where it does. */
export function placesIn({ edges }: KnowledgeGraph): Set<string> {
  return new Set(
    edges.flatMap(({ key, attributes }) => attributes.evidence.map((evidence) => placeOf(key, evidence))),
  );
}

function placeOf(key: string, { article, trigger, sourceSpan, targetSpan }: Evidence): string {
  return JSON.stringify([key, article, trigger.start, sourceSpan.start, targetSpan.start]);
}
