import type { Stage } from '../stage/stage.ts';
import type { Actions } from '../state/actions.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';

/** What the keys do, for the help and for the binding. */
export const KEYS: readonly (readonly [keys: string, meaning: string])[] = [
  ['/', 'search'],
  ['↑ ↓ Enter', 'choose an answer of the search'],
  ['Esc', 'close what was opened last'],
  ['+ −', 'zoom, while the picture has the focus'],
  ['← ↑ → ↓', 'move the picture, likewise'],
  ['0', 'fit the picture to the window'],
  ['Tab', 'go through lists and buttons; every actor and relation is in the lists'],
];

const STEP = 0.08;

/** Binds the keys of the whole page and those of the picture. */
export function bindKeyboard(
  search: HTMLInputElement,
  picture: HTMLElement,
  stage: Stage | null,
  store: Store<State>,
  actions: Actions,
): void {
  document.addEventListener('keydown', (event) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '/') search.focus();
    else if (event.key === 'Escape') closeLast(store.get(), actions);
    else if (event.key === '0') stage?.fit();
    else return;
    event.preventDefault();
  });
  const moves = new Map<string, () => void>([
    ['ArrowLeft', () => stage?.pan(-STEP, 0)],
    ['ArrowRight', () => stage?.pan(STEP, 0)],
    ['ArrowUp', () => stage?.pan(0, STEP)],
    ['ArrowDown', () => stage?.pan(0, -STEP)],
    ['+', () => stage?.zoomIn()],
    ['=', () => stage?.zoomIn()],
    ['-', () => stage?.zoomOut()],
  ]);
  picture.addEventListener('keydown', (event) => {
    const move = event.ctrlKey || event.metaKey ? undefined : moves.get(event.key);
    if (move === undefined) return;
    event.preventDefault();
    move();
  });
}

/** The message first, then the article, then the selection. */
function closeLast(state: State, actions: Actions): void {
  if (state.message !== null) actions.say(null);
  else if (state.reading !== null) actions.closeArticle();
  else if (state.selection !== null) actions.select(null);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type !== 'range';
}
