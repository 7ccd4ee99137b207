import type { Actions } from '../state/actions.ts';
import { type Document, documentOf, type History } from '../state/history.ts';
import type { GraphModel } from '../state/model.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';

/** The graphs that were open, for steps of the browser's history that lead back to them. */
export interface Trail {
  /** Returns the name of the open graph; null before there is any. Corrections make no other graph of it, articles do. */
  now(): string | null;
  /** Shows the graph of that name as it was left. Returns false where it is open, or not known any more. */
  bring(name: string | undefined): boolean;
}

/** So many graphs are kept. */
const MOST = 8;

/** Returns the trail of a page, which begins with the first graph that is opened. */
export function createTrail(store: Store<State>, actions: Actions): Trail {
  const names = new WeakMap<object, string>();
  const left = new Map<string, readonly [Document, History]>();
  let last = 0;
  const nameOf = ({ file }: GraphModel): string => {
    const { articles } = file.attributes;
    const name = names.get(articles) ?? `${performance.timeOrigin} ${(last += 1)}`;
    names.set(articles, name);
    return name;
  };
  const leave = (state: State): void => {
    if (state.model === null) return;
    const name = nameOf(state.model);
    left.delete(name);
    left.set(name, [documentOf(state), state.history]);
    const [oldest] = left.keys();
    if (left.size > MOST && oldest !== undefined) left.delete(oldest);
  };
  const now = (): string | null => {
    const { model } = store.get();
    return model === null ? null : nameOf(model);
  };
  store.subscribe((state, previous) => {
    if (previous.model === null || state.model === previous.model) return;
    if (now() !== nameOf(previous.model)) leave(previous);
  });
  return {
    now,
    bring(name) {
      const found = name === undefined || name === now() ? undefined : left.get(name);
      if (found !== undefined) actions.bringBack(...found);
      return found !== undefined;
    },
  };
}
