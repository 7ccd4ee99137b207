import type { Actions } from '../state/actions.ts';
import { endsOf, type GraphModel, labelOf, type RelationEdge } from '../state/model.ts';
import { FAMILIES, STATUSES } from '../appearance/wording.ts';
import { h } from './dom.ts';
import { icon, type IconName, kindShape } from './icons.ts';

/** Returns a button that shows an icon; `name` is read aloud and shown as its tooltip. */
export function iconButton(name: string, image: IconName, onClick: () => void): HTMLButtonElement {
  const properties = {
    class: 'icon-button',
    type: 'button',
    'aria-label': name,
    title: name,
    onclick: onClick,
  };
  return h('button', properties, icon(image));
}

/** Returns an actor's name with its shape, as a button that selects it. */
export function actorButton(model: GraphModel, key: string, actions: Actions): HTMLElement {
  const actor = model.actors.get(key);
  if (actor === undefined) return h('span', {}, key);
  const select = (): void => actions.select({ type: 'actor', key });
  const properties = { class: 'chip', type: 'button', 'data-focus': `chip ${key}`, onclick: select };
  return h('button', properties, kindShape(actor.kind), h('span', {}, actor.label));
}

/** Returns a relation as a button for lists: its ends, wording, and how sure and how often it is said. */
export function relationRow(model: GraphModel, relation: RelationEdge, actions: Actions): HTMLElement {
  const { key, family, status, weight } = relation;
  const ends = endsOf(model, relation);
  const familyName = FAMILIES.get(family)?.name ?? family;
  const statusName = STATUSES.get(status)?.name ?? status;
  const properties = {
    class: `row relation family-${family}`,
    type: 'button',
    'data-focus': `relation ${key}`,
    'data-relation': key,
    'aria-label': `${ends}: ${relation.label}. ${familyName}, ${statusName.toLowerCase()}.`,
    onclick: () => actions.select({ type: 'relation', key }),
    onmouseenter: () => actions.hover({ type: 'relation', key }),
    onmouseleave: () => actions.hover(null),
  };
  return h(
    'button',
    properties,
    h('span', { class: 'row-title' }, ends),
    h('span', { class: 'row-detail' }, relation.label),
    h(
      'span',
      { class: 'row-tags' },
      status === 'actual' ? null : h('span', { class: 'tag' }, statusName.toLowerCase()),
      weight > 1 ? h('span', { class: 'tag', title: `${weight} pieces of evidence` }, `×${weight}`) : null,
    ),
  );
}

/** Returns a coloured badge with the family's name. */
export function familyBadge(relation: RelationEdge): HTMLElement {
  const wording = FAMILIES.get(relation.family);
  const properties = { class: `badge family-${relation.family}`, title: wording?.hint ?? null };
  return h('span', properties, wording?.name ?? relation.family);
}

/** Returns the heading of a panel: a way back, and room for what it is about. */
export function panelHeader(back: () => void, ...children: (Node | string)[]): HTMLElement {
  const button = h(
    'button',
    { class: 'back', type: 'button', 'data-focus': 'back', onclick: back },
    icon('back'),
    'All actors and relations',
  );
  return h('header', { class: 'panel-header' }, button, ...children);
}

/** Returns "of Japan" for an office of a known body, nothing otherwise. */
export function ofName(model: GraphModel, key: string | null): string {
  return key === null ? '' : `, ${labelOf(model, key)}`;
}
