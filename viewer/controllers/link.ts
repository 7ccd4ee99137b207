import type { Actions } from '../state/actions.ts';
import { decodeAddress, encodeAddress, type Followed, placeOf } from '../state/address.ts';
import { packed, packedIn, LONGEST_LINK } from '../state/packed.ts';
import { wholeGraph } from '../state/part.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';

/** A slider that is dragged makes one step of the browser's history, so long after it came to rest. */
const REST = 300;

/**
 * Keeps the whole view in the address, so that a link to it can be shared and the way back works.
 *
 * @param openPacked opens the graph that a link carries.
 */
export function bindLink(
  store: Store<State>,
  actions: Actions,
  openPacked: (packed: string) => Promise<void>,
): void {
  let carried = packedIn(location.hash);
  let isArriving = false;
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
  /** Follows the address; where it carries another graph, opens that first. */
  const arrive = async (): Promise<void> => {
    const packed = packedIn(location.hash);
    if (packed === null || packed === carried) return follow();
    carried = packed;
    isArriving = true;
    await openPacked(packed);
    isArriving = false;
  };
  window.addEventListener('popstate', () => void arrive());
  store.subscribe((state, previous) => {
    if (state.model === null) return;
    if (state.history.past.length === 0 && state.model !== previous.model) {
      // What the address names belongs to the graph that the page came with.
      if (previous.model === null || isArriving) return follow();
      unknown = [];
      carried = null;
      return write(true);
    }
    const moved =
      state.selection !== previous.selection ||
      state.reading !== previous.reading ||
      state.focus !== previous.focus ||
      state.tab !== previous.tab;
    if (moved || state.comparing !== previous.comparing) return write(false);
    if (state.camera !== previous.camera || state.limit !== previous.limit) return write(true);
    if (state.filters === previous.filters) return;
    clearTimeout(timer);
    timer = setTimeout(() => write(false), REST);
  });
}

/** Longer texts do not get short enough. */
const LONGEST_TEXT = 20 * LONGEST_LINK;

/** Copies a link to all that is shown, with the graph in it where that is small, and says which. */
export async function copyLink(state: State, actions: Actions): Promise<void> {
  const graph = wholeGraph(state);
  if (graph === null) return;
  const text = JSON.stringify(graph);
  const letters = text.length > LONGEST_TEXT ? null : await packed(text);
  const isInside = letters !== null && letters.length <= LONGEST_LINK;
  const hash = encodeAddress(placeOf(state), isInside ? [['g', letters]] : []);
  const [page = ''] = location.href.split('#');
  const link = `${page}${hash === '' ? '' : `#${hash}`}`;
  const size = `${Math.ceil((letters?.length ?? text.length) / 1000)} kB`;
  const what = isInside
    ? `The view and the graph are in it (${size}).`
    : `Only the view is in it: the graph (${size}) is too large for a link, send its file too.`;
  try {
    await navigator.clipboard.writeText(link);
    actions.say({ tone: 'info', text: `Link copied. ${what}` });
  } catch {
    history.replaceState(null, '', link);
    actions.say({ tone: 'info', text: `The link stands in the address bar. ${what}` });
  }
}
