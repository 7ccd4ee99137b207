import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Span } from '../../src/types/article.ts';
import type { GraphArticle } from '../../src/types/graph.ts';
import { dateName } from '../appearance/wording.ts';
import { type Mark, type Paragraph, paragraphs } from '../state/marks.ts';
import { articleName, type GraphModel, shorten } from '../state/model.ts';
import { type Passages, sentencesOf } from '../state/passages.ts';
import type { State } from '../state/state.ts';
import { evidenceMarks, type MarkKind } from './evidence.tsx';
import { IconButton } from './icons.tsx';
import { useActions, useSelected, useStore } from './page.tsx';
import { Statement, useTextSelection } from './statement.tsx';
import { Windowed } from './windowed.tsx';

/** The article that is open, with all its sentences that state something, at the place asked for. */
export function Reader(): JSX.Element {
  const model = useSelected('model');
  const reading = useSelected('reading');
  const article = reading === null ? undefined : model?.articles.get(reading.article);
  useLayoutEffect(() => void document.body.classList.toggle('reading', article !== undefined), [article]);
  useOpenerFocus(article !== undefined);
  return (
    <aside id="reader" class="reader" aria-label="Article" hidden={article === undefined} data-scroll>
      {model !== null && article !== undefined && (
        <ArticlePage key={article.id} model={model} article={article} />
      )}
    </aside>
  );
}

function ArticlePage({ model, article }: { model: GraphModel; article: GraphArticle }): JSX.Element {
  const actions = useActions();
  const page = useRef<HTMLElement>(null);
  const reading = useSelected('reading');
  const selection = useSelected('selection');
  const blocks = useMemo(() => paragraphs(article.text), [article]);
  const sentences = useMemo(() => sentencesOf(model, article.id), [model, article]);
  const marks = useMemo(
    () => marksOf(model, article, selection, reading?.focus ?? null),
    [model, article, selection, reading],
  );
  const focus = reading?.focus ?? null;
  const heading = blocks.find((block) => isTitle(article, block));
  const rest = useMemo(() => blocks.filter((block) => block !== heading), [blocks, heading]);
  const walk = useWalk(page, article, sentences, focus);
  const onMouseUp = useTextSelection(article);
  const facts = [article.source, article.date === null ? null : dateName(article.date)].filter(
    (fact) => fact !== null,
  );
  const block = (span: Paragraph | Span): JSX.Element => (
    <Statement
      model={model}
      article={article}
      span={span}
      sentences={sentences}
      marks={marks}
      focus={focus}
    />
  );
  return (
    <article
      class={`page family-${familyOf(model, selection)}`}
      aria-label={`Article: ${shorten(articleName(article))}`}
      ref={page}
      onKeyDown={walk}
      onMouseUp={onMouseUp}
    >
      <IconButton label="Close the article" name="close" onClick={() => actions.closeArticle()} />
      <header>
        <h2 tabIndex={-1} data-heading data-block={heading?.start}>
          {heading === undefined ? shorten(article.title ?? 'Without a title', 400) : block(heading)}
        </h2>
        {facts.length > 0 && <p class="page-facts">{shorten(facts.join(' · '))}</p>}
        <Original url={article.url} />
      </header>
      <Windowed
        items={rest}
        keyOf={({ start }) => String(start)}
        estimate={120}
        class="page-text"
        reveal={focus === null ? null : indexAt(rest, focus)}
      >
        {(paragraph) => (
          <p class={paragraph.continued ? 'continued' : undefined} data-block={paragraph.start}>
            {block(paragraph)}
          </p>
        )}
      </Windowed>
    </article>
  );
}

function isTitle({ title, text }: GraphArticle, { start, end }: Span): boolean {
  return title !== null && end - start === title.length && text.startsWith(title, start);
}

function indexAt(blocks: readonly Span[], { start }: Span): number | null {
  const index = blocks.findIndex((block) => block.start <= start && start < block.end);
  return index === -1 ? null : index;
}

/** The family of the selected relation, which colours its trigger. */
function familyOf(model: GraphModel, selection: State['selection']): string {
  return (selection?.type === 'relation' ? model.relations.get(selection.key)?.family : undefined) ?? 'none';
}

