import type { KnowledgeGraph } from '../../src/types/graph.ts';
import type { Actions } from '../state/actions.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import type { LayoutReply, LayoutRequest } from '../worker/messages.ts';
// oxlint-disable-next-line import/default -- the bundler makes the default export
import LayoutWorker from '../worker/layout-worker.ts?worker&inline';

/**
 * Returns a function that lays the visible actors out afresh, in a worker of its own.
 *
 * A newer request, or another graph, makes the answer to an older one void.
 */
export function createArranger(store: Store<State>, actions: Actions): () => void {
  let latest = 0;
  let worker: Worker | null = null;
  const start = (): Worker => {
    const started = new LayoutWorker();
    started.addEventListener('message', ({ data }: MessageEvent<LayoutReply>) => {
      if (data.id !== latest) return;
      actions.place(data.positions);
      actions.setArranging(false);
    });
    started.addEventListener('error', () => {
      actions.setArranging(false);
      actions.say({
        tone: 'error',
        text: 'The layout could not be computed: the browser allows no worker here.',
      });
    });
    return started;
  };
  store.subscribe((state, previous) => {
    if (state.model === previous.model || !state.arranging) return;
    latest += 1;
    actions.setArranging(false);
  });
  return () => {
    const graph = visibleGraph(store.get());
    if (graph === null) return;
    worker ??= start();
    latest += 1;
    actions.setArranging(true);
    const request: LayoutRequest = { id: latest, graph };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows, not for workers
    worker.postMessage(request);
  };
}

/** Returns the actors and relations that pass the filters, without the articles, which have no place in a layout. */
function visibleGraph({ model, view }: State): KnowledgeGraph | null {
  if (model === null || view === null) return null;
  const { attributes, nodes, edges, ...rest } = model.file;
  return {
    ...rest,
    attributes: { ...attributes, articles: [] },
    nodes: nodes.filter((node) => view.actors.has(node.key)),
    edges: edges.filter((edge) => view.relations.has(edge.key)),
  };
}
