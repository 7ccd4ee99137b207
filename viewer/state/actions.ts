import type { ActorKind } from '../../src/types/actor.ts';
import type { Span } from '../../src/types/article.ts';
import type { KnowledgeGraph } from '../../src/types/graph.ts';
import type { Family, Status } from '../../src/types/relation.ts';
import { NO_FILTERS, type Filters } from './filters.ts';
import { createModel } from './model.ts';
import type { Item, ListTab, Message, Position, State } from './state.ts';
import type { Store } from './store.ts';
import { createView } from './view.ts';

/** Every way in which the state changes. */
export interface Actions {
  /** Shows a graph in place of the one before. */
  open(file: KnowledgeGraph, name: string): void;
  select(item: Item | null): void;
  hover(item: Item | null): void;
  /** Ends the hovering over an item, unless something else is hovered over by now. */
  leave(item: Item): void;
  /** Opens an article at a place, its beginning by default. */
  read(article: string, focus?: Span | null): void;
  closeArticle(): void;
  toggleFamily(family: Family): void;
  toggleKind(kind: ActorKind): void;
  toggleStatus(status: Status): void;
  filter(patch: Partial<Filters>): void;
  clearFilters(): void;
  showTab(tab: ListTab): void;
  toggleTheme(): void;
  place(positions: ReadonlyMap<string, Position>): void;
  setArranging(arranging: boolean): void;
  say(message: Message | null): void;
}

/** Returns the actions on a store. */
export function createActions(store: Store<State>): Actions {
  const filter = (patch: Partial<Filters>): void => {
    const { model, filters } = store.get();
    if (model === null) return;
    const next = { ...filters, ...patch };
    store.set({ filters: next, view: createView(model, next) });
  };
  return {
    open(file, name) {
      const model = createModel(file, name);
      const view = createView(model, NO_FILTERS);
      const positions = new Map(file.nodes.map(({ key, attributes: { x, y } }) => [key, { x, y }]));
      const nothing = { selection: null, hover: null, reading: null, message: null, tab: 'actors' } as const;
      store.set({ model, view, filters: NO_FILTERS, positions, ...nothing });
    },
    select: (selection) => store.set({ selection, hover: null }),
    hover(hover) {
      const before = store.get().hover;
      if (before?.key !== hover?.key || before?.type !== hover?.type) store.set({ hover });
    },
    leave({ type, key }) {
      const { hover } = store.get();
      if (hover?.type === type && hover.key === key) store.set({ hover: null });
    },
    read: (article, focus = null) => store.set({ reading: { article, focus } }),
    closeArticle: () => store.set({ reading: null }),
    toggleFamily: (family) => filter({ hiddenFamilies: toggled(store.get().filters.hiddenFamilies, family) }),
    toggleKind: (kind) => filter({ hiddenKinds: toggled(store.get().filters.hiddenKinds, kind) }),
    toggleStatus: (status) => filter({ hiddenStatuses: toggled(store.get().filters.hiddenStatuses, status) }),
    filter,
    clearFilters: () => filter(NO_FILTERS),
    showTab: (tab) => store.set({ tab }),
    toggleTheme: () => store.set({ theme: store.get().theme === 'dark' ? 'light' : 'dark' }),
    place: (positions) => store.set({ positions: new Map([...store.get().positions, ...positions]) }),
    setArranging: (arranging) => store.set({ arranging }),
    say: (message) => store.set({ message }),
  };
}

function toggled<T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}
