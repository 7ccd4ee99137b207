import { compare, type ComparedEdge, type Comparison } from '../../src/graph/compare.ts';
import type { Evidence, KnowledgeGraph } from '../../src/types/graph.ts';
import type { GraphModel, RelationEdge } from './model.ts';
import type { State } from './state.ts';
import type { View } from './view.ts';

/** What is compared: what stands before a day and from it on, one source and another, or the two graph files. */
export type Comparing =
  | { readonly by: 'date'; readonly day: string }
  | { readonly by: 'source'; readonly sources: readonly [string, string] }
  | { readonly by: 'file' };

/** A second graph file that is joined with the open one, to compare them. */
export interface Second {
  readonly name: string;
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
}

export const NO_SOURCE = 'no source';

/** Returns the sources of a graph's articles, sorted. */
export function sourcesIn(model: GraphModel): string[] {
  return [...new Set([...model.articles.values()].map(({ source }) => source ?? NO_SOURCE))].sort();
}

/** Returns the days of a graph's evidence, sorted. */
export function daysIn(model: GraphModel): string[] {
  const days = [...model.relations.values()].flatMap(({ evidence }) =>
    evidence.flatMap(({ date }) => date ?? []),
  );
  return [...new Set(days)].sort();
}

/** Returns what is compared where the user has not chosen yet: files, else days, else sources. */
export function comparingAtFirst(model: GraphModel, second: Second | null): Comparing {
  if (second !== null) return { by: 'file' };
  const [days, sources] = [daysIn(model), sourcesIn(model)];
  if (days.length > 1 || sources.length < 2)
    return { by: 'date', day: days[Math.floor(days.length / 2)] ?? '' };
  return { by: 'source', sources: [sources[0] ?? '', sources[1] ?? ''] };
}

/** Returns what sets the two sides of what is shown apart. */
export function comparisonOf(
  model: GraphModel,
  view: View,
  comparing: Comparing,
  second: Second | null,
): Comparison {
  const [before, after] = sidesOf(model, comparing, second);
  const part = (belongs: Side): ComparedEdge[] =>
    [...view.relations.values()].flatMap((relation) => {
      const weight = relation.evidence.filter((evidence) => belongs(evidence, relation)).length;
      if (weight === 0) return [];
      const { key, source, target, family } = relation;
      return [{ key, source, target, attributes: { family, weight } }];
    });
  return compare(part(before), part(after));
}

/** Returns what the picture marks, null while nothing is compared. */
export function marksOf({ model, view, tab, comparing, second }: State): Marks | null {
  if (model === null || view === null || tab !== 'compare') return null;
  const found = comparisonOf(model, view, comparing ?? comparingAtFirst(model, second), second);
  const pairs = new Set(found.changed.map(({ actors }) => JSON.stringify(actors)));
  const changed = [...view.relations.values()].filter(({ source, target }) =>
    pairs.has(JSON.stringify([source, target].sort())),
  );
  return {
    appeared: new Set(found.appeared),
    vanished: new Set(found.vanished),
    changed: new Set(changed.filter(({ family }) => family !== 'affiliation').map(({ key }) => key)),
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
      const { day } = comparing;
      return [({ date }) => date !== null && date < day, ({ date }) => date !== null && date >= day];
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
