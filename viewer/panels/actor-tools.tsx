import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ActorNode, GraphModel } from '../state/model.ts';
import { ActorPicker } from './actor-picker.tsx';
import { useActions, useSelected } from './page.tsx';
import { Split } from './split.tsx';

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
  const isPinned = useSelected('pins').has(actor.key);
  const [name, setName] = useState(actor.label);
  const rename = (event: Event): void => {
    event.preventDefault();
    if (name.trim() !== '') actions.edit({ op: 'rename', actor: actor.key, label: name.trim() });
  };
  return (
    <details class="more" id="correct-actor">
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
      <Split model={model} actor={actor} />
      <p class="correction">
        <button
          type="button"
          title="Keep it where it stands now"
          aria-pressed={isPinned}
          onClick={() => actions.togglePin(actor.key)}
        >
          Pin
        </button>
        <button type="button" onClick={() => actions.remove({ type: 'actor', key: actor.key })}>
          Take it out of the graph
        </button>
      </p>
    </details>
  );
}
