import { type Context, createContext } from 'preact';
import { useContext, useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type { Actions } from '../state/actions.ts';
import { isMeant, type Pointed, pointedAt } from '../state/pointed.ts';
import type { State, Thing } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import type { Commands } from './commands.ts';

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
  return useDerived((state) => state[name]);
}

/** Returns true while what is pointed at means that thing, and renders the component anew only when this changes. */
export function useMeant(thing: Thing): boolean {
  return useDerived((state) => isMeant(pointedAt(state), thing));
}

/** Returns what follows from the state, and renders the component anew when it is another value. */
function useDerived<T>(derive: (state: State) => T): T {
  const store = useStore();
  const [, again] = useReducer<number, null>((count) => count + 1, 0);
  const value = derive(store.get());
  const latest = useRef({ derive, value });
  latest.current = { derive, value };
  useLayoutEffect(() => {
    const look = (): void => {
      const { current } = latest;
      if (!Object.is(current.derive(store.get()), current.value)) again(null);
    };
    look();
    return store.subscribe(look);
  }, [store]);
  return value;
}

/** A hand that passes over the picture means nothing yet. */
const REST = 150;

/**
 * Calls back with the first of some things that is meant once the hand, or the walk by keys, rests in the picture. Renders
 * nothing anew.
 *
 * @param indexOf returns the number of the first that is meant, -1 for none.
 */
export function useRevealed(indexOf: (pointed: Pointed) => number, reveal: (index: number) => void): void {
  const store = useStore();
  const latest = useRef({ indexOf, reveal });
  latest.current = { indexOf, reveal };
  useLayoutEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      const pointed = pointedAt(store.get());
      if (pointed === null || document.querySelector('#picture:is(:hover, :focus)') === null) return;
      const index = latest.current.indexOf(pointed);
      if (index >= 0) latest.current.reveal(index);
    };
    const wait = (): void => {
      clearTimeout(timer);
      if (store.get().hover !== null) timer = setTimeout(look, REST);
    };
    wait();
    const end = store.subscribe(({ hover, view }, previous) => {
      if (hover !== previous.hover || view !== previous.view) wait();
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [store]);
}

function missing(): never {
  throw new Error('a panel stands outside of the page');
}
