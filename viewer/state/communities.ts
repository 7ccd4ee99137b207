import { communitiesOf } from '../../src/graph/communities.ts';
import { asEdge } from './model.ts';
import type { State } from './state.ts';
import type { View } from './view.ts';

const known = new WeakMap<View, readonly (readonly string[])[]>();

/** Returns the communities of what is shown, as keys of actors, the largest first; computed once for a view. */
export function communitiesIn(view: View): readonly (readonly string[])[] {
  const before = known.get(view);
  if (before !== undefined) return before;
  const found = communitiesOf([...view.relations.values()].map(asEdge));
  known.set(view, found);
  return found;
}

/** Returns the communities to outline in the picture; none unless they are asked for. */
export function groupsOf({ grouping, view }: State): readonly (readonly string[])[] {
  return grouping && view !== null ? communitiesIn(view) : [];
}
