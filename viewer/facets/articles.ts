import { choiceFacet } from './choice.ts';
import type { ChoiceFacet } from './facet.ts';

/** Of which articles the evidence is shown. */
export const articles: ChoiceFacet = choiceFacet('ar', 'Articles', 'evidence', ({ article }) => article);
