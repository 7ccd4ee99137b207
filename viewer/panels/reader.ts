import type { Span } from '../../src/types/article.ts';
import type { GraphArticle } from '../../src/types/graph.ts';
import { dateName } from '../appearance/wording.ts';
import type { Actions } from '../state/actions.ts';
import { type Mark, paragraphs } from '../state/marks.ts';
import { evidenceIn, type GraphModel } from '../state/model.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import { h, render } from './dom.ts';
import { evidenceMarks, markedText, type MarkKind } from './evidence.ts';
import { iconButton } from './parts.ts';

/** Keeps the article that is open, with the marks of what is selected, scrolled to the place asked for. */
export function mountReader(container: HTMLElement, store: Store<State>, actions: Actions): void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  store.subscribe((state, previous) => {
    const { reading, model, selection } = state;
    if (reading === previous.reading && model === previous.model && selection === previous.selection) return;
    const article = reading === null ? undefined : model?.articles.get(reading.article);
    container.hidden = article === undefined;
    document.body.classList.toggle('reading', article !== undefined);
    if (model === null || reading === null || article === undefined) return render(container);
    const scroll = container.scrollTop;
    render(container, page(state, model, article, actions));
    if (reading === previous.reading) container.scrollTop = scroll;
    else show(container, reading.focus !== null, calm.matches);
  });
}

/** Scrolls to the sentence asked for, or to the top. */
function show(container: HTMLElement, hasFocus: boolean, calm: boolean): void {
  const place = hasFocus ? container.querySelector('.mark-sentence') : null;
  if (place === null) container.scrollTop = 0;
  else place.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  container.querySelector<HTMLElement>('[data-heading]')?.focus({ preventScroll: true });
}

function page(state: State, model: GraphModel, article: GraphArticle, actions: Actions): HTMLElement {
  const { text, title, source, date } = article;
  const facts = [source, date === null ? null : dateName(date)].filter((fact) => fact !== null).join(' · ');
  const marks = marksOf(state, model, article);
  // The text begins with its own title where the article has one; it need not be shown twice.
  const blocks = paragraphs(text).filter((block) => text.slice(block.start, block.end) !== title);
  return h(
    'article',
    { class: `page family-${familyOf(state)}`, 'aria-label': `Article: ${title ?? article.id}` },
    iconButton('Close the article', 'close', () => actions.closeArticle()),
    h(
      'header',
      {},
      h('h2', { tabindex: -1, 'data-heading': true }, title ?? article.id),
      facts === '' ? null : h('p', { class: 'page-facts' }, facts),
      link(article.url),
    ),
    h(
      'div',
      { class: 'page-text' },
      blocks.map((block) => h('p', {}, markedText(text, block, marks))),
    ),
  );
}

/** The family of the selected relation, which colours its trigger. */
function familyOf({ selection, model }: State): string {
  const relation = selection?.type === 'relation' ? model?.relations.get(selection.key) : undefined;
  return relation?.family ?? 'none';
}

/** Returns a link to the article's address where that is one for a browser; anything else stays text. */
function link(url: string | null): HTMLElement | null {
  if (url === null) return null;
  if (!/^https?:\/\//i.test(url)) return h('p', { class: 'page-facts' }, url);
  return h(
    'a',
    { class: 'page-link', href: url, target: '_blank', rel: 'noopener noreferrer' },
    'Open the original',
  );
}

/** The sentence asked for, and the words that the selected actor or relation rests on. */
function marksOf(state: State, model: GraphModel, article: GraphArticle): Mark<MarkKind>[] {
  const { reading, selection } = state;
  const focus: Span[] = reading?.focus == null ? [] : [reading.focus];
  const marks: Mark<MarkKind>[] = focus.map((span) => ({
    ...sentenceAbout(model, article, span),
    kind: 'sentence',
  }));
  if (selection?.type === 'relation') {
    for (const evidence of model.relations.get(selection.key)?.evidence ?? []) {
      if (evidence.article === article.id) marks.push(...evidenceMarks(evidence));
    }
  } else if (selection?.type === 'actor') {
    for (const mention of model.actors.get(selection.key)?.mentions ?? []) {
      if (mention.article === article.id) marks.push({ ...mention, kind: 'mention' });
    }
  }
  return marks;
}

/** Returns the sentence of some evidence that the span lies in, or else the span itself. */
function sentenceAbout(model: GraphModel, article: GraphArticle, span: Span): Span {
  const inside = evidenceIn(model, article.id).find(
    ({ evidence }) => evidence.start <= span.start && evidence.end >= span.end,
  );
  return inside === undefined ? span : { start: inside.evidence.start, end: inside.evidence.end };
}
