import { choiceFacet } from './choice.ts';
import type { ChoiceFacet } from './facet.ts';

/** Which of PLOVER's events are shown; relations without one (affiliations, attitudes) are one choice, "none". */
export const events: ChoiceFacet = choiceFacet('ev', 'Events', 'relation', ({ event }) => event ?? 'none');
