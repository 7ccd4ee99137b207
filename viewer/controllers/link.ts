import type { Actions } from '../state/actions.ts';
import { decodeAddress, encodeAddress, type Followed, type Place, placeOf } from '../state/address.ts';
import { parted } from '../state/adopt.ts';
import { packed, packedIn, LONGEST_LINK } from '../state/packed.ts';
import { wholeGraph } from '../state/part.ts';
import { isHigher } from '../state/sheet.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import { createTrail } from './trail.ts';

/** A slider that is dragged makes one step of the browser's history, so long after it came to rest. */
const REST = 300;

/**
 * Keeps the whole view in the address, so that a link to it can be shared and the way back works: it leads to the graph
 * that was open before, too.
 *
 * @param openPacked opens the graph that an address carries.
 */
export function bindLink(
  store: Store<State>,
  actions: Actions,
  openPacked: (hash: string) => Promise<void>,
): void {
  let carried = packedIn(location.hash);
  let isArriving = false;
  let unknown: Followed['unknown'] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const trail = createTrail(store, actions);
  const hashOf = (state: State): string => encodeAddress(placeOf(state), unknown);
  const follow = (): void => {
    const { model } = store.get();
    if (model === null) return;
    history.replaceState({ ...stepNow(), graph: trail.now() }, '');
    if (location.hash.slice(1) === hashOf(store.get())) return;
    const followed = decodeAddress(location.hash, model);
    unknown = followed.unknown;
    actions.visit(followed.place);
    const [problem] = followed.problems;
    if (problem !== undefined)
      actions.say({ tone: 'info', text: `Of the address: ${followed.problems.join('; ')}.` });
  };
  const write = (how: 'push' | 'replace' | 'lower'): void => {
    clearTimeout(timer);
    const hash = hashOf(store.get());
    const { from, graph } = stepNow();
    const now = trail.now();
    if (hash === location.hash.slice(1) && graph === now) return;
    const url = location.pathname + location.search + (hash === '' ? '' : `#${hash}`);
    const step: Step = { from: location.hash.slice(1), graph: now };
    if (how === 'push') history.pushState(step, '', url);
    // A sheet that is lowered to where it was raised from leaves no step behind.
    else if (how === 'lower' && from === hash) history.back();
    else history.replaceState({ ...stepNow(), graph: now }, '', url);
  };
  /** Follows the address; where another graph was open there, or it carries one, shows that first. */
  const arrive = async (): Promise<void> => {
    const packed = packedIn(location.hash);
    isArriving = true;
    const isOpen = trail.bring(stepNow().graph ?? undefined) || packed === null || packed === carried;
    carried = packed;
    if (isOpen) follow();
    else await openPacked(location.hash);
    isArriving = false;
  };
  window.addEventListener('popstate', () => void arrive());
  store.subscribe((state, previous) => {
    if (state.model === null) return;
    if (state.model !== previous.model && (previous.model === null || isArriving)) return follow();
    if (state.model !== previous.model && state.history.past.length === 0) {
      // What the address names belongs to the graph that the page came with.
      unknown = [];
      carried = null;
    }
    if (trail.now() !== stepNow().graph) return write('push');
    const changes = (names: readonly (keyof Place)[]): boolean =>
      names.some((name) => state[name] !== previous[name]);
    if (changes(STEPS)) return write('push');
    if (changes(['sheet'])) return write(isHigher(state.sheet, previous.sheet) ? 'push' : 'lower');
    if (changes(LOOKS)) return write('replace');
    if (!changes([...RESTING, 'query'])) return;
    clearTimeout(timer);
    timer = setTimeout(() => write(changes(RESTING) ? 'push' : 'replace'), REST);
  });
}

/** What makes a step of the browser's history when it changes. */
const STEPS: readonly (keyof Place)[] = ['selection', 'reading', 'focus', 'tab'];
/** What does so once it rests: it is dragged, or typed letter by letter. */
const RESTING: readonly (keyof Place)[] = ['filters', 'comparing'];
/** What is only kept. */
const LOOKS: readonly (keyof Place)[] = ['camera', 'limit', 'grouping', 'colouring', 'order'];

/** Kept with a step of the browser's history. */
interface Step {
  /** The address before it. */
  readonly from: string;
  /** The name of the graph that is open. */
  readonly graph: string | null;
}

function stepNow(): Partial<Step> {
  return (history.state ?? {}) as Partial<Step>;
}

/** Longer texts do not get short enough. */
const LONGEST_TEXT = 20 * LONGEST_LINK;

/** Copies a link to all that is shown, with the graph in it where that is small, and says which. */
export async function copyLink(state: State, actions: Actions): Promise<void> {
  const graph = wholeGraph(parted(state));
  if (graph === null) return;
  const texts = [graph, ...(state.second === null ? [] : [state.second.file])].map((one) =>
    JSON.stringify(one),
  );
  const long = texts.join('').length;
  const letters = long > LONGEST_TEXT ? null : await Promise.all(texts.map(packed));
  const length = letters?.join('').length ?? long;
  const isInside = letters !== null && length <= LONGEST_LINK;
  const inside = letters?.map((one, index) => [index === 0 ? 'g' : 'g2', one] as const) ?? [];
  const hash = encodeAddress(placeOf(state), isInside ? inside : []);
  const [page = ''] = location.href.split('#');
  const link = `${page}${hash === '' ? '' : `#${hash}`}`;
  const size = `${Math.ceil(length / 1000)} kB`;
  const [all, are, files] =
    texts.length > 1 ? ['both graphs', 'are', 'their files'] : ['the graph', 'is', 'its file'];
  const what = isInside
    ? `The view and ${all} are in it (${size}).`
    : `Only the view is in it: ${all} (${size}) ${are} too large for a link, send ${files} too.`;
  try {
    await navigator.clipboard.writeText(link);
    actions.say({ tone: 'info', text: `Link copied. ${what}` });
  } catch {
    history.replaceState(history.state, '', link);
    actions.say({ tone: 'info', text: `The link stands in the address bar. ${what}` });
  }
}
