import type { ActorKind } from '../../src/types/actor.ts';
import type { Family, Status } from '../../src/types/relation.ts';

/** What the user has switched off or asked for at least. */
export interface Filters {
  readonly hiddenFamilies: ReadonlySet<Family>;
  readonly hiddenKinds: ReadonlySet<ActorKind>;
  readonly hiddenStatuses: ReadonlySet<Status>;
  readonly minWeight: number;
  /** In [0, 1]. */
  readonly minConfidence: number;
}

/** Filters that let everything through. */
export const NO_FILTERS: Filters = {
  hiddenFamilies: new Set(),
  hiddenKinds: new Set(),
  hiddenStatuses: new Set(),
  minWeight: 1,
  minConfidence: 0,
};
