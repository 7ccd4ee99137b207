import type { Actions } from '../state/actions.ts';
import { decodeAddress, encodeAddress, type Followed, placeOf } from '../state/address.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';

/** A slider that is dragged makes one step of the browser's history, so long after it came to rest. */
const REST = 300;

/** Keeps the whole view in the address, so that a link to it can be shared and the way back works. */
export function bindLink(store: Store<State>, actions: Actions): void {
  let unknown: Followed['unknown'] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hashOf = (state: State): string => encodeAddress(placeOf(state), unknown);
  const follow = (): void => {
    const { model } = store.get();
    if (model === null || location.hash.slice(1) === hashOf(store.get())) return;
    const followed = decodeAddress(location.hash, model);
    unknown = followed.unknown;
    actions.visit(followed.place);
    const [problem] = followed.problems;
    if (problem !== undefined)
      actions.say({ tone: 'info', text: `Of the address: ${followed.problems.join('; ')}.` });
  };
  const write = (replaces: boolean): void => {
    clearTimeout(timer);
    const hash = hashOf(store.get());
    if (hash === location.hash.slice(1)) return;
    const url = location.pathname + location.search + (hash === '' ? '' : `#${hash}`);
    if (replaces) history.replaceState(null, '', url);
    else history.pushState(null, '', url);
  };
  window.addEventListener('popstate', follow);
  store.subscribe((state, previous) => {
    if (state.model === null) return;
    if (state.history.past.length === 0 && state.model !== previous.model) {
      // What the address names belongs to the graph that the page came with.
      if (previous.model === null) return follow();
      unknown = [];
      return write(true);
    }
    const moved =
      state.selection !== previous.selection ||
      state.reading !== previous.reading ||
      state.focus !== previous.focus ||
      state.tab !== previous.tab;
    if (moved) return write(false);
    if (state.filters === previous.filters) return;
    clearTimeout(timer);
    timer = setTimeout(() => write(false), REST);
  });
}
