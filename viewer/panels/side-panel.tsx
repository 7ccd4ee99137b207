import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { State } from '../state/state.ts';
import { ActorPanel } from './actor-panel.tsx';
import { ExplorePanel } from './explore-panel.tsx';
import { useSelected, useStore } from './page.tsx';
import { PairPanel, PathPanel } from './pair-panel.tsx';
import { PassagePanel } from './passage-panel.tsx';
import { RelationPanel } from './relation-panel.tsx';
import { SheetHead } from './sheet.tsx';
import { walkCards } from './walk.ts';

/** The side panel: the selection, or the lists while there is none. */
export function SidePanel(): JSX.Element {
  const panel = useRef<HTMLElement>(null);
  const selection = useSelected('selection');
  usePlace(panel, selection);
  return (
    <aside
      id="panel"
      class="panel"
      aria-label="Details"
      tabIndex={-1}
      data-scroll
      ref={panel}
      onKeyDown={(event) => panel.current !== null && walkCards(panel.current, event)}
    >
      <SheetHead />
      <Content />
    </aside>
  );
}

function Content(): JSX.Element | null {
  const model = useSelected('model');
  const view = useSelected('view');
  const selection = useSelected('selection');
  if (model === null || view === null) return null;
  if (selection?.type === 'text') return <PassagePanel model={model} view={view} passage={selection} />;
  if (selection?.type === 'pair') return <PairPanel model={model} view={view} pair={selection} />;
  if (selection?.type === 'path') return <PathPanel model={model} view={view} path={selection} />;
  if (selection?.type === 'relation') {
    const relation = view.relations.get(selection.key) ?? model.relations.get(selection.key);
    if (relation !== undefined) return <RelationPanel key={relation.key} model={model} relation={relation} />;
  }
  const actor = selection?.type === 'actor' ? model.actors.get(selection.key) : undefined;
  if (actor !== undefined) return <ActorPanel key={actor.key} model={model} view={view} actor={actor} />;
  return <ExplorePanel model={model} view={view} />;
}

/**
 * Keeps the place in the lists and the focus: what opens starts at its heading, what closes gives both back to the
 * row, or the part of the page, that opened it.
 */
function usePlace(panel: { readonly current: HTMLElement | null }, selection: State['selection']): void {
  const store = useStore();
  const before = useRef<{ scroll: number; opener: Element | null; row: string | undefined } | null>(null);
  const shown = useRef(selection);
  useLayoutEffect(
    () =>
      store.subscribe((state, previous) => {
        if (previous.selection !== null || state.selection === null) return;
        const opener = document.activeElement;
        const row = opener instanceof HTMLElement ? opener.dataset['focus'] : undefined;
        before.current = { scroll: panel.current?.scrollTop ?? 0, opener, row };
      }),
    [store],
  );
  useLayoutEffect(() => {
    const frame = panel.current;
    if (frame === null || shown.current === selection) return;
    shown.current = selection;
    const lost = document.activeElement === document.body;
    if (selection !== null) {
      frame.scrollTop = 0;
      if (lost) frame.querySelector<HTMLElement>('[data-heading]')?.focus({ preventScroll: true });
      return;
    }
    frame.scrollTop = before.current?.scroll ?? 0;
    // An article that closed after its opener had gone left the focus to the panel.
    if (!lost && document.activeElement !== frame) return;
    const { opener = null, row } = before.current ?? {};
    const rows = row === undefined ? [] : [...frame.querySelectorAll<HTMLElement>('[data-focus]')];
    const again = rows.find((element) => element.dataset['focus'] === row);
    const outside =
      opener instanceof HTMLElement && opener !== document.body && opener.isConnected ? opener : null;
    (again ?? outside ?? frame).focus({ preventScroll: true });
  }, [selection]);
}
