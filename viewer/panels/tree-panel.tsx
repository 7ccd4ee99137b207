import type { JSX } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { GraphModel } from '../state/model.ts';
import { isMeant } from '../state/pointed.ts';
import { type TreeRow, treeRows } from '../state/tree.ts';
import type { View } from '../state/view.ts';
import { FamilySign, KindShape } from './icons.tsx';
import { useActions, useMeant, useRevealed, useSelected } from './page.tsx';
import { type Scroll, Windowed } from './windowed.tsx';

/**
 * The picture as a tree: actor, other actor, relation, sentence. One row is a stop for Tab; arrows go through the rows,
 * open and close them, and light in the picture what they mean.
 */
export function RelationTree({ model, view }: { model: GraphModel; view: View }): JSX.Element {
  const actions = useActions();
  const open = useSelected('unfolded');
  const rows = useMemo(() => treeRows(model, view, open), [model, view, open]);
  const [current, setCurrent] = useState<string | null>(null);
  // The row that is waited for until the list has scrolled to it.
  const awaited = useRef<string | null>(null);
  const scroll = useRef<Scroll>(null);
  useRevealed(
    (meant) => rows.findIndex(({ thing }) => isMeant(meant, thing)),
    (index) => scroll.current?.(index),
  );
  const at = Math.max(
    0,
    rows.findIndex(({ id }) => id === current),
  );
  const go = (index: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row === undefined) return;
    const there = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(row.id)}"]`);
    setCurrent(row.id);
    if (there !== null) return there.focus();
    awaited.current = row.id;
    scroll.current?.(rows.indexOf(row));
  };
  const setOpen = ({ id, inside }: TreeRow, isOpen: boolean): void => {
    if (inside === 0) return;
    const next = new Set(open);
    if (isOpen) next.add(id);
    else next.delete(id);
    actions.unfold(next);
  };
  const choose = (row: TreeRow): void => {
    actions.select(row.thing);
    if (row.place !== null) actions.read(row.place.article, row.place.focus);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[at];
    const { key } = event;
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === 'ArrowDown') go(at + 1);
    else if (key === 'ArrowUp') go(at - 1);
    else if (key === 'Home') go(0);
    else if (key === 'End') go(rows.length - 1);
    else if (key === 'ArrowRight' && row.isOpen) go(at + 1);
    else if (key === 'ArrowLeft' && !row.isOpen) go(parentOf(rows, at));
    else if (key === 'ArrowRight' || key === 'ArrowLeft') setOpen(row, !row.isOpen);
    else if (key === 'Enter' || key === ' ') choose(row);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (rows.length === 0) return <p class="note">No relation passes the filters.</p>;
  return (
    <div onKeyDown={onKeyDown}>
      <Windowed
        items={rows}
        keyOf={({ id }) => id}
        estimate={32}
        class="tree"
        label="Actors, whom they have to do with, relations and sentences"
        role="tree"
        scroll={scroll}
      >
        {(row, index) => (
          <Row
            row={row}
            model={model}
            isStop={index === at}
            take={(element) => {
              if (awaited.current !== row.id) return;
              awaited.current = null;
              element.focus();
            }}
            onFocus={() => {
              setCurrent(row.id);
              actions.hover(row.thing);
            }}
            onClick={() => (row.inside === 0 ? choose(row) : setOpen(row, !row.isOpen))}
            onOpen={() => choose(row)}
          />
        )}
      </Windowed>
    </div>
  );
}

function parentOf(rows: readonly TreeRow[], at: number): number {
  const { level } = rows[at]!;
  return Math.max(
    0,
    rows.findLastIndex((row, index) => index < at && row.level < level),
  );
}

function Row(props: {
  readonly row: TreeRow;
  readonly model: GraphModel;
  readonly isStop: boolean;
  readonly take: (element: HTMLElement) => void;
  readonly onFocus: () => void;
  readonly onClick: () => void;
  readonly onOpen: () => void;
}): JSX.Element {
  const { row, model, isStop } = props;
  const actions = useActions();
  const isLit = useMeant(row.thing);
  const actor = row.thing.type === 'actor' ? model.actors.get(row.thing.key) : undefined;
  return (
    <div
      class={`tree-row tree-level-${row.level}${isLit ? ' is-meant' : ''}`}
      role="treeitem"
      tabIndex={isStop ? 0 : -1}
      aria-level={row.level}
      aria-setsize={row.siblings}
      aria-posinset={row.position}
      aria-expanded={row.inside > 0 ? row.isOpen : undefined}
      data-row={row.id}
      data-focus={`tree ${row.id}`}
      ref={(element) => {
        if (element !== null) props.take(element);
      }}
      onFocus={props.onFocus}
      onBlur={() => actions.leave(row.thing)}
      onMouseEnter={() => actions.hover(row.thing)}
      onMouseLeave={() => actions.leave(row.thing)}
      onClick={props.onClick}
      onDblClick={props.onOpen}
    >
      {row.inside > 0 && <span class={row.isOpen ? 'tree-twist is-open' : 'tree-twist'} aria-hidden="true" />}
      {actor !== undefined && <KindShape kind={actor.kind} />}
      {row.relation !== null && row.place === null && <FamilySign family={row.relation.family} />}
      <span class="tree-text">{row.text}</span>
    </div>
  );
}
