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
      if ('share' in data) return showProgress(data.share);
      actions.place(data.positions);
      end();
    });
    started.addEventListener('error', () => {
      end();
      actions.say({
        tone: 'error',
        text: 'The layout could not be computed: the browser allows no worker here.',
      });
    });
    return started;
  };
  const showProgress = (share: number): void => {
    actions.say({ tone: 'info', text: `Laying out … ${Math.round(share * 100)} %` });
  };
  const end = (): void => {
    actions.setArranging(false);
    if (store.get().message?.text.startsWith('Laying out') === true) actions.say(null);
  };
  const arrange = (): void => {
    const { positions, pins } = store.get();
    const graph = visibleGraph(store.get());
    if (graph === null) return;
    worker ??= start();
    latest += 1;
    actions.setArranging(true);
    const pinned = new Map([...positions].filter(([key]) => pins.has(key)));
    const request: LayoutRequest = { id: latest, graph, pinned };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows, not for workers
    worker.postMessage(request);
  };
  store.subscribe((state, previous) => {
    if (state.model === previous.model) return;
    if (state.arranging) {
      latest += 1;
      // The old graph's rounds are of no use any more.
      worker?.terminate();
      worker = null;
      end();
    }
    if (isUnplaced(state)) arrange();
  });
  return arrange;
}

/** True where all actors stand at one place, as in files that no layout has been through. */
function isUnplaced({ positions }: State): boolean {
  const [first, ...others] = positions.values();
  return others.length > 0 && others.every(({ x, y }) => x === first?.x && y === first.y);
}

/** Returns the related actors and the relations that pass the filters, without articles. */
function visibleGraph({ model, view }: State): KnowledgeGraph | null {
  if (model === null || view === null) return null;
  const { attributes, nodes, edges, ...rest } = model.file;
  return {
    ...rest,
    attributes: { ...attributes, articles: [] },
    nodes: nodes.filter((node) => view.connected.has(node.key)),
    edges: edges
      .filter((edge) => view.relations.has(edge.key))
      // What stands behind a relation has no place in a layout either, and copying it takes long.
      .map((edge) => ({ ...edge, attributes: { ...edge.attributes, evidence: [] } })),
  };
}
