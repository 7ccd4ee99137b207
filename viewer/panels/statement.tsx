import type { JSX } from 'preact';
import type { Span } from '../../src/types/article.ts';
import type { GraphArticle } from '../../src/types/graph.ts';
import { sentenceOf } from '../appearance/phrases.ts';
import { counted } from '../appearance/wording.ts';
import type { Mark } from '../state/marks.ts';
import { type GraphModel, shorten } from '../state/model.ts';
import { type Passages, shownOf } from '../state/passages.ts';
import type { Passage } from '../state/state.ts';
import { MarkedText, type MarkKind } from './evidence.tsx';
import { FamilySign } from './icons.tsx';
import { useActions, useSelected } from './page.tsx';

interface StatementProps {
  readonly model: GraphModel;
  readonly article: GraphArticle;
  readonly span: Span;
  readonly sentences: readonly Passages[];
  readonly marks: readonly Mark<MarkKind>[];
  readonly focus: Span | null;
}

/** A block of an article, its sentences that state something each to point at, to click, and to reach by keyboard. */
export function Statement(props: StatementProps): JSX.Element {
  const { article, span, sentences, marks } = props;
  const parts: JSX.Element[] = [];
  let at = span.start;
  const plain = (to: number): void => {
    if (to > at)
      parts.push(<MarkedText key={at} text={article.text} span={{ start: at, end: to }} marks={marks} />);
    at = Math.max(at, to);
  };
  for (const sentence of within(sentences, span)) {
    plain(Math.min(sentence.start, span.end));
    const end = Math.min(sentence.end, span.end);
    if (end > at)
      parts.push(<Sentence key={`s${at}`} {...props} sentence={sentence} span={{ start: at, end }} />);
    at = Math.max(at, end);
  }
  plain(span.end);
  return <>{parts}</>;
}

/** The sentences that touch a span, found by halving, as they are many in a long article. */
function within(sentences: readonly Passages[], span: Span): readonly Passages[] {
  let [low, high] = [0, sentences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.end ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while ((sentences[last]?.start ?? Infinity) < span.end) last++;
  return sentences.slice(low, last);
}

function Sentence(props: StatementProps & { readonly sentence: Passages }): JSX.Element {
  const { model, article, span, sentence, marks, focus } = props;
  const actions = useActions();
  const view = useSelected('view');
  const passage: Passage = { type: 'text', article: article.id, start: sentence.start, end: sentence.end };
  const shown = view === null ? [] : shownOf(view, sentence.stated);
  const families = [...new Set(shown.map(({ relation }) => relation.family))];
  const isFocus = focus !== null && sentence.start < focus.end && focus.start < sentence.end;
  const open = (): void => {
    if (document.getSelection()?.isCollapsed === false) return;
    const keys = new Set(shown.map(({ relation }) => relation.key));
    const [only] = keys;
    actions.read(article.id, { start: sentence.start, end: sentence.end });
    actions.select(keys.size === 1 && only !== undefined ? { type: 'relation', key: only } : passage);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    open();
  };
  const hint = shown.slice(0, 4).map(({ relation }) => sentenceOf(model, relation));
  return (
    <span
      class={`stated${isFocus ? ' is-focus' : ''}${shown.length === 0 ? ' is-hidden' : ''}`}
      role="button"
      tabIndex={0}
      data-sentence={sentence.start}
      title={
        shown.length === 0
          ? 'hidden by the filters'
          : shorten(`${counted(shown.length, 'relation')}: ${hint.join('; ')}`, 300)
      }
      onClick={open}
      onKeyDown={onKeyDown}
      onMouseEnter={() => actions.hover(passage)}
      onMouseLeave={() => actions.leave(passage)}
      onFocus={() => actions.hover(passage)}
      onBlur={() => actions.leave(passage)}
    >
      {families.length > 0 && (
        <span class="gutter" aria-hidden="true">
          {families.map((family) => (
            <FamilySign key={family} family={family} />
          ))}
        </span>
      )}
      <MarkedText text={article.text} span={span} marks={marks} />
    </span>
  );
}

/** Returns a listener that selects all that the words selected with the pointer state. */
export function useTextSelection(article: GraphArticle): () => void {
  const actions = useActions();
  return () => {
    const selected = document.getSelection();
    if (selected === null || selected.isCollapsed || selected.rangeCount === 0) return;
    const range = selected.getRangeAt(0);
    const start = offsetOf(range.startContainer, range.startOffset);
    const end = offsetOf(range.endContainer, range.endOffset);
    if (start !== null && end !== null && start < end)
      actions.select({ type: 'text', article: article.id, start, end });
  };
}

/** The offset in the article of a place in the page, null outside of its text. */
function offsetOf(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const block = element?.closest<HTMLElement>('[data-block]');
  const start = block?.dataset['block'];
  if (block == null || start === undefined) return null;
  const range = document.createRange();
  range.setStart(block, 0);
  range.setEnd(node, offset);
  return Number(start) + range.toString().length;
}
