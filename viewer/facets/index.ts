import { confidence } from './confidence.ts';
import type { Facet } from './facet.ts';
import { families } from './families.ts';
import { kinds } from './kinds.ts';
import { statuses } from './statuses.ts';
import { weight } from './weight.ts';

/** All facets, in the order of the rail. A new one is a new file and a line here. */
export const FACETS: readonly Facet<unknown>[] = [families, kinds, statuses, confidence, weight];
