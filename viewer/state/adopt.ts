import { applyPatch } from '../../src/graph/patch.ts';
import type { KnowledgeGraph } from '../../src/types/graph.ts';
import { classOf } from '../appearance/events.ts';
import { NO_FILTERS } from '../facets/facet.ts';
import type { Second } from './comparison.ts';
import { documentOf, remember } from './history.ts';
import { createModel, type GraphModel } from './model.ts';
import { fitting, positionsOf } from './fitting.ts';
import type { State } from './state.ts';
import { createView } from './view.ts';

/** Two graph files in one, and what each of them holds. */
export interface Joined {
  readonly model: GraphModel;
  readonly sides: Pick<Second, 'name' | 'file' | 'before' | 'after'>;
}

/**
 * Returns the state after articles were read: their graph in place of the one before, which undo brings back.
 *
 * @param isAddition whether the graph holds all of the one before too; then corrections, filters and places stay.
 */
export function adopted(state: State, graph: KnowledgeGraph, name: string, isAddition: boolean): State {
  const { past } = state.history;
  const history =
    state.model === null
      ? state.history
      : remember(state.history, documentOf(state), `adopt ${past.length}`, 0);
  if (!isAddition || state.model === null) {
    const model = createModel(graph, name);
    const picture = { positions: positionsOf(model), pins: new Set<string>(), limit: null };
    const nothing = {
      selection: null,
      hover: null,
      reading: null,
      focus: null,
      camera: null,
      walk: null,
      message: null,
      communities: null,
    } as const;
    const view = createView(model, NO_FILTERS);
    return {
      ...state,
      model,
      view,
      filters: NO_FILTERS,
      patch: [],
      history,
      second: null,
      comparing: null,
      ...picture,
      ...nothing,
    };
  }
  // What was corrected is corrected again, where new articles say the same.
  return joined(state, createModel(applyPatch(graph, state.patch, classOf).graph, name), history);
}

/** Returns the state with a second graph joined to the open one, to compare the two; undo parts them again. */
export function compared(state: State, { model, sides }: Joined): State {
  if (state.model === null) return state;
  const history = remember(state.history, documentOf(state), `compare ${state.history.past.length}`, 0);
  const second = { ...sides, base: state.model, corrections: state.patch.length };
  return {
    ...joined(state, model, history),
    second,
    tab: 'compare',
    comparing: { by: 'file', name: sides.name },
  };
}

/** Returns the state without the second graph; what was corrected meanwhile stays corrected. */
export function parted(state: State): State {
  const { second } = state;
  if (second === null) return state;
  const history = remember(state.history, documentOf(state), `part ${state.history.past.length}`, 0);
  const own = state.patch.slice(second.corrections);
  const { graph } = applyPatch(second.base.file, own, classOf);
  const model = own.length === 0 ? second.base : createModel(graph, second.base.name);
  return { ...joined(state, model, history), second: null, comparing: null };
}

/** The state with another model that goes on where the old one ends: what is still there stays as and where it is. */
function joined(state: State, model: GraphModel, history: State['history']): State {
  const rest = fitting(model, state);
  const positions = new Map([
    ...positionsOf(model),
    ...[...state.positions].filter(([key]) => model.actors.has(key)),
  ]);
  return {
    ...state,
    model,
    positions,
    history,
    ...rest,
    view: createView(model, state.filters, rest.focus),
  };
}
