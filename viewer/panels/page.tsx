import { type Context, createContext } from 'preact';
import { useContext, useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type { Actions } from '../state/actions.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import type { Commands } from './app.tsx';

/** What every panel is given: the state and the ways to change it. */
export interface PageContext {
  readonly store: Store<State>;
  readonly actions: Actions;
  readonly commands: Commands;
}

export const Page: Context<PageContext | null> = createContext<PageContext | null>(null);

/** Returns the actions of the page. */
export function useActions(): Actions {
  return useContext(Page)?.actions ?? missing();
}

/** Returns what the page does that is no panel's own. */
export function useCommands(): Commands {
  return useContext(Page)?.commands ?? missing();
}

/** Returns the store of the page, for listeners that ask at the moment of an event. */
export function useStore(): Store<State> {
  return useContext(Page)?.store ?? missing();
}

/** Returns the part of the state with that name, and renders the component anew when it changes. */
export function useSelected<K extends keyof State>(name: K): State[K] {
  const store = useStore();
  const [, again] = useReducer<number, null>((count) => count + 1, 0);
  const value = store.get()[name];
  const latest = useRef(value);
  latest.current = value;
  useLayoutEffect(() => {
    const look = (): void => {
      if (!Object.is(store.get()[name], latest.current)) again(null);
    };
    look();
    return store.subscribe(look);
  }, [store, name]);
  return value;
}

function missing(): never {
  throw new Error('a panel stands outside of the page');
}
