import type { JSX } from 'preact';

/** A slider with its name and value; the same input stays while it is dragged. */
export function Slider(props: {
  readonly name: string;
  readonly shown: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  readonly onInput: (value: number) => void;
}): JSX.Element {
  const { name, shown, min, max, step, value, onInput } = props;
  return (
    <label class="slider">
      <span class="slider-name">
        {name} <output>{shown}</output>
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
