import type { State, Theme } from '../state/state.ts';
import type { Store } from '../state/store.ts';

const KEY = 'actorgraph-theme';

/** Returns the theme that the user chose last, or the one that the system prefers. */
export function preferredTheme(): Theme {
  const chosen = stored();
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Keeps the page in the theme of the state, and remembers a choice. */
export function bindTheme(store: Store<State>): void {
  document.documentElement.dataset['theme'] = store.get().theme;
  store.subscribe(({ theme }, previous) => {
    if (theme === previous.theme) return;
    document.documentElement.dataset['theme'] = theme;
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // Storage is blocked: the choice then lasts until the page is closed.
    }
  });
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
