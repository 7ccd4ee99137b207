import { communitiesOf } from '../../src/graph/communities.ts';
import { NO_FILTERS } from '../facets/facet.ts';
import { asEdge, type GraphModel } from './model.ts';
import type { State } from './state.ts';
import { createView } from './view.ts';

export interface Communities {
  /** Keys of actors, the largest community first. */
  readonly groups: readonly (readonly string[])[];
  /** The number of each actor's community. */
  readonly numberOf: ReadonlyMap<string, number>;
}

const known = new WeakMap<GraphModel, Communities>();

/**
 * Returns the communities of a graph, computed once for a model.
 *
 * They are those of the whole graph, as it is without filters: a filter hides actors and changes no colour.
 */
export function communitiesIn(model: GraphModel): Communities {
  const before = known.get(model);
  if (before !== undefined) return before;
  const groups = communitiesOf([...createView(model, NO_FILTERS).relations.values()].map(asEdge));
  const numberOf = new Map(groups.flatMap((keys, number) => keys.map((key) => [key, number] as const)));
  const found = { groups, numberOf };
  known.set(model, found);
  return found;
}

const NONE: Communities['groups'] = [];

/** Returns the communities to outline in the picture; none unless they are asked for. */
export function groupsOf({ grouping, model }: State): Communities['groups'] {
  return grouping && model !== null ? communitiesIn(model).groups : NONE;
}

/** Returns the number of each actor's community where that is what colours mean, else null. */
export function colouringOf({ colouring, model }: State): Communities['numberOf'] | null {
  return colouring === 'community' && model !== null ? communitiesIn(model).numberOf : null;
}
