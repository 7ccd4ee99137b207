import type { Stage } from '../stage/stage.ts';
import type { Actions } from '../state/actions.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import { bindLetters, isPlain } from './keys.ts';
import { bindSelectionKeys } from './selection-keys.ts';

const STEP = 0.08;

/** Binds the keys of the whole page and those of the picture. */
export function bindKeyboard(stage: Stage | null, store: Store<State>, actions: Actions): void {
  bindLetters();
  const focus = (selector: string): void => document.querySelector<HTMLElement>(selector)?.focus();
  document.addEventListener('keydown', (event) => {
    // A dialog has the keys to itself.
    if (document.querySelector('dialog[open]') !== null) return;
    const { key } = event;
    const withControl = (event.ctrlKey || event.metaKey) && !event.altKey && key.toLowerCase() === 'k';
    if (withControl || (key === '/' && isPlain(event))) focus('#search');
    else if (isUndo(event)) actions[event.shiftKey ? 'redo' : 'undo']();
    else if (key === 'F6') nextRegion(event.shiftKey ? -1 : 1);
    else if (!isPlain(event)) return;
    else if (key === 'Escape') closeLast(store.get(), actions);
    else if (key === '?') document.querySelector<HTMLDialogElement>('#help')?.showModal();
    else if (key === '0') stage?.fit();
    else return;
    event.preventDefault();
  });
  bindPicture(stage, actions);
  bindSelectionKeys(store, actions);
}

/** Arrows walk the graph edge by edge, with Shift they move the picture. */
function bindPicture(stage: Stage | null, actions: Actions): void {
  const moves = new Map<string, () => void>([
    ['ArrowLeft', () => actions.walk(-1)],
    ['ArrowRight', () => actions.walk(1)],
    ['ArrowUp', () => actions.walk('along')],
    ['Enter', () => actions.walk('along')],
    ['ArrowDown', () => actions.walk('back')],
    [' ', () => actions.walk('open')],
    ['Shift ArrowLeft', () => stage?.pan(-STEP, 0)],
    ['Shift ArrowRight', () => stage?.pan(STEP, 0)],
    ['Shift ArrowUp', () => stage?.pan(0, STEP)],
    ['Shift ArrowDown', () => stage?.pan(0, -STEP)],
    ['+', () => stage?.zoomIn()],
    ['=', () => stage?.zoomIn()],
    ['-', () => stage?.zoomOut()],
  ]);
  document.querySelector<HTMLElement>('#picture')?.addEventListener('keydown', (event) => {
    const isArrow = event.shiftKey && event.key.startsWith('Arrow');
    const name = isArrow ? `Shift ${event.key}` : event.key;
    const move = event.ctrlKey || event.metaKey ? undefined : moves.get(name);
    if (move === undefined) return;
    event.preventDefault();
    move();
  });
}

/** The message first, then the article, then the selection. */
function closeLast(state: State, actions: Actions): void {
  if (state.message !== null) actions.say(null);
  else if (state.reading !== null) actions.closeArticle();
  else if (state.focus !== null) actions.focus(null);
  else if (state.selection !== null) actions.select(null);
}

const REGIONS = ['#search', '#rail button', '#panel', '#reader [data-heading]', '#picture'];

/** Moves the focus to the next part of the page that is there. */
function nextRegion(by: 1 | -1): void {
  const shown = REGIONS.flatMap((selector) => document.querySelector<HTMLElement>(selector) ?? []).filter(
    (element) => element.offsetParent !== null,
  );
  const at = shown.findIndex((element) => {
    const region = element.closest('aside, nav, search, section') ?? element;
    return region.contains(document.activeElement);
  });
  shown[(at + by + shown.length) % shown.length]?.focus();
}

/** Ctrl+Z outside of a field, which has its own. */
function isUndo(event: KeyboardEvent): boolean {
  const { ctrlKey, metaKey, altKey, key, target } = event;
  const isField = target instanceof HTMLInputElement && target.type !== 'range' && target.type !== 'checkbox';
  return (ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'z' && !isField;
}
