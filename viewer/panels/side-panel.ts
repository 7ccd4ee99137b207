import type { Actions } from '../state/actions.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import { actorPanel } from './actor-panel.ts';
import { render } from './dom.ts';
import { explorePanel } from './explore-panel.ts';
import { relationPanel } from './relation-panel.ts';

/** Keeps the side panel showing the selection, or the lists while there is none. */
export function mountSidePanel(container: HTMLElement, store: Store<State>, actions: Actions): void {
  let scrollOfLists = 0;
  store.subscribe((state, previous) => {
    const { model, view, selection, tab } = state;
    const same =
      model === previous.model &&
      view === previous.view &&
      selection === previous.selection &&
      tab === previous.tab;
    if (same) return;
    if (model === null || view === null) return render(container);
    if (previous.selection === null && selection !== null) scrollOfLists = container.scrollTop;
    const scroll = container.scrollTop;
    render(container, content(state, actions));
    if (selection !== previous.selection) {
      container.scrollTop = selection === null ? scrollOfLists : 0;
      focusHeading(container);
    } else container.scrollTop = scroll;
  });
}

function content({ model, view, selection, tab }: State, actions: Actions): HTMLElement | null {
  if (model === null || view === null) return null;
  const relation = selection?.type === 'relation' ? model.relations.get(selection.key) : undefined;
  if (relation !== undefined) return relationPanel(model, relation, actions);
  const actor = selection?.type === 'actor' ? model.actors.get(selection.key) : undefined;
  if (actor !== undefined) return actorPanel(model, view, actor, actions);
  return explorePanel(model, view, tab, actions);
}

/** Moves the focus of a keyboard user from the row that has gone to the heading of what took its place. */
function focusHeading(container: HTMLElement): void {
  if (document.activeElement !== document.body) return;
  container.querySelector<HTMLElement>('[data-heading]')?.focus({ preventScroll: true });
}
