import { choiceFacet } from './choice.ts';
import type { ChoiceFacet } from './facet.ts';

/** Which kinds of actors are shown. */
export const kinds: ChoiceFacet = choiceFacet('ki', 'Kinds', 'actor', ({ kind }) => kind);
