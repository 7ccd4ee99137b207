import type { Span } from '../../src/types/article.ts';
import type { KnowledgeGraph } from '../../src/types/graph.ts';
import {
  type ChoiceFacet,
  type Facet,
  type Filters,
  NO_FILTERS,
  valueOf,
  withValue,
} from '../facets/facet.ts';
import { createModel, type GraphModel } from './model.ts';
import { admitting } from './shown.ts';
import {
  type Item,
  type ListTab,
  type Message,
  type Position,
  sameThing,
  type State,
  type Thing,
} from './state.ts';
import type { Store } from './store.ts';
import { createView } from './view.ts';

/** Every way in which the state changes. */
export interface Actions {
  /** Shows a graph in place of the one before; where showing it fails, the one before stays and the error is thrown. */
  open(file: KnowledgeGraph, name: string): void;
  select(thing: Thing | null): void;
  hover(thing: Thing | null): void;
  /** Ends the hovering over a thing, unless something else is hovered over by now. */
  leave(thing: Thing): void;
  /** Opens an article at a place, its beginning by default. */
  read(article: string, focus?: Span | null): void;
  closeArticle(): void;
  filter<V>(facet: Facet<V>, value: V): void;
  /** Switches a choice of a facet off or on; `only` switches all others of them off, or all on again. */
  toggle(facet: ChoiceFacet, choice: string, only?: readonly string[]): void;
  clearFilters(): void;
  /** Loosens the filters as little as it takes to show an actor or a relation. */
  admit(item: Item): void;
  showTab(tab: ListTab): void;
  toggleTheme(): void;
  place(positions: ReadonlyMap<string, Position>): void;
  /** Puts an actor somewhere, to stay there; without a position, lets it go again. */
  pin(key: string, position: Position | null): void;
  setArranging(arranging: boolean): void;
  /** Lets the picture draw so many actors at most; null for as many as suit it. */
  limit(limit: number | null): void;
  say(message: Message | null): void;
}

/** Returns the actions on a store. */
export function createActions(store: Store<State>): Actions {
  const setFilters = (filters: Filters): void => {
    const { model } = store.get();
    if (model !== null) store.set({ filters, view: createView(model, filters) });
  };
  return {
    open: (file, name) => openGraph(store, file, name),
    select: (selection) => store.set({ selection, hover: null }),
    hover(hover) {
      if (!sameThing(store.get().hover, hover)) store.set({ hover });
    },
    leave(thing) {
      if (sameThing(store.get().hover, thing)) store.set({ hover: null });
    },
    read: (article, focus = null) => store.set({ reading: { article, focus } }),
    closeArticle: () => store.set({ reading: null }),
    filter: (facet, value) => setFilters(withValue(store.get().filters, facet, value)),
    toggle(facet, choice, only) {
      const { filters } = store.get();
      const hidden = valueOf(facet, filters);
      setFilters(
        withValue(filters, facet, only === undefined ? toggled(hidden, choice) : alone(hidden, choice, only)),
      );
    },
    clearFilters: () => setFilters(NO_FILTERS),
    admit(item) {
      const { model, filters } = store.get();
      if (model !== null) setFilters(admitting(model, filters, item));
    },
    showTab: (tab) => store.set({ tab }),
    toggleTheme: () => store.set({ theme: store.get().theme === 'dark' ? 'light' : 'dark' }),
    place: (positions) => store.set({ positions: new Map([...store.get().positions, ...positions]) }),
    pin(key, position) {
      const { pins, positions } = store.get();
      const others = [...pins].filter((one) => one !== key);
      if (position === null) store.set({ pins: new Set(others) });
      else
        store.set({ pins: new Set([...others, key]), positions: new Map([...positions, [key, position]]) });
    },
    setArranging: (arranging) => store.set({ arranging }),
    limit: (limit) => store.set({ limit }),
    say: (message) => store.set({ message }),
  };
}

/** Builds all that is shown first and commits it in one step; a listener that throws brings the old graph back. */
function openGraph(store: Store<State>, file: KnowledgeGraph, name: string): void {
  const model = createModel(file, name);
  const view = createView(model, NO_FILTERS);
  const before = store.get();
  const nothing = { selection: null, hover: null, reading: null, message: null, tab: 'actors' } as const;
  const picture = { positions: positionsOf(model), pins: new Set<string>(), limit: null };
  try {
    store.set({ model, view, filters: NO_FILTERS, ...picture, ...nothing });
  } catch (error) {
    store.set(before);
    throw error;
  }
}

/** No picture needs larger coordinates, and beyond some 1e150 their squares are infinite. */
const FARTHEST = 1e6;

function positionsOf({ actors }: GraphModel): Map<string, Position> {
  const within = (value: number): number => Math.max(-FARTHEST, Math.min(FARTHEST, value));
  return new Map([...actors.values()].map(({ key, x, y }) => [key, { x: within(x), y: within(y) }]));
}

function toggled(hidden: ReadonlySet<string>, choice: string): ReadonlySet<string> {
  const next = new Set(hidden);
  if (!next.delete(choice)) next.add(choice);
  return next;
}

function alone(hidden: ReadonlySet<string>, choice: string, all: readonly string[]): ReadonlySet<string> {
  const others = all.filter((one) => one !== choice);
  const isAlone = !hidden.has(choice) && others.every((one) => hidden.has(one));
  return new Set(isAlone ? [] : others);
}
