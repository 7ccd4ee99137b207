import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { titleOf } from '../appearance/phrases.ts';
import { datesName, STATUSES } from '../appearance/wording.ts';
import { type Cell, cellAfter, type Order } from '../state/grid.ts';
import { type GraphModel, labelOf, type RelationEdge } from '../state/model.ts';
import { HEAVIEST_FIRST, type Item } from '../state/state.ts';
import type { View } from '../state/view.ts';
import { FamilySign } from './icons.tsx';
import { useActions, useMeant, useRevealed, useSelected } from './page.tsx';
import { bringIntoView, useRows } from './windowed.tsx';

interface Column {
  readonly name: string;
  readonly valueOf: (model: GraphModel, relation: RelationEdge) => string | number;
  /** What a cell leads to; nothing for a column that only tells. */
  readonly thingOf?: (relation: RelationEdge) => Item;
}

const COLUMNS: readonly Column[] = [
  {
    name: 'From',
    valueOf: (model, relation) => titleOf(model, relation).source,
    thingOf: ({ source }) => ({ type: 'actor', key: source }),
  },
  {
    name: 'Does',
    valueOf: (model, relation) => titleOf(model, relation).verb || 'is',
    thingOf: ({ key }) => ({ type: 'relation', key }),
  },
  {
    name: 'To',
    valueOf: (model, relation) => titleOf(model, relation).target,
    thingOf: ({ target }) => ({ type: 'actor', key: target }),
  },
  { name: 'Status', valueOf: (_, { status }) => STATUSES.get(status)?.name ?? status },
  {
    name: 'According to',
    valueOf: (model, { evidence }) =>
      [...new Set(evidence.map((one) => speaker(model, one)))].sort().join(', '),
  },
  { name: 'Sentences', valueOf: (_, { weight }) => weight },
  { name: 'Dates', valueOf: (_, { evidence }) => datesName(evidence.map(({ date }) => date)) },
];

function speaker(model: GraphModel, { attributedTo }: RelationEdge['evidence'][number]): string {
  return attributedTo === null ? 'the article' : labelOf(model, attributedTo);
}

/** Heights in pixels: of the head, and of a row that has not been measured yet. */
const HEAD = 34;
const ROW = 48;

/**
 * The picture as a table: every shown relation in a row, to sort by any column.
 *
 * Only the rows in and near the view are in the page. One cell is a stop for Tab; arrows, Home, End and the page keys go
 * from cell to cell, and light in the picture what their row means.
 */
export function RelationTable({ model, view }: { model: GraphModel; view: View }): JSX.Element {
  const order = useSelected('order');
  const relations = useMemo(() => sorted(model, view, order), [model, view, order]);
  const { row, column } = useSelected('cell');
  const stop = { row: Math.min(row, relations.length), column };
  const list = useRef<HTMLDivElement>(null);
  const rows = useRows(list, {
    count: relations.length,
    estimate: ROW,
    keyOf: (index) => relations[index]!.key,
    head: HEAD,
    first: Math.max(0, stop.row - 3),
  });
  const reveal = (index: number): void => bringIntoView(rows, index);
  const onKeyDown = useCells(list, relations.length + 1, stop, reveal);
  useRevealed(({ relations: meant }) => relations.findIndex(({ key }) => meant.has(key)), reveal);
  const shift = rows.options.scrollMargin;
  if (relations.length === 0) return <p class="note">No relation passes the filters.</p>;
  return (
    <div
      class="relation-grid"
      role="grid"
      aria-label="Relations"
      aria-rowcount={relations.length + 1}
      aria-colcount={COLUMNS.length}
      data-scroll
      onKeyDown={onKeyDown}
    >
      <Head stop={stop} />
      <div class="grid-rows" role="rowgroup" ref={list} style={{ height: `${rows.getTotalSize()}px` }}>
        {rows.getVirtualItems().map(({ index, start, key }) => (
          <Row
            key={key}
            index={index}
            relation={relations[index]!}
            model={model}
            stop={stop}
            top={start - shift}
            measure={(element) => rows.measureElement(element)}
          />
        ))}
      </div>
    </div>
  );
}

/**
 * Returns what keys do in the table: the focus goes to the cell that they lead to, if need be once its row is in the page.
 *
 * @param rows how many there are, the head among them.
 */
