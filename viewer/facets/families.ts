import { choiceFacet } from './choice.ts';
import type { ChoiceFacet } from './facet.ts';

/** Which families of relations are shown. */
export const families: ChoiceFacet = choiceFacet('fa', 'Families', 'relation', ({ family }) => family);
