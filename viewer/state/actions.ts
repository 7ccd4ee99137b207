import type { Operation } from '../../src/graph/patch-file.ts';
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
import type { Place } from './address.ts';
import { adopted, compared, type Joined, parted } from './adopt.ts';
import type { Communities } from './communities.ts';
import type { Comparing } from './comparison.ts';
import { edit, remove } from './edit.ts';
import { fitting, positionsOf } from './fitting.ts';
import type { Cell, Order } from './grid.ts';
import { type Document, documentOf, type History, NO_HISTORY, redone, remember, undone } from './history.ts';
import { type Intake, NO_INTAKE } from './intake.ts';
import type { GraphModel } from './model.ts';
import { type SheetStop, showing } from './sheet.ts';
import { admitting } from './shown.ts';
import {
  type Camera,
  type Colouring,
  FIRST_CELL,
  type Focus,
  HEAVIEST_FIRST,
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
import { type Step, walked } from './walk.ts';

/** Every way in which the state changes. */
export interface Actions {
  /**
   * Shows a graph in place of the one before; where showing it fails, the one before stays and the error is thrown.
   *
   * @param joined a second graph that it is compared with, joined with it.
   */
  open(model: GraphModel, joined?: Joined): void;
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
  /** Shows the surroundings of an actor alone; null shows everything again. */
  focus(focus: Focus | null): void;
  /** Goes to a place of the graph that is open. */
  visit(place: Place): void;
  /** Corrects the graph; can be undone. Says so where the correction finds nothing to change. */
  edit(operation: Operation): void;
  /** Takes an actor or a relation out of the graph; can be undone. */
  remove(item: Item): void;
  undo(): void;
  redo(): void;
  /** Shows a graph again that was open before, with its own steps to undo. */
  bringBack(document: Document, history: History): void;
  showTab(tab: ListTab): void;
  /** Opens these rows of the tree, and no others. */
  unfold(rows: ReadonlySet<string>): void;
  sortBy(order: Order): void;
  /** Remembers where one is in the table. */
  goTo(cell: Cell): void;
  /** Outlines communities in the picture, or not. */
  group(isOn: boolean): void;
  colourBy(colouring: Colouring): void;
  setCommunities(communities: Communities): void;
  search(query: string): void;
  /** Raises or lowers the panel where it is a sheet. */
  raise(sheet: SheetStop): void;
  /** Walks from the selected actor along its relations. */
  walk(step: Step): void;
  toggleTheme(): void;
  place(positions: ReadonlyMap<string, Position>): void;
  /**
   * Puts an actor somewhere, to stay there; without a position, lets it go again.
   *
   * @param gesture a number for each drag: all moves of one are undone at once, however slow the hand.
   */
  pin(key: string, position: Position | null, gesture: number): void;
  /** Keeps an actor where it stands now, or lets it go again. */
  togglePin(key: string): void;
  setArranging(arranging: boolean): void;
  /** Lets the picture draw so many actors at most; null for as many as suit it. */
  limit(limit: number | null): void;
  /** Remembers where the user has moved the picture; null where it fits the window. */
  look(camera: Camera | null): void;
  say(message: Message | null): void;
  /** Shows the graph of articles that were read: `isAddition` where it holds all of the open one too. Can be undone. */
  adopt(graph: KnowledgeGraph, name: string, isAddition: boolean): void;
  /** Compares what is shown in another way. */
  compare(comparing: Comparing): void;
  /** Joins a second graph file with the open one, to compare the two. */
  compareWith(joined: Joined): void;
  /** Takes the second graph file out again. */
  part(): void;
  /** Opens the dialog for texts, or changes what is in it; null closes it. */
  takeIn(change: Partial<Intake> | null): void;
}

/** Returns the actions on a store. */
export function createActions(store: Store<State>): Actions {
  const setFilters = (filters: Filters, what: string): void => {
    const { model, focus, history } = store.get();
    if (model === null) return;
    store.set({
      history: remember(history, documentOf(store.get()), what, performance.now()),
      filters,
      view: createView(model, filters, focus),
    });
  };
  return {
    open: (model, joined) => openGraph(store, model, joined),
    select(selection) {
      const { sheet } = store.get();
      store.set({ selection, hover: null, sheet: selection === null ? sheet : showing(sheet) });
    },
    hover(hover) {
      if (!sameThing(store.get().hover, hover)) store.set({ hover });
    },
    leave(thing) {
      if (sameThing(store.get().hover, thing)) store.set({ hover: null });
    },
    read: (article, focus = null) => store.set({ reading: { article, focus } }),
    closeArticle: () => store.set({ reading: null }),
    filter: (facet, value) => setFilters(withValue(store.get().filters, facet, value), facet.id),
    toggle(facet, choice, only) {
      const { filters } = store.get();
      const hidden = valueOf(facet, filters);
      const value = only === undefined ? toggled(hidden, choice) : alone(hidden, choice, only);
      setFilters(withValue(filters, facet, value), `${facet.id} ${choice}`);
    },
    clearFilters: () => setFilters(NO_FILTERS, 'all filters'),
    admit(item) {
      const { model, filters } = store.get();
      if (model !== null) setFilters(admitting(model, filters, item), 'admit');
    },
    focus(focus) {
      const { model, filters } = store.get();
      if (model !== null) store.set({ focus, view: createView(model, filters, focus) });
    },
    visit(place) {
      const { model } = store.get();
      if (model !== null)
        store.set({ ...place, hover: null, view: createView(model, place.filters, place.focus) });
    },
    edit: (operation) => void edit(store, [operation]),
    remove: (item) => remove(store, item),
    undo: () => restore(store, undone(store.get().history, documentOf(store.get()))),
    redo: () => restore(store, redone(store.get().history, documentOf(store.get()))),
    bringBack: (document, history) => restore(store, [document, history]),
    showTab: (tab) => store.set({ tab }),
    unfold: (unfolded) => store.set({ unfolded }),
    sortBy: (order) => store.set({ order }),
    goTo: (cell) => store.set({ cell }),
    group: (grouping) => store.set({ grouping }),
    colourBy: (colouring) => store.set({ colouring }),
    setCommunities: (communities) => store.set({ communities }),
    search: (query) => store.set({ query }),
    raise: (sheet) => store.set({ sheet }),
    walk(step) {
      const next = walked(store.get(), step);
      if (next !== null) store.set(next);
    },
    toggleTheme: () => store.set({ theme: store.get().theme === 'dark' ? 'light' : 'dark' }),
    place(positions) {
      const state = store.get();
      const what = `place ${[...positions.keys()].slice(0, 2).join(' ')}`;
      store.set({
        history: remember(state.history, documentOf(state), what, performance.now()),
        positions: new Map([...state.positions, ...positions]),
      });
    },
    pin: (key, position, gesture) => pin(store, key, position, gesture),
    togglePin(key) {
      const { pins, positions, history } = store.get();
      const { x, y } = positions.get(key) ?? { x: 0, y: 0 };
      if (pins.has(key)) pin(store, key, null, -1 - history.past.length);
      else edit(store, [{ op: 'pin', actor: key, x, y }]);
    },
    setArranging: (arranging) => store.set({ arranging }),
    limit: (limit) => store.set({ limit }),
    look: (camera) => store.set({ camera }),
    say: (message) => store.set({ message }),
    adopt: (graph, name, isAddition) => store.set(adopted(store.get(), graph, name, isAddition)),
    compare: (comparing) => store.set({ comparing }),
    compareWith: (joined) => store.set(compared(store.get(), joined)),
    part: () => store.set(parted(store.get())),
    takeIn: (change) => store.set({ intake: change && { ...(store.get().intake ?? NO_INTAKE), ...change } }),
  };
}

/** Builds all that is shown first and commits it in one step; a listener that throws brings the old graph back. */
function openGraph(store: Store<State>, model: GraphModel, joined?: Joined): void {
  const view = createView(model, NO_FILTERS);
  const before = store.get();
  const nothing = {
    selection: null,
    hover: null,
    reading: null,
    focus: null,
    message: null,
    tab: 'actors',
    unfolded: new Set<string>(),
    order: HEAVIEST_FIRST,
    cell: FIRST_CELL,
    query: '',
    walk: null,
    camera: null,
    comparing: null,
    second: null,
    communities: null,
  } as const;
  const fresh = { filters: NO_FILTERS, patch: [], history: NO_HISTORY };
  const picture = { positions: positionsOf(model), pins: new Set<string>(), limit: null };
  const opened = { ...before, model, view, ...picture, ...fresh, ...nothing };
  try {
    store.set(joined === undefined ? opened : { ...compared(opened, joined), history: NO_HISTORY });
  } catch (error) {
    store.set(before);
    throw error;
  }
}

function pin(store: Store<State>, key: string, position: Position | null, gesture: number): void {
  const state = store.get();
  const others = [...state.pins].filter((one) => one !== key);
  const history = remember(state.history, documentOf(state), `pin ${key} ${gesture}`, 0);
  if (position === null) store.set({ history, pins: new Set(others) });
  else
    store.set({
      history,
      pins: new Set([...others, key]),
      positions: new Map([...state.positions, [key, position]]),
    });
}

function restore(store: Store<State>, step: ReturnType<typeof undone>): void {
  const state = store.get();
  const [document, history] = step ?? [];
  if (document === undefined || history === undefined || document.model === null) return;
  const rest = document.model === state.model ? { focus: state.focus } : fitting(document.model, state);
  store.set({
    ...document,
    ...rest,
    history,
    // What was said of the step that is undone holds no more.
    message: null,
    view: createView(document.model, document.filters, rest.focus),
  });
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
