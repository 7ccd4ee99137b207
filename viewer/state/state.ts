import type { Operation } from '../../src/graph/patch-file.ts';
import type { Span } from '../../src/types/article.ts';
import { type Filters, NO_FILTERS } from '../facets/facet.ts';
import type { Cell, Order } from './grid.ts';
import { type History, NO_HISTORY } from './history.ts';
import type { Communities } from './communities.ts';
import type { Comparing, Second } from './comparison.ts';
import type { Intake } from './intake.ts';
import type { GraphModel } from './model.ts';
import type { SheetStop } from './sheet.ts';
import type { View } from './view.ts';
import type { Walk } from './walk.ts';

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

/** Two actors with all that is directly between them. */
export interface Pair {
  readonly type: 'pair';
  readonly a: string;
  readonly b: string;
}

/** The shortest chain of relations from one actor to another. */
export interface Path {
  readonly type: 'path';
  readonly from: string;
  readonly to: string;
}

/** What one can point at and select. */
export type Thing = Item | Passage | Pair | Path;

/** An actor whose surroundings are shown alone: those within so many steps. */
export interface Focus {
  readonly actor: string;
  readonly steps: number;
}

/** The article that is open, and the place in it that matters (null: its beginning). */
export interface Reading {
  readonly article: string;
  readonly focus: Span | null;
}

/** What of the picture is seen: the point in its middle, in the graph's coordinates, and its extent, 1 where all just fits. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly ratio: number;
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
/** What the lists show; table and tree hold the same as the picture. */
export type ListTab = 'actors' | 'relations' | 'table' | 'tree' | 'statistics' | 'compare';
/** What the colours of actors mean. */
export type Colouring = 'kind' | 'community';

/** Everything the viewer shows follows from this. */
export interface State {
  /** Null until a graph has been opened. */
  readonly model: GraphModel | null;
  /** What of the model passes the filters; null with the model. */
  readonly view: View | null;
  readonly filters: Filters;
  readonly focus: Focus | null;
  /** The corrections made since the graph was opened, in order. */
  readonly patch: readonly Operation[];
  readonly history: History;
  /** Where each actor is drawn, in the graph file's coordinates. */
  readonly positions: ReadonlyMap<string, Position>;
  /** Keys of the actors that the user has put somewhere: a new layout leaves them there. */
  readonly pins: ReadonlySet<string>;
  readonly selection: Thing | null;
  readonly hover: Thing | null;
  readonly reading: Reading | null;
  readonly tab: ListTab;
  /** The rows of the tree that are open, by their ids. */
  readonly unfolded: ReadonlySet<string>;
  readonly order: Order;
  /** The cell of the table that Tab comes to. */
  readonly cell: Cell;
  /** What is typed into the search. */
  readonly query: string;
  /** How high the panel stands where it is a sheet. */
  readonly sheet: SheetStop;
  /** Where the arrow keys are in the graph; null before the first. */
  readonly walk: Walk | null;
  readonly theme: Theme;
  readonly message: Message | null;
  /** True while the layout is computed. */
  readonly arranging: boolean;
  /** Whether communities are outlined in the picture. */
  readonly grouping: boolean;
  readonly colouring: Colouring;
  /** Null until they have been asked for and found. */
  readonly communities: Communities | null;
  /** How many actors the picture draws at most; null for as many as suit it. */
  readonly limit: number | null;
  /** Where the user has moved the picture; null where it fits the window. */
  readonly camera: Camera | null;
  /** What is compared; null for what suits the graph. */
  readonly comparing: Comparing | null;
  /** The second of two graph files that are compared. */
  readonly second: Second | null;
  /** Texts that wait to be read, while their dialog is open. */
  readonly intake: Intake | null;
}

/** How the table is sorted at first: by the number of sentences. */
export const HEAVIEST_FIRST: Order = { column: 5, isUp: false };
export const FIRST_CELL: Cell = { row: 1, column: 0 };

/** Returns the state before any graph is open. */
export function initialState(theme: Theme): State {
  return {
    model: null,
    view: null,
    filters: NO_FILTERS,
    focus: null,
    patch: [],
    history: NO_HISTORY,
    positions: new Map(),
    pins: new Set(),
    selection: null,
    hover: null,
    reading: null,
    tab: 'actors',
    unfolded: new Set(),
    order: HEAVIEST_FIRST,
    cell: FIRST_CELL,
    query: '',
    sheet: 'half',
    walk: null,
    theme,
    message: null,
    arranging: false,
    grouping: false,
    colouring: 'kind',
    communities: null,
    limit: null,
    camera: null,
    comparing: null,
    second: null,
    intake: null,
  };
}

/** Returns true where two things are the same one. */
export function sameThing(a: Thing | null, b: Thing | null): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
