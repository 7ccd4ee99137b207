import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { FAMILIES, shortDate } from '../appearance/wording.ts';
import { dates, type DateSpan } from '../facets/dates.ts';
import { valueOf } from '../facets/facet.ts';
import { dayOf, isoOf, periodsOf, type Timeline } from '../state/timeline.ts';
import { IconButton } from './icons.tsx';
import { useActions, useSelected, useStore } from './page.tsx';

/** The strip under the picture: when things were reported, a span to choose, and a way to play it. */
export function TimeStrip(): JSX.Element | null {
  const model = useSelected('model');
  const timeline = useMemo(
    () => (model === null ? null : periodsOf(model.relations.values(), model.articles)),
    [model],
  );
  const span = valueOf(dates, useSelected('filters'));
  if (timeline === null) return null;
  return (
    <section class="time" id="time" aria-label="Dates">
      <Player timeline={timeline} />
      <div class="time-track">
        <Bars timeline={timeline} span={span} />
        <Handles timeline={timeline} span={span} />
      </div>
      <TypedDates timeline={timeline} span={span} />
    </section>
  );
}

/** Returns the indexes of the first and last period of a span. */
function periodsIn({ first, days, bins }: Timeline, { from, to }: DateSpan): [number, number] {
  const at = (date: string): number =>
    Math.max(0, Math.min(bins.length - 1, Math.floor((dayOf(date) - first) / days)));
  return [from === '' ? 0 : at(from), to === '' ? bins.length - 1 : at(to)];
}

/** Returns the span from one period to another; whole ends stay open. */
function spanOf({ first, days, bins }: Timeline, low: number, high: number, undated: boolean): DateSpan {
  return {
    from: low <= 0 ? '' : isoOf(first + low * days),
    to: high >= bins.length - 1 ? '' : isoOf(first + (high + 1) * days - 1),
    undated,
  };
}

function Bars({ timeline, span }: { timeline: Timeline; span: DateSpan }): JSX.Element {
  const { bins } = timeline;
  const [low, high] = periodsIn(timeline, span);
  const most = bins.reduce((a, { total }) => Math.max(a, total), 1);
  return (
    <svg class="time-bars" viewBox={`0 0 ${bins.length} 30`} preserveAspectRatio="none" aria-hidden="true">
      {bins.map(({ families }, index) => {
        let top = 30;
        return [...FAMILIES.keys()].map((family) => {
          const height = (28 * (families.get(family) ?? 0)) / most;
          top -= height;
          if (height === 0) return null;
          const state = index < low || index > high ? ' is-out' : '';
          return (
            <rect
              key={`${index} ${family}`}
              class={`family-${family}${state}`}
              x={index + 0.08}
              width={0.84}
              y={top}
              height={height}
            />
          );
        });
      })}
    </svg>
  );
}

function Handles({ timeline, span }: { timeline: Timeline; span: DateSpan }): JSX.Element {
  const actions = useActions();
  const [low, high] = periodsIn(timeline, span);
  const last = timeline.bins.length - 1;
  const dateAt = (index: number): string => shortDate(isoOf(timeline.first + index * timeline.days));
  const set = (from: number, to: number): void =>
    actions.filter(dates, spanOf(timeline, from, to, span.undated));
  const handle = (name: string, value: number, onValue: (index: number) => void): JSX.Element => (
    <input
      type="range"
      aria-label={name}
      aria-valuetext={dateAt(value)}
      min={0}
      max={last}
      step={1}
      value={value}
      onInput={(event) => onValue(event.currentTarget.valueAsNumber)}
    />
  );
  return (
    <div class="time-handles">
      {handle('First date', low, (index) => set(Math.min(index, high), high))}
      {handle('Last date', high, (index) => set(low, Math.max(index, low)))}
    </div>
  );
}

function TypedDates({ timeline, span }: { timeline: Timeline; span: DateSpan }): JSX.Element {
  const actions = useActions();
  const [min, max] = [isoOf(timeline.first), isoOf(timeline.last)];
  const field = (name: string, value: string, patch: (date: string) => Partial<DateSpan>): JSX.Element => (
    <input
      type="date"
      aria-label={name}
      min={min}
      max={max}
      value={value}
      onChange={(event) => actions.filter(dates, { ...span, ...patch(event.currentTarget.value) })}
    />
  );
  return (
    <div class="time-typed">
      {field('From', span.from === '' ? min : span.from, (from) => ({ from: from <= min ? '' : from }))}
      {field('To', span.to === '' ? max : span.to, (to) => ({ to: to === '' || to >= max ? '' : to }))}
      {timeline.undated > 0 && (
        <label>
          <input
            type="checkbox"
            checked={span.undated}
            onChange={(event) => actions.filter(dates, { ...span, undated: event.currentTarget.checked })}
          />{' '}
          {timeline.undated.toLocaleString('en')} undated
        </label>
      )}
    </div>
  );
}

/** Milliseconds for a period at single speed. */
const PACE = 600;

/** Plays the dates: the last one moves on period by period, with or without the first, until the end. */
function Player({ timeline }: { timeline: Timeline }): JSX.Element {
  const actions = useActions();
  const store = useStore();
  const [isPlaying, setPlaying] = useState(false);
  const [asWindow, setWindow] = useState(false);
  const [speed, setSpeed] = useState(1);
  useLayoutEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setInterval(() => {
      const span = valueOf(dates, store.get().filters);
      const [low, high] = periodsIn(timeline, span);
      if (high >= timeline.bins.length - 1) return setPlaying(false);
      actions.filter(dates, spanOf(timeline, asWindow ? low + 1 : low, high + 1, span.undated));
    }, PACE / speed);
    return () => clearInterval(timer);
  }, [isPlaying, asWindow, speed, timeline]);
  const start = (): void => {
    const span = valueOf(dates, store.get().filters);
    const [low, high] = periodsIn(timeline, span);
    // From the end, playing starts over.
    if (!isPlaying && high >= timeline.bins.length - 1) {
      actions.filter(
        dates,
        spanOf(timeline, asWindow ? 0 : low, asWindow ? Math.min(high - low, high - 1) : low, span.undated),
      );
    }
    setPlaying(!isPlaying);
  };
  return (
    <div class="time-player">
      <IconButton label={isPlaying ? 'Pause' : 'Play'} name={isPlaying ? 'pause' : 'play'} onClick={start} />
      <button
        class="text-button"
        type="button"
        aria-pressed={asWindow}
        title="Move the whole span instead of its end"
        onClick={() => setWindow(!asWindow)}
      >
        {asWindow ? 'window' : 'from start'}
      </button>
      <button
        class="text-button"
        type="button"
        title="Speed"
        onClick={() => setSpeed(speed === 4 ? 1 : speed * 2)}
      >
        {speed}×
      </button>
    </div>
  );
}
