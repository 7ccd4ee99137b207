/** Corrections of the graph, each a step that can be undone. */
import { applyPatch } from '../../src/graph/patch.ts';
import type { Operation } from '../../src/graph/patch-file.ts';
import { classOf } from '../appearance/events.ts';
import { fitting, positionsOf } from './fitting.ts';
import { documentOf, remember } from './history.ts';
import { createModel, labelOf, type RelationEdge } from './model.ts';
import type { Item, State } from './state.ts';
import type { Store } from './store.ts';
import { createView } from './view.ts';

/** Corrects the graph in one step; where the corrections find nothing to change, says so and returns false. */
export function edit(store: Store<State>, operations: readonly Operation[]): boolean {
  const state = store.get();
  const { model, filters, positions } = state;
  if (model === null) return false;
  const { graph, skipped } = applyPatch(model.file, operations, classOf);
  if (skipped.length === operations.length) {
    store.set({ message: { tone: 'error', text: `Not corrected: ${skipped[0] ?? 'nothing to correct'}.` } });
    return false;
  }
  const next = createModel(graph, model.name);
  const rest = fitting(next, state);
  const pinned = operations.flatMap((operation) => (operation.op === 'pin' ? [operation.actor] : []));
  store.set({
    history: remember(state.history, documentOf(state), JSON.stringify(operations), performance.now()),
    model: next,
    patch: [...state.patch, ...operations],
    // Actors stay where they stand; new ones come where the correction put them.
    positions: new Map([...positionsOf(next)].map(([key, at]) => [key, positions.get(key) ?? at])),
    pins: new Set([...state.pins, ...pinned]),
    ...rest,
    view: createView(next, filters, rest.focus),
  });
  return true;
}

/** Takes an actor with its relations, or a relation with all its sentences, out of the graph, and says how it comes back. */
export function remove(store: Store<State>, { type, key }: Item): void {
  const { model } = store.get();
  const relation = model?.relations.get(key);
  const isActor = type === 'actor';
  const name = model === null || !isActor ? 'The relation' : labelOf(model, key);
  const operations = isActor ? [{ op: 'hide', actor: key } as const] : relation && withoutAll(relation);
  if (operations === undefined || !edit(store, operations)) return;
  const text = `${name} is taken out of the graph. Undo (Ctrl+Z) brings ${isActor ? 'the actor' : 'it'} back.`;
  store.set({ message: { tone: 'info', text } });
}

/** Returns the operations that delete all statements of a relation; one for each place, however often it is told there. */
function withoutAll({ source, target, evidence }: RelationEdge): Operation[] {
  const places = evidence.map(({ article, trigger: { start, end } }) => ({ article, start, end }));
  const known = new Map(places.map((place) => [JSON.stringify(place), place]));
  return [...known.values()].map(({ article, start, end }) => ({
    op: 'delete',
    at: { article, trigger: [start, end], source, target },
  }));
}
