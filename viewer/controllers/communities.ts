import type { Actions } from '../state/actions.ts';
import { communityEdges, numbered, wantsCommunities } from '../state/communities.ts';
import type { GraphModel } from '../state/model.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import { STOPPED } from '../worker/calls.ts';
import { graphCaller } from './graph-worker.ts';

/** What is found within so many milliseconds needs no word. */
const AT_ONCE = 200;
const SEARCHING = 'Looking for communities …';

/** Has the communities of the open graph found in a worker, once they are to be seen; those of another graph end it. */
export function bindCommunities(store: Store<State>, actions: Actions): void {
  const worker = graphCaller();
  let asked: GraphModel | null = null;
  let isBusy = false;
  const find = async (model: GraphModel): Promise<void> => {
    if (isBusy) worker.stop();
    [asked, isBusy] = [model, true];
    const timer = setTimeout(() => actions.say({ tone: 'info', text: SEARCHING }), AT_ONCE);
    try {
      const groups = await worker.ask('communities', communityEdges(model));
      if (store.get().model === model) actions.setCommunities(numbered(groups));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      // Whoever stopped it goes on.
      if (reason === STOPPED) return;
      actions.say({ tone: 'error', text: `No communities could be found: ${reason}.` });
    } finally {
      clearTimeout(timer);
    }
    isBusy = false;
    if (store.get().message?.text === SEARCHING) actions.say(null);
  };
  store.subscribe((state) => {
    if (state.model !== null && state.model !== asked && wantsCommunities(state)) void find(state.model);
  });
}
