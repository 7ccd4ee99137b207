import type { JSX } from 'preact';
import { useId, useMemo } from 'preact/hooks';
import type { GraphModel } from '../state/model.ts';

/** More actors than these are found by the search alone. */
const MOST_OFFERED = 300;

/** A field that takes an actor's name, with the most spoken of offered. */
export function ActorPicker(props: {
  readonly model: GraphModel;
  readonly without: string;
  readonly label: string;
  readonly onPick: (key: string) => void;
}): JSX.Element {
  const { model, without, label, onPick } = props;
  const id = useId();
  const keys = useMemo(() => new Map([...model.actors.values()].map((one) => [one.label, one.key])), [model]);
  const offered = useMemo(() => [...model.actors.values()].slice(0, MOST_OFFERED), [model]);
  const pick = (event: JSX.TargetedEvent<HTMLInputElement>): void => {
    const key = keys.get(event.currentTarget.value);
    if (key === undefined || key === without) return;
    event.currentTarget.value = '';
    onPick(key);
  };
  return (
    <label class="picker">
      {label}
      <input list={id} placeholder="Name of an actor" onInput={pick} />
      <datalist id={id}>
        {offered.map((one) => one.key !== without && <option key={one.key} value={one.label} />)}
      </datalist>
    </label>
  );
}
