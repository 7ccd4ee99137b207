import { type ComponentChild, h } from 'preact';
import { counted } from '../appearance/wording.ts';
import type { Actions } from '../state/actions.ts';
import type { GraphModel } from '../state/model.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import type { View } from '../state/view.ts';
import { overlay } from './overlay.ts';

/** More names are not listed; the search finds them. */
const LONGEST = 300;

/** Keeps a line under the picture for the actors that it does not draw, because none of their relations is shown. */
export function mountShelf(area: HTMLElement, store: Store<State>, actions: Actions): void {
  const show = overlay(area, 'stage-shelf');
  let isOpen = false;
  const draw = ({ model, view, selection }: State): void => {
    const keys = model === null || view === null ? [] : aloneIn(model, view);
    if (model === null || keys.length === 0) return show(null);
    const toggle = (): void => {
      isOpen = !isOpen;
      draw(store.get());
    };
    const properties = {
      class: 'stage-shelf-toggle',
      type: 'button',
      'aria-expanded': isOpen,
      onClick: toggle,
    };
    const row = (key: string): ComponentChild => {
      const chosen = selection?.type === 'actor' && selection.key === key;
      const button = {
        type: 'button',
        class: 'stage-shelf-actor',
        'data-actor': key,
        'aria-pressed': chosen,
        onClick: () => actions.select({ type: 'actor', key }),
      };
      return h('li', { key }, h('button', button, model.actors.get(key)?.label ?? key));
    };
    const more = keys.length - LONGEST;
    show([
      h('button', properties, [
        keys.length.toLocaleString('en'),
        h('span', { class: 'stage-shelf-what' }, keys.length === 1 ? ' actor' : ' actors'),
        ` without relations ${isOpen ? '▾' : '▸'}`,
      ]),
      isOpen ? h('ul', {}, keys.slice(0, LONGEST).map(row)) : null,
      isOpen && more > 0 ? h('p', {}, `${counted(more, 'actor')} more: the search finds them.`) : null,
    ]);
  };
  store.subscribe((state, previous) => {
    if (state.model !== previous.model) isOpen = false;
    if (state.view !== previous.view || (isOpen && state.selection !== previous.selection)) draw(state);
  });
}

function aloneIn(model: GraphModel, view: View): string[] {
  return [...model.actors.keys()].filter((key) => view.actors.has(key) && !view.connected.has(key));
}