function useCells(
  list: { readonly current: HTMLElement | null },
  rows: number,
  stop: Cell,
  reveal: (index: number) => void,
): (event: KeyboardEvent) => void {
  const actions = useActions();
  const awaited = useRef<Cell | null>(null);
  const take = (cell: Cell): boolean => {
    const place = `[data-cell="${cell.row} ${cell.column}"]`;
    const found = list.current?.parentElement?.querySelector<HTMLElement>(place);
    found?.focus();
    return found != null;
  };
  useLayoutEffect(() => {
    if (awaited.current !== null && take(awaited.current)) awaited.current = null;
  });
  return (event) => {
    if (event.altKey || event.shiftKey) return;
    const cell = cellAfter(event.key, event.ctrlKey || event.metaKey, stop, rows, COLUMNS.length);
    if (cell === null) return;
    event.preventDefault();
    event.stopPropagation();
    actions.goTo(cell);
    if (take(cell)) return;
    awaited.current = cell;
    reveal(cell.row - 1);
  };
}

/** What makes a cell, or the button in it, one that keys lead to. */
interface Place {
  readonly tabIndex: number;
  readonly 'data-cell': string;
  readonly onFocus: () => void;
}

function placeOf(cell: Cell, stop: Cell, goTo: (cell: Cell) => void): Place {
  const isStop = cell.row === stop.row && cell.column === stop.column;
  return {
    tabIndex: isStop ? 0 : -1,
    'data-cell': `${cell.row} ${cell.column}`,
    onFocus: () => {
      if (!isStop) goTo(cell);
    },
  };
}

function Head({ stop }: { stop: Cell }): JSX.Element {
  const actions = useActions();
  const order = useSelected('order');
  const sortBy = (column: number): void =>
    actions.sortBy({
      column,
      // Of numbers the greatest come first.
      isUp: order.column === column ? !order.isUp : column < HEAVIEST_FIRST.column,
    });
  return (
    <div class="grid-row grid-head" role="row" aria-rowindex={1}>
      {COLUMNS.map(({ name }, column) => (
        <div
          key={name}
          role="columnheader"
          aria-colindex={column + 1}
          aria-sort={order.column !== column ? 'none' : order.isUp ? 'ascending' : 'descending'}
        >
          <button
            class="text-button"
            type="button"
            {...placeOf({ row: 0, column }, stop, (cell) => actions.goTo(cell))}
            onClick={() => sortBy(column)}
          >
            {name}
          </button>
        </div>
      ))}
    </div>
  );
}

function Row(props: {
  readonly index: number;
  readonly relation: RelationEdge;
  readonly model: GraphModel;
  readonly stop: Cell;
  readonly top: number;
  readonly measure: (element: HTMLElement | null) => void;
}): JSX.Element {
  const { index, relation, model, stop } = props;
  const actions = useActions();
  const item: Item = { type: 'relation', key: relation.key };
  const isLit = useMeant(item);
  return (
    <div
      class={isLit ? 'grid-row is-meant' : 'grid-row'}
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      data-relation={relation.key}
      ref={props.measure}
      style={{ transform: `translateY(${props.top}px)` }}
      onMouseEnter={() => actions.hover(item)}
      onMouseLeave={() => actions.leave(item)}
      onFocusIn={() => actions.hover(item)}
      onFocusOut={() => actions.leave(item)}
    >
      {COLUMNS.map(({ name, valueOf, thingOf }, column) => {
        const place = placeOf({ row: index + 1, column }, stop, (cell) => actions.goTo(cell));
        const text = valueOf(model, relation);
        return (
          <div key={name} role="gridcell" aria-colindex={column + 1} {...(thingOf === undefined && place)}>
            {thingOf === undefined ? (
              text
            ) : (
              <button
                class="text-button"
                type="button"
                {...place}
                data-focus={`table ${column} ${relation.key}`}
                onClick={() => actions.select(thingOf(relation))}
              >
                {column === 1 && <FamilySign family={relation.family} />} {text}
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}

function sorted(model: GraphModel, view: View, { column, isUp }: Order): RelationEdge[] {
  const { valueOf } = COLUMNS[column] ?? COLUMNS[0]!;
  const keyed = [...view.relations.values()].map((relation) => ({
    relation,
    value: valueOf(model, relation),
  }));
  keyed.sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0) * (isUp ? 1 : -1));
  return keyed.map(({ relation }) => relation);
}
