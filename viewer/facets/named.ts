import type { ActorNode } from '../state/model.ts';
import { choiceFacet } from './choice.ts';
import type { ChoiceFacet } from './facet.ts';

/** Whether actors have a name of their own, or are called by common words alone ("fishermen"). */
export const named: ChoiceFacet = choiceFacet('na', 'Names', 'actor', (actor) =>
  isNamed(actor) ? 'named' : 'unnamed',
);

/** Older files do not tell; there states, bodies and persons are named, and groups whose name has a capital ("Houthis"). */
function isNamed({ named, kind, label, wikidata }: ActorNode): boolean {
  return named ?? (kind !== 'group' || wikidata !== null || /^\p{Lu}/u.test(label));
}
