import { NO_FILTERS } from '../facets/facet.ts';
import type { GraphModel } from './model.ts';
import { numberedEdges, type NumberedEdges } from './numbered.ts';
import type { State } from './state.ts';
import { createView } from './view.ts';

export interface Communities {
  /** Keys of actors, the largest community first. */
  readonly groups: readonly (readonly string[])[];
  /** The number of each actor's community. */
  readonly numberOf: ReadonlyMap<string, number>;
}

/**
 * Returns what the communities of a graph follow from.
 *
 * They are those of the whole graph, as it is without filters: a filter hides actors and changes no colour.
 */
export function communityEdges(model: GraphModel): NumberedEdges {
  return numberedEdges(model, [...createView(model, NO_FILTERS).relations.values()]);
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
