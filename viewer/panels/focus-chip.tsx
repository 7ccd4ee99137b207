import type { JSX } from 'preact';
import { labelOf } from '../state/model.ts';
import { Icon } from './icons.tsx';
import { useActions, useSelected } from './page.tsx';

/** Says over the picture that only the surroundings of an actor are shown, and how far; ends it. */
export function FocusChip(): JSX.Element | null {
  const actions = useActions();
  const focus = useSelected('focus');
  const model = useSelected('model');
  if (focus === null || model === null) return null;
  return (
    <p class="focus-chip" id="focus-chip">
      <span>Only around {labelOf(model, focus.actor)}</span>
      {[1, 2, 3].map((steps) => (
        <button
          key={steps}
          type="button"
          aria-pressed={steps === focus.steps}
          aria-label={`${steps} ${steps === 1 ? 'step' : 'steps'}`}
          onClick={() => actions.focus({ ...focus, steps })}
        >
          {steps}
        </button>
      ))}
      <button type="button" aria-label="Show everything again" onClick={() => actions.focus(null)}>
        <Icon name="close" />
      </button>
    </p>
  );
}
