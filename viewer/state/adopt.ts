import { applyPatch } from '../../src/graph/patch.ts';
import type { KnowledgeGraph } from '../../src/types/graph.ts';
import { classOf } from '../appearance/events.ts';
import { NO_FILTERS } from '../facets/facet.ts';
import { documentOf, remember } from './history.ts';
import { createModel } from './model.ts';
import { fitting, positionsOf } from './fitting.ts';
import type { State } from './state.ts';
import { createView } from './view.ts';

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
    const nothing = { selection: null, hover: null, reading: null, focus: null, message: null } as const;
    const view = createView(model, NO_FILTERS);
    return { ...state, model, view, filters: NO_FILTERS, patch: [], history, ...picture, ...nothing };
  }
  // What was corrected is corrected again, where new articles say the same.
  const model = createModel(applyPatch(graph, state.patch, classOf).graph, name);
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
