import type { Actions } from '../state/actions.ts';
import type { Item, State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import { isPlain } from './keys.ts';

/** The parts of the page in which keys mean the selection. */
const PARTS = '#picture, #panel, #reader';

/** Binds the keys that look at the selected actor or relation, or correct it. */
export function bindSelectionKeys(store: Store<State>, actions: Actions): void {
  document.addEventListener('keydown', (event) => {
    const { selection } = store.get();
    const isInside = event.target instanceof Element && event.target.closest(PARTS) !== null;
    if (event.defaultPrevented || event.repeat || !isPlain(event) || !isInside) return;
    if (selection?.type !== 'actor' && selection?.type !== 'relation') return;
    const act = actOf(event.key, selection, store, actions);
    if (act === null) return;
    event.preventDefault();
    act();
  });
}

/** Returns what a key does with the selection; null for nothing. */
function actOf(key: string, item: Item, store: Store<State>, actions: Actions): (() => void) | null {
  if (key === 'Delete' || key === 'h') return () => actions.remove(item);
  if (item.type !== 'actor') return null;
  const { focus } = store.get();
  const isFocused = focus?.actor === item.key;
  switch (key) {
    case 'f':
      return () => actions.focus(isFocused ? null : { actor: item.key, steps: 1 });
    case '1':
    case '2':
    case '3':
      return () => actions.focus({ actor: item.key, steps: Number(key) });
    case 'x':
      return () => actions.togglePin(item.key);
    case 'm':
      return () => correct('.picker input');
    case 'F2':
      return () => correct('#rename');
    default:
      return null;
  }
}

/** Opens the corrections of the selected actor at one of their fields. */
function correct(selector: string): void {
  const details = document.querySelector<HTMLDetailsElement>('#correct-actor');
  if (details === null) return;
  details.open = true;
  const field = details.querySelector<HTMLInputElement>(selector);
  field?.focus();
  field?.select();
}
