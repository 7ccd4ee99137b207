import type { JSX } from 'preact';
import { useId, useMemo, useState } from 'preact/hooks';
import type { ActorNode, GraphModel } from '../state/model.ts';
import { useActions, useSelected, useStore } from './page.tsx';

/** What can be done with an actor: look at its surroundings or at a second one, and correct it. */
export function ActorTools({ model, actor }: { model: GraphModel; actor: ActorNode }): JSX.Element {
  const actions = useActions();
  const focus = useSelected('focus');
  return (
    <div class="actor-tools">
      <div class="steps" role="group" aria-label="Show only its surroundings">
        <span>Only within</span>
        {[1, 2, 3].map((steps) => {
          const isOn = focus?.actor === actor.key && focus.steps === steps;
          return (
            <button
              key={steps}
              type="button"
              aria-pressed={isOn}
              data-focus={`steps ${steps}`}
              onClick={() => actions.focus(isOn ? null : { actor: actor.key, steps })}
            >
              {steps}
            </button>
          );
        })}
        <span>steps</span>
      </div>
      <ActorPicker
        model={model}
        without={actor.key}
        label="Beside another actor"
        onPick={(other) => actions.select({ type: 'pair', a: actor.key, b: other })}
      />
      <Corrections model={model} actor={actor} />
    </div>
  );
}

function Corrections({ model, actor }: { model: GraphModel; actor: ActorNode }): JSX.Element {
  const actions = useActions();
  const store = useStore();
  const [name, setName] = useState(actor.label);
  const rename = (event: Event): void => {
    event.preventDefault();
    if (name.trim() !== '') actions.edit({ op: 'rename', actor: actor.key, label: name.trim() });
  };
  const pin = (): void => {
    const { x, y } = store.get().positions.get(actor.key) ?? actor;
    actions.edit({ op: 'pin', actor: actor.key, x, y });
  };
  return (
    <details class="more">
      <summary>Correct this actor</summary>
      <form class="correction" onSubmit={rename}>
        <label>
          Name{' '}
          <input
            id="rename"
            value={name}
            maxLength={200}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <button type="submit">Rename</button>
      </form>
      <ActorPicker
        model={model}
        without={actor.key}
        label="The same as"
        onPick={(into) => {
          actions.edit({ op: 'merge', actors: [actor.key], into });
          actions.select({ type: 'actor', key: into });
        }}
      />
      <p class="correction">
        <button type="button" onClick={pin} title="Keep it where it stands now">
          Pin
        </button>
        <button type="button" onClick={() => actions.edit({ op: 'hide', actor: actor.key })}>
          Take it out of the graph
        </button>
      </p>
    </details>
  );
}

/** More actors than these are found by the search alone. */
const MOST_OFFERED = 300;

/** A field that takes an actor's name, with the most spoken of offered. */
function ActorPicker(props: {
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
