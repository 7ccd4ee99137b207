import { choiceFacet } from './choice.ts';
import type { ChoiceFacet } from './facet.ts';

/** Which statuses of evidence are shown: facts, plans, denials … */
export const statuses: ChoiceFacet = choiceFacet('st', 'Status', 'evidence', ({ status }) => status);
