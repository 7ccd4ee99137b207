import { type Context, createContext } from 'preact';
import { useContext, useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type { Actions } from '../state/actions.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';

/** What every panel is given: the state and the ways to change it. */
export interface PageContext {
  readonly store: Store<State>;
  readonly actions: Actions;
}

export const Page: Context<PageContext | null> = createContext<PageContext | null>(null);

/** Returns the actions of the page. */
export function useActions(): Actions {
  return useContext(Page)?.actions ?? missing();
}

/** Returns the store of the page, for listeners that ask at the moment of an event. */
export function useStore(): Store<State> {
  return useContext(Page)?.store ?? missing();
}

/**
 * Returns a part of the state and renders the component anew when that part changes.
 *
 * @param select returns the same value for the same part: no new object each time.
 */
export function useSelected<T>(select: (state: State) => T): T {
  const store = useStore();
  const [, again] = useReducer<number, null>((count) => count + 1, 0);
  const value = select(store.get());
  const latest = useRef({ select, value });
  latest.current = { select, value };
  useLayoutEffect(() => {
    const look = (): void => {
      const { select: pick, value: before } = latest.current;
      if (!Object.is(pick(store.get()), before)) again(null);
    };
    look();
    return store.subscribe(look);
  }, [store]);
  return value;
}

function missing(): never {
  throw new Error('a panel stands outside of the page');
}
