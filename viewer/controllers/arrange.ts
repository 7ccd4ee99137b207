import type { KnowledgeGraph } from '../../src/types/graph.ts';
import type { Actions } from '../state/actions.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import { STOPPED } from '../worker/calls.ts';
import { graphCaller } from './graph-worker.ts';

/**
 * Returns a function that lays the visible actors out afresh, in a worker of its own.
 *
 * A newer request, or another graph, ends an older one.
 */
export function createArranger(store: Store<State>, actions: Actions): () => void {
  const worker = graphCaller();
  const showProgress = (share: number): void => {
    actions.say({ tone: 'info', text: `Laying out … ${Math.round(share * 100)} %` });
  };
  const end = (): void => {
    actions.setArranging(false);
    if (store.get().message?.text.startsWith('Laying out') === true) actions.say(null);
  };
  const arrange = async (): Promise<void> => {
    const { positions, pins, arranging } = store.get();
    const graph = visibleGraph(store.get());
    if (graph === null) return;
    if (arranging) worker.stop();
    actions.setArranging(true);
    const pinned = new Map([...positions].filter(([key]) => pins.has(key)));
    try {
      actions.place(await worker.ask('place', { graph, pinned }, showProgress));
      end();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      // Whoever stopped it goes on.
      if (reason === STOPPED) return;
      end();
      actions.say({ tone: 'error', text: `The layout could not be computed: ${reason}.` });
    }
  };
  store.subscribe((state, previous) => {
    if (state.model === previous.model) return;
    if (state.arranging) {
      // The old graph's rounds are of no use any more.
      worker.stop();
      end();
    }
    if (isUnplaced(state)) void arrange();
  });
  return () => void arrange();
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
