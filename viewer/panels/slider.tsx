import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { counted } from '../appearance/wording.ts';
import { type Facet, valueOf } from '../facets/facet.ts';
import { useActions, useSelected } from './page.tsx';

interface SliderProps {
  readonly name: string;
  readonly shown: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  readonly onInput: (value: number) => void;
}

/** A slider with its name and value; the same input stays while it is dragged. */
function Slider({ name, shown, min, max, step, value, onInput }: SliderProps): JSX.Element {
  return (
    <label class="slider">
      <span class="slider-name">
        {name} <span>{shown}</span>
      </span>
      <input
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={shown}
        onInput={(event) => onInput(event.currentTarget.valueAsNumber)}
      />
    </label>
  );
}

/** The slider of a facet that asks for at least so many; nothing where there is nothing to choose. */
export function Least(props: {
  readonly facet: Facet<number>;
  readonly name: string;
  readonly from: number;
  readonly to: number;
}): JSX.Element | null {
  const { facet, name, from, to } = props;
  const actions = useActions();
  const value = valueOf(facet, useSelected('filters'));
  if (to <= from) return null;
  return (
    <Slider
      name={name}
      shown={value.toLocaleString('en')}
      min={from}
      max={to}
      step={1}
      value={value}
      onInput={(least) => actions.filter(facet, least)}
    />
  );
}

/** The slider of a facet in percent, under a histogram of the evidence. */
export function Percent({ facet, name }: { facet: Facet<number>; name: string }): JSX.Element {
  const actions = useActions();
  const value = valueOf(facet, useSelected('filters'));
  return (
    <div class="rail-group">
      <Histogram />
      <Slider
        name={name}
        shown={`${value} %`}
        min={0}
        max={100}
        step={5}
        value={value}
        onInput={(percent) => actions.filter(facet, percent)}
      />
      <BelowFloor facet={facet} value={value} />
    </div>
  );
}

/** Says what the reader's own floor hides, and lifts it. */
function BelowFloor({ facet, value }: { facet: Facet<number>; value: number }): JSX.Element | null {
  const actions = useActions();
  const hidden = useSelected('view')?.heldBack.get(facet.id) ?? 0;
  if (value !== facet.initial || hidden === 0) return null;
  return (
    <p class="note" id="below-floor">
      Hidden below {value} %: {counted(hidden, 'relation')} ·{' '}
      <button class="text-button" type="button" onClick={() => actions.filter(facet, 0)}>
        show
      </button>
    </p>
  );
}

const BINS = 20;

/** How much evidence there is of each confidence. */
function Histogram(): JSX.Element {
  const model = useSelected('model');
  const bins = useMemo(() => {
    const numbers = Array.from({ length: BINS }, () => 0);
    for (const { evidence } of model?.relations.values() ?? []) {
      for (const one of evidence) {
        const bin = Math.min(BINS - 1, Math.floor(one.confidence * BINS));
        numbers[bin] = (numbers[bin] ?? 0) + 1;
      }
    }
    return numbers;
  }, [model]);
  const most = bins.reduce((a, b) => Math.max(a, b), 1);
  return (
    <svg class="histogram" viewBox={`0 0 ${BINS * 10} 24`} preserveAspectRatio="none" aria-hidden="true">
      {bins.map((number, bin) => {
        const height = (24 * number) / most;
        return <rect key={bin} x={bin * 10 + 1} width="8" y={24 - height} height={height} />;
      })}
    </svg>
  );
}
