/** Called after a change with the state as it is now and as it was. */
export type Listener<S> = (state: S, previous: S) => void;

/** One immutable value and those who want to know when it is replaced. */
export interface Store<S> {
  get(): S;
  /** Replaces the named parts; listeners run at once, in the order in which they subscribed. */
  set(patch: Partial<S>): void;
  /** Returns a function that ends the subscription. */
  subscribe(listener: Listener<S>): () => void;
}

/** Returns a store that holds `initial`. */
export function createStore<S extends object>(initial: S): Store<S> {
  let state = initial;
  const listeners = new Set<Listener<S>>();
  return {
    get: () => state,
    set(patch) {
      const previous = state;
      state = { ...state, ...patch };
      const now = state;
      for (const listener of listeners) listener(now, previous);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
