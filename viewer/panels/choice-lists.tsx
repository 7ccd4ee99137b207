import type { EventType } from '../../src/types/relation.ts';
import { eventName, FAMILIES, KINDS, shortDate, STATUSES } from '../appearance/wording.ts';
import { grouped } from '../../src/types/grouped.ts';
import { articleName, type GraphModel, shorten } from '../state/model.ts';
import type { Choice } from './choices.tsx';
import { ArrowSample, FamilySign, KindShape, StatusLine } from './icons.tsx';

/** What each facet of choices offers, with the sign that the picture has for it. */

export const FAMILY_CHOICES: readonly Choice[] = [...FAMILIES].map(([id, { name, hint }]) => ({
  id,
  name,
  hint,
  sample: (
    <span class={`family-${id}`}>
      <FamilySign family={id} />
      <ArrowSample directed />
    </span>
  ),
}));

export const KIND_CHOICES: readonly Choice[] = [...KINDS].map(([id, { plural, hint }]) => ({
  id,
  name: plural,
  hint,
  sample: <KindShape kind={id} />,
}));

export const NAME_CHOICES: readonly Choice[] = [
  { id: 'named', name: 'Named', hint: 'Actors with a name of their own' },
  { id: 'unnamed', name: 'Unnamed', hint: 'Actors called by common words alone, such as "fishermen"' },
];

export const STATUS_CHOICES: readonly Choice[] = [...STATUSES].map(([id, { name, hint }]) => ({
  id,
  name,
  hint,
  sample: <StatusLine status={id} />,
}));

/** Returns the events that the graph has, by family. */
export function eventChoices(model: GraphModel): Choice[] {
  const order = [...FAMILIES.keys()];
  const byEvent = grouped([...model.relations.values()], ({ event }) => event ?? 'none');
  return [...byEvent]
    .map(([id, [first]]) => ({ id, family: first?.family ?? 'affiliation' }))
    .sort((a, b) => order.indexOf(a.family) - order.indexOf(b.family) || (a.id < b.id ? -1 : 1))
    .map(({ id, family }) => ({
      id,
      name: id === 'none' ? 'Without event' : eventName(id as EventType),
      sample: <FamilySign family={family} />,
    }));
}

/** Returns the articles, the newest first. */
export function articleChoices(model: GraphModel): Choice[] {
  return [...model.articles.values()]
    .toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1))
    .map((article) => ({
      id: article.id,
      name: shorten(articleName(article), 60),
      hint: `${shorten(articleName(article))}, ${article.date === null ? 'undated' : shortDate(article.date)}`,
    }));
}
