import { type Context, createContext } from 'preact';
import { useContext, useLayoutEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import type { Actions } from '../state/actions.ts';
import { type Pointed, pointedAt } from '../state/pointed.ts';
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

/** Returns what the lists mark, as something is pointed at. */
export function usePointed(): Pointed | null {
  const [model, view, hover] = [useSelected('model'), useSelected('view'), useSelected('hover')];
  return useMemo(() => pointedAt({ model, view, hover }), [model, view, hover]);
}

/** A hand that passes over the picture means nothing yet. */
const REST = 150;

/**
 * Calls back with the first of some things that is meant once the hand, or the walk by keys, rests in the picture.
 *
 * @param indexOf returns the number of the first that is meant, -1 for none.
 */
export function useRevealed(
  pointed: Pointed | null,
  indexOf: (pointed: Pointed) => number,
  reveal: (index: number) => void,
): void {
  useLayoutEffect(() => {
    if (pointed === null) return undefined;
    const timer = setTimeout(() => {
      if (document.querySelector('#picture:is(:hover, :focus)') === null) return;
      const index = indexOf(pointed);
      if (index >= 0) reveal(index);
    }, REST);
    return () => clearTimeout(timer);
  }, [pointed]);
}

function missing(): never {
  throw new Error('a panel stands outside of the page');
}
