import { counted, KINDS } from '../appearance/wording.ts';
import type { Actions } from '../state/actions.ts';
import type { ActorNode, GraphModel } from '../state/model.ts';
import type { ListTab } from '../state/state.ts';
import type { View } from '../state/view.ts';
import { dateName } from '../appearance/wording.ts';
import { h } from './dom.ts';
import { kindShape } from './icons.ts';
import { relationRow } from './parts.ts';

/** Lists longer than this are cut, and say so. */
const LONGEST = 500;

/** Returns the panel shown while nothing is selected: the articles, and lists of all that the stage draws. */
export function explorePanel(model: GraphModel, view: View, tab: ListTab, actions: Actions): HTMLElement {
  return h(
    'section',
    { class: 'explore', 'aria-label': 'Actors and relations' },
    articles(model, actions),
    tabs(view, tab, actions),
    tab === 'actors' ? actorList(model, view, actions) : relationList(model, view, actions),
  );
}

function articles(model: GraphModel, actions: Actions): HTMLElement {
  const list = [...model.articles.values()];
  const rows = list.map((article) => {
    const facts = [article.source, article.date === null ? null : dateName(article.date)]
      .filter(Boolean)
      .join(' · ');
    const properties = {
      class: 'row article-row',
      type: 'button',
      'data-focus': `article ${article.id}`,
      onclick: () => actions.read(article.id),
    };
    return h(
      'li',
      {},
      h(
        'button',
        properties,
        h('span', { class: 'row-title' }, article.title ?? article.id),
        h('span', { class: 'row-detail' }, facts),
      ),
    );
  });
  const rowList = h('ul', { class: 'rows' }, rows.slice(0, LONGEST));
  if (list.length <= 3)
    return h('div', { class: 'articles' }, h('h3', {}, list.length === 1 ? 'Article' : 'Articles'), rowList);
  return h('details', { class: 'articles more' }, h('summary', {}, counted(list.length, 'article')), rowList);
}

function tabs(view: View, current: ListTab, actions: Actions): HTMLElement {
  const tab = (name: ListTab, label: string, count: number): HTMLElement => {
    const properties = {
      role: 'tab',
      type: 'button',
      id: `tab-${name}`,
      'aria-selected': String(name === current),
      'aria-controls': 'explore-list',
      tabindex: name === current ? 0 : -1,
      'data-focus': `tab ${name === current ? 'current' : 'other'}`,
      onclick: () => actions.showTab(name),
    };
    return h('button', properties, label, h('span', { class: 'count' }, count.toLocaleString('en')));
  };
  const switchTab = (event: Event): void => {
    if (!(event instanceof KeyboardEvent) || !['ArrowLeft', 'ArrowRight'].includes(event.key)) return;
    event.stopPropagation();
    actions.showTab(current === 'actors' ? 'relations' : 'actors');
  };
  return h(
    'div',
    { class: 'tabs', role: 'tablist', 'aria-label': 'Lists', onkeydown: switchTab },
    tab('actors', 'Actors', view.actors.size),
    tab('relations', 'Relations', view.relations.size),
  );
}

function actorList(model: GraphModel, view: View, actions: Actions): HTMLElement {
  const actors = [...model.actors.values()].filter((actor) => view.actors.has(actor.key));
  const rows = actors.slice(0, LONGEST).map((actor) => h('li', {}, actorRow(actor, view, actions)));
  return list('actors', rows, actors.length, 'actor');
}

function actorRow(actor: ActorNode, view: View, actions: Actions): HTMLElement {
  const relations = actor.relations.filter((key) => view.relations.has(key)).length;
  const item = { type: 'actor', key: actor.key } as const;
  const properties = {
    class: 'row actor-row',
    type: 'button',
    'data-focus': `actor ${actor.key}`,
    'data-actor': actor.key,
    'aria-label': `${actor.label}, ${KINDS.get(actor.kind)?.name.toLowerCase() ?? ''}, ${counted(relations, 'relation')}`,
    onclick: () => actions.select(item),
    onmouseenter: () => actions.hover(item),
    onmouseleave: () => actions.hover(null),
  };
  const role = actor.roles[0]?.title ?? null;
  return h(
    'button',
    properties,
    kindShape(actor.kind),
    h('span', { class: 'row-title' }, actor.label),
    role === null ? null : h('span', { class: 'row-detail' }, role),
    h('span', { class: 'row-number', title: counted(relations, 'relation') }, String(relations)),
  );
}

function relationList(model: GraphModel, view: View, actions: Actions): HTMLElement {
  const relations = [...model.relations.values()].filter((relation) => view.relations.has(relation.key));
  const rows = relations
    .slice(0, LONGEST)
    .map((relation) => h('li', {}, relationRow(model, relation, actions)));
  return list('relations', rows, relations.length, 'relation');
}

function list(tab: ListTab, rows: HTMLElement[], total: number, noun: string): HTMLElement {
  const cut = total - rows.length;
  return h(
    'div',
    { id: 'explore-list', role: 'tabpanel', 'aria-labelledby': `tab-${tab}` },
    h('ul', { class: 'rows' }, rows),
    total === 0 ? h('p', { class: 'note' }, `No ${noun} passes the filters.`) : null,
    cut > 0 ? h('p', { class: 'note' }, `${counted(cut, noun)} more: search or filter to see them.`) : null,
  );
}
