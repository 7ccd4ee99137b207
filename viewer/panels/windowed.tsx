import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import type { ComponentChildren, JSX, RefObject } from 'preact';
import { useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';

/** Shorter lists stand in the page whole, so that the browser's own search finds what is in them. */
const WHOLE = 60;

/** Brings the row of that number into view. */
export type Scroll = (index: number) => void;

interface WindowedProps<T> {
  readonly items: readonly T[];
  readonly keyOf: (item: T, index: number) => string;
  readonly children: (item: T, index: number) => ComponentChildren;
  /** Height of a row in pixels where it has not been measured yet. */
  readonly estimate: number;
  readonly class?: string;
  readonly label?: string | undefined;
  /** The row to bring into view when it changes; null for none. */
  readonly reveal?: number | null;
  /** Is given what brings a row into view at once, which renders nothing anew where it is there. */
  readonly scroll?: { current: Scroll | null };
  readonly tag?: 'ul' | 'ol';
  /** A list whose items have roles of their own. */
  readonly role?: 'tree' | undefined;
}

/** A list of which only the rows in and near the view are in the page, however long it is. */
export function Windowed<T>(props: WindowedProps<T>): JSX.Element {
  return props.items.length <= WHOLE ? <Whole {...props} /> : <Window {...props} />;
}

function Whole<T>({
  items,
  keyOf,
  children,
  label,
  reveal = null,
  scroll,
  tag: Tag = 'ul',
  role,
  ...rest
}: WindowedProps<T>): JSX.Element {
  const list = useRef<HTMLUListElement & HTMLOListElement>(null);
  const bring: Scroll = (index) => list.current?.children[index]?.scrollIntoView({ block: 'nearest' });
  useLayoutEffect(() => {
    if (reveal !== null) bring(reveal);
  }, [reveal]);
  useScroll(scroll, bring);
  return (
    <Tag class={rest.class} aria-label={label} role={role} ref={list}>
      {items.map((item, index) => (
        <li key={keyOf(item, index)} role={role && 'none'}>
          {children(item, index)}
        </li>
      ))}
    </Tag>
  );
}

function Window<T>(props: WindowedProps<T>): JSX.Element {
  const { items, keyOf, children, label, role, reveal = null, tag: Tag = 'ul' } = props;
  const list = useRef<HTMLUListElement & HTMLOListElement>(null);
  const rows = useRows(list, {
    count: items.length,
    estimate: props.estimate,
    keyOf: (index) => keyOf(items[index] as T, index),
  });
  useLayoutEffect(() => {
    if (reveal !== null) rows.scrollToIndex(reveal, { align: 'center' });
  }, [reveal]);
  useScroll(props.scroll, (index) => bringIntoView(rows, index));
  const shift = rows.options.scrollMargin;
  return (
    <Tag
      class={`${props.class ?? ''} windowed`}
      aria-label={label}
      role={role}
      ref={list}
      style={{ height: `${rows.getTotalSize()}px` }}
    >
      {rows.getVirtualItems().map(({ index, start, key }) => (
        <li
          key={key}
          data-index={index}
          ref={(row) => rows.measureElement(row)}
          role={role && 'none'}
          aria-setsize={role === undefined ? items.length : undefined}
          aria-posinset={role === undefined ? index + 1 : undefined}
          style={{ transform: `translateY(${start - shift}px)` }}
        >
          {children(items[index] as T, index)}
        </li>
      ))}
    </Tag>
  );
}

/** Hands out what brings a row into view. */
function useScroll(scroll: WindowedProps<never>['scroll'], bring: Scroll): void {
  useLayoutEffect(() => {
    if (scroll !== undefined) scroll.current = bring;
  });
}

/** Scrolls to a row, unless all of it is in view. */
export function bringIntoView(rows: Rows, index: number): void {
  const nearest = rows.getOffsetForIndex(index)?.[0];
  if (nearest !== rows.scrollOffset) rows.scrollToIndex(index, { align: 'center' });
}

type Rows = Virtualizer<HTMLElement, HTMLElement>;

interface RowOptions {
  readonly count: number;
  /** Height of a row in pixels where it has not been measured yet. */
  readonly estimate: number;
  readonly keyOf: (index: number) => string;
  /** Pixels at the top of the view that a head covers. */
  readonly head?: number;
  /** The row that the view begins with. */
  readonly first?: number;
}

/** The rows of a list inside the nearest ancestor that scrolls. */
export function useRows(
  list: RefObject<HTMLElement>,
  { count, estimate, keyOf, head = 0, first = 0 }: RowOptions,
): Rows {
  const [, again] = useReducer<number, null>((count) => count + 1, 0);
  const margin = useRef(0);
  const options: VirtualizerOptions<HTMLElement, HTMLElement> = {
    count,
    estimateSize: () => estimate,
    getItemKey: keyOf,
    getScrollElement: () => list.current?.closest<HTMLElement>('[data-scroll]') ?? null,
    scrollMargin: margin.current,
    scrollPaddingStart: head,
    initialOffset: first * estimate,
    overscan: count <= WHOLE ? count : 8,
    initialRect: { width: 300, height: 800 },
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => again(null),
  };
  const [rows] = useState(() => new Virtualizer(options));
  rows.setOptions(options);
  // oxlint-disable-next-line no-underscore-dangle -- so the library's own adapters call it
  useLayoutEffect(() => rows._didMount(), [rows]);
  useLayoutEffect(() => {
    const frame = list.current?.closest<HTMLElement>('[data-scroll]');
    if (frame != null && list.current !== null) {
      const top =
        list.current.getBoundingClientRect().top - frame.getBoundingClientRect().top + frame.scrollTop;
      if (Math.abs(top - margin.current) > 1) {
        margin.current = top;
        again(null);
      }
    }
    // oxlint-disable-next-line no-underscore-dangle -- likewise
    rows._willUpdate();
  });
  return rows;
}
