import type { Span } from '../../src/types/article.ts';
import { counted, dateName, FAMILIES, KINDS } from '../appearance/wording.ts';
import type { Actions } from '../state/actions.ts';
import { type ActorNode, type GraphModel, labelOf, type RelationEdge } from '../state/model.ts';
import type { View } from '../state/view.ts';
import { h } from './dom.ts';
import { kindShape } from './icons.ts';
import { markedText } from './evidence.ts';
import { ofName, panelHeader, relationRow } from './parts.ts';

/** Returns the panel of an actor: who it is, its relations by family, and where it is mentioned. */
export function actorPanel(model: GraphModel, view: View, actor: ActorNode, actions: Actions): HTMLElement {
  return h(
    'section',
    { class: 'details', 'aria-label': 'Actor', 'data-actor': actor.key },
    panelHeader(
      () => actions.select(null),
      h(
        'h2',
        { class: 'actor-label', tabindex: -1, 'data-heading': true },
        kindShape(actor.kind),
        h('span', {}, actor.label),
      ),
      roles(model, actor),
      facts(model, actor),
    ),
    relationsByFamily(model, view, actor, actions),
    mentions(model, actor, actions),
  );
}

function roles(model: GraphModel, actor: ActorNode): HTMLElement | string {
  if (actor.roles.length === 0) return '';
  const items = actor.roles.map((role) => h('li', {}, `${role.title}${ofName(model, role.of)}`));
  return h('ul', { class: 'roles', 'aria-label': 'Offices' }, items);
}

function facts(model: GraphModel, actor: ActorNode): HTMLElement {
  const fact = (term: string, value: string | null): HTMLElement[] =>
    value === null || value === '' ? [] : [h('dt', {}, term), h('dd', {}, value)];
  const otherNames = actor.aliases.filter((alias) => alias !== actor.label).join(' · ');
  const country =
    actor.country === null || actor.country === actor.key ? null : labelOf(model, actor.country);
  return h(
    'dl',
    { class: 'facts' },
    fact('Kind', KINDS.get(actor.kind)?.name ?? actor.kind),
    fact('Code', actor.code),
    fact('Country', country),
    fact('Sector', actor.sector),
    fact('Wikidata', actor.wikidata),
    fact('Also called', otherNames),
  );
}

function relationsByFamily(model: GraphModel, view: View, actor: ActorNode, actions: Actions): HTMLElement[] {
  const all = actor.relations.flatMap((key) => model.relations.get(key) ?? []);
  const shown = all.filter((relation) => view.relations.has(relation.key));
  const hidden = all.length - shown.length;
  const groups = [...FAMILIES].flatMap(([family, wording]) => {
    const relations: RelationEdge[] = shown.filter((relation) => relation.family === family);
    if (relations.length === 0) return [];
    return [
      h(
        'h4',
        { class: `family-heading family-${family}` },
        wording.name,
        h('span', { class: 'count' }, String(relations.length)),
      ),
      h(
        'ul',
        { class: 'rows' },
        relations.map((relation) => h('li', {}, relationRow(model, relation, actions))),
      ),
    ];
  });
  const note =
    hidden === 0 ? null : h('p', { class: 'note' }, `${counted(hidden, 'relation')} hidden by the filters`);
  const none =
    all.length === 0 ? h('p', { class: 'note' }, 'The graph has no relation of this actor.') : null;
  const title = h('h3', {}, 'Relations', h('span', { class: 'count' }, String(shown.length)));
  return [title, ...groups.flat(), ...(note === null ? [] : [note]), ...(none === null ? [] : [none])];
}

/** Characters shown before and after a mention. */
const CONTEXT = 60;
const FIRST_MENTIONS = 6;

function mentions(model: GraphModel, actor: ActorNode, actions: Actions): HTMLElement[] {
  if (actor.mentions.length === 0) return [];
  const rows = actor.mentions.map((mention) => {
    const article = model.articles.get(mention.article);
    if (article === undefined) return h('li', {}, `in ${mention.article}, which is not in the file`);
    const around = contextOf(article.text, mention);
    const date = article.date === null ? '' : `, ${dateName(article.date)}`;
    return h(
      'li',
      {},
      h(
        'button',
        {
          class: 'row mention',
          type: 'button',
          'data-focus': `mention ${mention.article} ${mention.start}`,
          title: `${article.title ?? article.id}${date}`,
          onclick: () => actions.read(article.id, mention),
        },
        around.isStart ? '' : '… ',
        markedText(article.text, around, [{ ...mention, kind: 'mention' }]),
        around.isEnd ? '' : ' …',
      ),
    );
  });
  const rest = rows.slice(FIRST_MENTIONS);
  return [
    h('h3', {}, 'Mentions', h('span', { class: 'count' }, String(rows.length))),
    h('ul', { class: 'rows' }, rows.slice(0, FIRST_MENTIONS)),
    ...(rest.length === 0
      ? []
      : [
          h(
            'details',
            { class: 'more' },
            h('summary', {}, `${rest.length} more`),
            h('ul', { class: 'rows' }, rest),
          ),
        ]),
  ];
}

/** Returns the words about a mention, cut at spaces and within its line, and whether they reach the line's ends. */
function contextOf(text: string, mention: Span): Span & { isStart: boolean; isEnd: boolean } {
  const line = text.lastIndexOf('\n', mention.start - 1) + 1;
  const lineEnd = text.indexOf('\n', mention.end);
  const stop = lineEnd === -1 ? text.length : lineEnd;
  const from = mention.start - CONTEXT <= line ? line : text.indexOf(' ', mention.start - CONTEXT) + 1;
  const to = mention.end + CONTEXT >= stop ? stop : text.lastIndexOf(' ', mention.end + CONTEXT);
  const [start, end] = [Math.min(from, mention.start), Math.max(to, mention.end)];
  return { start, end, isStart: start <= line, isEnd: end >= stop };
}
