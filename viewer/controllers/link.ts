import type { Actions } from '../state/actions.ts';
import { type Item, sameThing, type State, type Thing } from '../state/state.ts';
import type { Store } from '../state/store.ts';

/** Keeps the selection in the address (`#actor=JPN`), so that a link to it can be shared and the way back works. */
export function bindLink(store: Store<State>, actions: Actions): void {
  const follow = (): void => {
    const { model, selection } = store.get();
    const item = parse(location.hash);
    if (model === null || sameThing(item, selection)) return;
    const known = item === null || (item.type === 'actor' ? model.actors : model.relations).has(item.key);
    if (known) actions.select(item);
  };
  window.addEventListener('popstate', follow);
  store.subscribe((state, previous) => {
    if (state.model !== previous.model) {
      // What the address names belongs to the graph that the page came with.
      if (previous.model === null) follow();
      else history.replaceState(null, '', format(null));
    } else if (state.selection !== previous.selection && !sameThing(parse(location.hash), state.selection)) {
      history.pushState(null, '', format(state.selection));
    }
  });
}

function parse(hash: string): Item | null {
  const match = /^#(actor|relation)=(.+)$/.exec(hash);
  if (match === null) return null;
  try {
    return { type: match[1] === 'actor' ? 'actor' : 'relation', key: decodeURIComponent(match[2] ?? '') };
  } catch {
    // A broken percent sign names nothing.
    return null;
  }
}

function format(item: Thing | null): string {
  const address = location.pathname + location.search;
  return item === null || item.type === 'text'
    ? address
    : `${address}#${item.type}=${encodeURIComponent(item.key)}`;
}
