import { articles } from './articles.ts';
import { confidence } from './confidence.ts';
import { dates } from './dates.ts';
import { degree } from './degree.ts';
import { events } from './events.ts';
import { type Facet, type Filters, valueOf } from './facet.ts';
import { families } from './families.ts';
import { kinds } from './kinds.ts';
import { named } from './named.ts';
import { speaker } from './speaker.ts';
import { statuses } from './statuses.ts';
import { weight } from './weight.ts';

/** All facets, in the order of the rail. A new one is a new file and a line here. */
export const FACETS: readonly Facet<unknown>[] = [
  families,
  events,
  kinds,
  named,
  statuses,
  speaker,
  confidence,
  weight,
  degree,
  articles,
  dates,
];

/** Returns the facets that are not at rest. */
export function activeFacets(filters: Filters): Facet<unknown>[] {
  return FACETS.filter((facet) => facet.encode(valueOf(facet, filters)) !== null);
}
