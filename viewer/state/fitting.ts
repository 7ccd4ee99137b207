import type { GraphModel } from './model.ts';
import type { Position, State } from './state.ts';

/** What of the selection, the focus and the open article still means something in a model. */
export function fitting(
  model: GraphModel,
  { selection, focus, reading }: State,
): Pick<State, 'selection' | 'focus' | 'reading' | 'hover'> {
  const isThere =
    selection === null ||
    (selection.type === 'actor' && model.actors.has(selection.key)) ||
    (selection.type === 'relation' && model.relations.has(selection.key)) ||
    (selection.type === 'pair' && model.actors.has(selection.a) && model.actors.has(selection.b)) ||
    (selection.type === 'path' && model.actors.has(selection.from) && model.actors.has(selection.to)) ||
    (selection.type === 'text' && model.articles.has(selection.article));
  return {
    selection: isThere ? selection : null,
    focus: focus !== null && model.actors.has(focus.actor) ? focus : null,
    reading: reading !== null && model.articles.has(reading.article) ? reading : null,
    hover: null,
  };
}

/** No picture needs larger coordinates, and beyond some 1e150 their squares are infinite. */
const FARTHEST = 1e6;

export function positionsOf({ actors }: GraphModel): Map<string, Position> {
  const within = (value: number): number => Math.max(-FARTHEST, Math.min(FARTHEST, value));
  return new Map([...actors.values()].map(({ key, x, y }) => [key, { x: within(x), y: within(y) }]));
}
