import type { CountedEdge } from '../../src/graph/centrality.ts';
import { NO_FILTERS } from '../facets/facet.ts';
import { columnsOf } from './columns.ts';
import type { GraphModel } from './model.ts';
import type { State } from './state.ts';
import { createView } from './view.ts';

export interface Communities {
  /** Keys of actors, the largest community first. */
  readonly groups: readonly (readonly string[])[];
  /** The number of each actor's community. */
  readonly numberOf: ReadonlyMap<string, number>;
}

/** The relations of a graph by number, which are copied to a worker at once. */
export interface NumberedEdges {
  readonly keys: readonly string[];
  /** Numbers of the actors at the ends of each. */
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly weight: Float64Array;
}

/**
 * Returns what the communities of a graph follow from.
 *
 * They are those of the whole graph, as it is without filters: a filter hides actors and changes no colour.
 */
export function numberedEdges(model: GraphModel): NumberedEdges {
  const numbers = new Map(columnsOf(model).actors.map(({ key }, number) => [key, number]));
  const relations = [...createView(model, NO_FILTERS).relations.values()];
  return {
    keys: [...numbers.keys()],
    source: Int32Array.from(relations, ({ source }) => numbers.get(source) ?? -1),
    target: Int32Array.from(relations, ({ target }) => numbers.get(target) ?? -1),
    weight: Float64Array.from(relations, ({ weight }) => weight),
  };
}

/** Returns numbered edges with the keys of their ends. */
export function* keyedEdges({ keys, source, target, weight }: NumberedEdges): Generator<CountedEdge> {
  for (let number = 0; number < weight.length; number++) {
    yield {
      source: keys[source[number]!]!,
      target: keys[target[number]!]!,
      undirected: true,
      attributes: { weight: weight[number]! },
    };
  }
}

/** Returns communities with the number of each actor's. */
export function numbered(groups: Communities['groups']): Communities {
  return { groups, numberOf: new Map(groups.flatMap((keys, number) => keys.map((key) => [key, number]))) };
}

const NONE: Communities['groups'] = [];

/** True where communities are to be seen, in the picture or in the rail. */
export function wantsCommunities({ grouping, colouring }: Pick<State, 'grouping' | 'colouring'>): boolean {
  return grouping || colouring === 'community';
}

/** Returns the communities to outline in the picture; none unless they are asked for. */
export function groupsOf({ grouping, communities }: State): Communities['groups'] {
  return grouping ? (communities?.groups ?? NONE) : NONE;
}

/** Returns the number of each actor's community where that is what colours mean, else null. */
export function colouringOf({ colouring, communities }: State): Communities['numberOf'] | null {
  return colouring === 'community' ? (communities?.numberOf ?? null) : null;
}