/** A link to the article's address where that is one for a browser; anything else stays text. */
function Original({ url }: { url: string | null }): JSX.Element | null {
  if (url === null) return null;
  if (!/^https?:\/\//i.test(url)) return <p class="page-facts">{shorten(url)}</p>;
  return (
    <a class="page-link" href={url} target="_blank" rel="noopener noreferrer">
      Open the original
    </a>
  );
}

/** The words that the selection rests on, and the place asked for. */
function marksOf(
  model: GraphModel,
  { id }: GraphArticle,
  selection: State['selection'],
  focus: Span | null,
): Mark<MarkKind>[] {
  if (selection?.type === 'actor') {
    const mentions = model.actors.get(selection.key)?.mentions ?? [];
    return mentions
      .filter(({ article }) => article === id)
      .map((mention) => ({ ...mention, kind: 'mention' }));
  }
  const evidence = selection?.type === 'relation' ? (model.relations.get(selection.key)?.evidence ?? []) : [];
  const marks = evidence.filter(({ article }) => article === id).flatMap(evidenceMarks);
  return selection === null && focus !== null ? [...marks, { ...focus, kind: 'mention' }] : marks;
}

/** Scrolls to the place asked for, and walks from sentence to sentence by `n` and `p`. */
function useWalk(
  page: { readonly current: HTMLElement | null },
  article: GraphArticle,
  sentences: readonly Passages[],
  focus: Span | null,
): (event: KeyboardEvent) => void {
  const actions = useActions();
  const reading = useSelected('reading');
  const walking = useRef(false);
  useLayoutEffect(() => {
    const toFocus = walking.current;
    walking.current = false;
    let frames = 10;
    // In a long article the place is drawn a frame or two after its neighbourhood has been scrolled to.
    const look = (): void => {
      const place = page.current?.querySelector<HTMLElement>('.is-focus, .mark-mention') ?? null;
      if (place === null && focus !== null && frames-- > 0) return void requestAnimationFrame(look);
      const frame = page.current?.closest<HTMLElement>('[data-scroll]');
      if (frame == null) return;
      if (place === null) frame.scrollTop = 0;
      else bringIn(frame, place);
      if (toFocus) place?.focus({ preventScroll: true });
    };
    // Once the page has made room for the article, which its own effects do after this one.
    queueMicrotask(look);
  }, [reading]);
  return (event) => {
    if (!['n', 'p'].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const at =
      focus === null
        ? -1
        : sentences.findIndex(({ start, end }) => start <= focus.start && focus.start < end);
    const next = sentences[event.key === 'n' ? at + 1 : Math.max(0, at - 1)];
    if (next === undefined) return;
    walking.current = true;
    actions.read(article.id, { start: next.start, end: next.end });
  };
}

/** Scrolls an element a third down its frame, unless it is well in view already. */
function bringIn(frame: HTMLElement, place: HTMLElement): void {
  const [outer, inner] = [frame.getBoundingClientRect(), place.getBoundingClientRect()];
  if (inner.top >= outer.top + 40 && inner.bottom <= outer.bottom - 20) return;
  frame.scrollTop += inner.top - outer.top - outer.height / 3;
}

/** Moves the focus to the heading of an article that opens, and back to where it was when it closes. */
function useOpenerFocus(isOpen: boolean): void {
  const store = useStore();
  const opener = useRef<Element | null>(null);
  const was = useRef(isOpen);
  useLayoutEffect(
    () =>
      store.subscribe((state, previous) => {
        if (previous.reading === null && state.reading !== null) opener.current = document.activeElement;
      }),
    [store],
  );
  useLayoutEffect(() => {
    if (was.current === isOpen) return;
    was.current = isOpen;
    if (isOpen) document.querySelector<HTMLElement>('#reader [data-heading]')?.focus({ preventScroll: true });
    else if (document.activeElement === document.body) {
      const back =
        opener.current instanceof HTMLElement && opener.current.isConnected ? opener.current : null;
      (back ?? document.querySelector<HTMLElement>('#panel'))?.focus({ preventScroll: true });
    }
  }, [isOpen]);
}
