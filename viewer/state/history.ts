import type { Operation } from '../../src/graph/patch-file.ts';
import type { Filters } from '../facets/facet.ts';
import type { Second } from './comparison.ts';
import type { GraphModel } from './model.ts';
import type { Position, State } from './state.ts';

/** What can be undone: the graph with its corrections, where actors stand, the filters. Nothing here is ever changed. */
export interface Document {
  readonly model: GraphModel | null;
  readonly filters: Filters;
  readonly positions: ReadonlyMap<string, Position>;
  readonly pins: ReadonlySet<string>;
  /** The corrections made since the graph was opened, in order. */
  readonly patch: readonly Operation[];
  /** The second of two graphs that are compared: it is joined with the model. */
  readonly second: Second | null;
}

/** The documents before and after the present one, the nearest last. */
export interface History {
  readonly past: readonly Document[];
  readonly future: readonly Document[];
  /** What the last step changed and when; the same again soon after is part of that step. */
  readonly last: { readonly what: string; readonly at: number } | null;
}

export const NO_HISTORY: History = { past: [], future: [], last: null };

const MOST_STEPS = 200;
/** Milliseconds within which changes of one thing, such as a slider, are one step. */
const ONE_STEP = 500;

/**
 * Remember a document that is about to change.
 *
 * @param what the thing that changes: changes of the same thing that follow each other at once are one step.
 * @param now milliseconds of any clock.
 */
export function remember(history: History, document: Document, what: string, now: number): History {
  const last = { what, at: now };
  const isSame = history.last !== null && history.last.what === what && now - history.last.at <= ONE_STEP;
  if (isSame) return { ...history, future: [], last };
  return { past: [...history.past, document].slice(-MOST_STEPS), future: [], last };
}

/** Goes a step back: the document to show and the history then; null where there is none. */
export function undone(history: History, present: Document): [Document, History] | null {
  const document = history.past.at(-1);
  if (document === undefined) return null;
  return [document, { past: history.past.slice(0, -1), future: [...history.future, present], last: null }];
}

/** Goes a step forward again; null where nothing was undone. */
export function redone(history: History, present: Document): [Document, History] | null {
  const document = history.future.at(-1);
  if (document === undefined) return null;
  return [document, { past: [...history.past, present], future: history.future.slice(0, -1), last: null }];
}

/** Returns what of a state can be undone. */
export function documentOf({ model, filters, positions, pins, patch, second }: State): Document {
  return { model, filters, positions, pins, patch, second };
}
