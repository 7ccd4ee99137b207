import type { Span } from '../../src/types/article.ts';
import type { Evidence } from '../../src/types/graph.ts';
import { dateName, STATUSES } from '../appearance/wording.ts';
import type { Actions } from '../state/actions.ts';
import { type Mark, segment, type Segment } from '../state/marks.ts';
import { type GraphModel, labelOf, type RelationEdge } from '../state/model.ts';
import { h } from './dom.ts';

/** What a stretch of an article can be; each has its style. */
export type MarkKind = 'source' | 'target' | 'trigger' | 'mention' | 'sentence';

/** Returns the marks of one piece of evidence: who acts, what is done, to whom. */
export function evidenceMarks(evidence: Evidence): Mark<MarkKind>[] {
  return [
    { ...evidence.sourceSpan, kind: 'source' },
    { ...evidence.targetSpan, kind: 'target' },
    { ...evidence.trigger, kind: 'trigger' },
  ];
}

/** Returns a span of text with its marks as `<mark>` elements; the text itself is only ever text. */
export function markedText(
  text: string,
  span: Span,
  marks: readonly Mark<MarkKind>[],
): (HTMLElement | string)[] {
  return segment(text, span, marks).map(renderSegment);
}

function renderSegment({ text, kinds }: Segment<MarkKind>): HTMLElement | string {
  const inner = kinds.filter((kind) => kind !== 'sentence');
  if (kinds.length === 0) return text;
  const tag = inner.length === 0 ? 'span' : 'mark';
  const title = inner.map((kind) => MARK_NAMES[kind]).join(', ');
  return h(tag, { class: kinds.map((kind) => `mark-${kind}`).join(' '), title: title || null }, text);
}

const MARK_NAMES: Readonly<Record<MarkKind, string>> = {
  source: 'who acts',
  target: 'whom it concerns',
  trigger: 'what is said to be done',
  mention: 'the actor',
  sentence: 'the sentence',
};

/** Returns a card for one piece of evidence: the sentence with its marks, who says it, and the way to its place. */
export function evidenceCard(
  model: GraphModel,
  relation: RelationEdge,
  evidence: Evidence,
  actions: Actions,
): HTMLElement {
  const article = model.articles.get(evidence.article);
  const status = STATUSES.get(evidence.status);
  const speaker = evidence.attributedTo === null ? null : labelOf(model, evidence.attributedTo);
  const sentence =
    article === undefined
      ? ['The article of this sentence is not in the file.']
      : markedText(article.text, evidence, evidenceMarks(evidence));
  const open = (): void => actions.read(evidence.article, { start: evidence.start, end: evidence.end });
  return h(
    'li',
    { class: `evidence family-${relation.family}` },
    h('blockquote', { class: 'sentence' }, sentence),
    h(
      'p',
      { class: 'evidence-facts' },
      h('span', { class: 'tag', title: status?.hint ?? null }, status?.name.toLowerCase() ?? evidence.status),
      h('span', {}, speaker === null ? 'the article says so' : `said by ${speaker}`),
      h('span', {}, `${Math.round(evidence.confidence * 100)} % sure`),
    ),
    h(
      'button',
      {
        class: 'source-link',
        type: 'button',
        disabled: article === undefined,
        'data-focus': `evidence ${evidence.article} ${evidence.start} ${evidence.trigger.start}`,
        onclick: open,
      },
      h('span', { class: 'source-title' }, article?.title ?? evidence.article),
      evidence.date === null ? null : h('span', { class: 'source-date' }, dateName(evidence.date)),
      h('span', { class: 'source-open' }, 'Read in the article'),
    ),
  );
}
