import type { Span } from '../../src/types/article.ts';
import { type Filters, NO_FILTERS } from '../facets/facet.ts';
import type { GraphModel } from './model.ts';
import type { View } from './view.ts';

/** An actor or a relation of the graph, by its key. */
export interface Item {
  readonly type: 'actor' | 'relation';
  readonly key: string;
}

/** A stretch of an article, for all that its words state. */
export interface Passage extends Span {
  readonly type: 'text';
  readonly article: string;
}

/** What one can point at and select. */
export type Thing = Item | Passage;

/** The article that is open, and the place in it that matters (null: its beginning). */
export interface Reading {
  readonly article: string;
  readonly focus: Span | null;
}

export interface Position {
  readonly x: number;
  readonly y: number;
}

/** A line for the user, shown until it is closed or replaced. */
export interface Message {
  readonly tone: 'info' | 'error';
  readonly text: string;
}

export type Theme = 'light' | 'dark';
export type ListTab = 'actors' | 'relations';

/** Everything the viewer shows follows from this. */
export interface State {
  /** Null until a graph has been opened. */
  readonly model: GraphModel | null;
  /** What of the model passes the filters; null with the model. */
  readonly view: View | null;
  readonly filters: Filters;
  /** Where each actor is drawn, in the graph file's coordinates. */
  readonly positions: ReadonlyMap<string, Position>;
  /** Keys of the actors that the user has put somewhere: a new layout leaves them there. */
  readonly pins: ReadonlySet<string>;
  readonly selection: Thing | null;
  readonly hover: Thing | null;
  readonly reading: Reading | null;
  readonly tab: ListTab;
  readonly theme: Theme;
  readonly message: Message | null;
  /** True while the layout is computed. */
  readonly arranging: boolean;
  /** How many actors the picture draws at most; null for as many as suit it. */
  readonly limit: number | null;
}

/** Returns the state before any graph is open. */
export function initialState(theme: Theme): State {
  return {
    model: null,
    view: null,
    filters: NO_FILTERS,
    positions: new Map(),
    pins: new Set(),
    selection: null,
    hover: null,
    reading: null,
    tab: 'actors',
    theme,
    message: null,
    arranging: false,
    limit: null,
  };
}

/** Returns true where two things are the same one. */
export function sameThing(a: Thing | null, b: Thing | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.type === 'text' || b.type === 'text') {
    if (a.type !== 'text' || b.type !== 'text') return false;
    return a.article === b.article && a.start === b.start && a.end === b.end;
  }
  return a.type === b.type && a.key === b.key;
}
