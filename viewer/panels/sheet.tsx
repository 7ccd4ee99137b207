import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { nameOf } from './notices.tsx';
import { useActions, useSelected, useStore } from './page.tsx';
import { nextStop, SHEET_STOPS, type SheetStop, stopAfter } from '../state/sheet.ts';

const NAMES: Readonly<Record<SheetStop, string>> = { low: 'lowered', half: 'half open', full: 'open' };
/** A hand that slips by less while it taps does not drag. */
const SLIP = 6;

/**
 * The head of the panel where that is a sheet over the lower part of the picture, as on a phone: it is dragged by it,
 * and its handle is a button that goes to the next of three heights.
 */
export function SheetHead(): JSX.Element {
  const model = useSelected('model');
  const selection = useSelected('selection');
  const stop = useSelected('sheet');
  const actions = useActions();
  const store = useStore();
  const setStop = (to: SheetStop): void => actions.raise(to);
  useLayoutEffect(() => void (document.body.dataset['sheet'] = stop), [stop]);
  const drag = useDrag(setStop);
  const head = useRaising(() => setStop('full'));
  // Two keys may come before the panel is rendered anew: each goes on from where the one before led.
  const toNext = (): void => setStop(nextStop(store.get().sheet));
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = store.get().sheet;
    const by = { ArrowUp: 1, ArrowDown: -1, Escape: at === 'low' ? 0 : -1 }[event.key] ?? 0;
    if (by === 0) return;
    event.preventDefault();
    event.stopPropagation();
    setStop(SHEET_STOPS[SHEET_STOPS.indexOf(at) + by] ?? at);
  };
  const title = model === null || selection === null ? 'Lists' : nameOf(model, selection);
  return (
    <div class="sheet-head" ref={head} {...drag.handlers}>
      <button
        id="sheet-handle"
        type="button"
        aria-expanded={stop !== 'low'}
        aria-controls="panel"
        aria-label={`Panel, ${NAMES[stop]}: ${title}`}
        onClick={({ detail }) => (detail === 0 || drag.wasTap()) && toNext()}
        onKeyDown={onKeyDown}
      >
        <span class="sheet-grip" />
        <span class="sheet-title">{title}</span>
      </button>
    </div>
  );
}

/** Raises the sheet when the focus comes to a field to type in, which the keyboard of a phone would cover. */
function useRaising(raise: () => void): { readonly current: HTMLDivElement | null } {
  const head = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const panel = head.current?.parentElement;
    const onFocus = ({ target }: FocusEvent): void => {
      const isSheet = head.current?.offsetParent != null;
      if (isSheet && target instanceof HTMLInputElement && ['text', 'search'].includes(target.type)) raise();
    };
    panel?.addEventListener('focusin', onFocus);
    return () => panel?.removeEventListener('focusin', onFocus);
  }, []);
  return head;
}

interface Drag {
  readonly handlers: Pick<
    JSX.HTMLAttributes<HTMLDivElement>,
    'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel'
  >;
  /** False for the click that ends a drag; those of the keyboard have no `detail`. */
  readonly wasTap: () => boolean;
}

/** Lets a sheet follow the finger on its head, and gives it its next stop when that is lifted. */
function useDrag(setStop: (stop: SheetStop) => void): Drag {
  const held = useRef<{ y: number; height: number; last: number; at: number; speed: number } | null>(null);
  const moved = useRef(false);
  const sheetOf = ({ currentTarget }: JSX.TargetedPointerEvent<HTMLDivElement>): HTMLElement =>
    currentTarget.parentElement ?? currentTarget;
  const onPointerDown = (event: JSX.TargetedPointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    const { clientY: y, timeStamp: at } = event;
    moved.current = false;
    held.current = { y, height: sheetOf(event).offsetHeight, last: y, at, speed: 0 };
  };
  const onPointerMove = (event: JSX.TargetedPointerEvent<HTMLDivElement>): void => {
    const from = held.current;
    if (from === null) return;
    const { clientY: y, timeStamp: at } = event;
    if (!moved.current && Math.abs(y - from.y) <= SLIP) return;
    if (!moved.current) event.currentTarget.setPointerCapture(event.pointerId);
    moved.current = true;
    sheetOf(event).style.transition = 'none';
    const speed = at > from.at ? (from.last - y) / (at - from.at) : from.speed;
    held.current = { ...from, last: y, at, speed };
    sheetOf(event).style.height = `${from.height + from.y - y}px`;
  };
  const end = (event: JSX.TargetedPointerEvent<HTMLDivElement>): void => {
    const from = held.current;
    held.current = null;
    if (from === null || !moved.current) return;
    const sheet = sheetOf(event);
    sheet.style.height = sheet.style.transition = '';
    const whole = sheet.parentElement?.clientHeight ?? innerHeight;
    setStop(stopAfter(from.height + from.y - from.last, from.speed, whole));
  };
  return {
    handlers: { onPointerDown, onPointerMove, onPointerUp: end, onPointerCancel: end },
    wasTap: () => !moved.current,
  };
}
