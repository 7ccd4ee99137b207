import type { State, Theme } from '../state/state.ts';
import type { Store } from '../state/store.ts';

const KEY = 'actorgraph-theme';

const dark = matchMedia('(prefers-color-scheme: dark)');

/** Returns the theme that the user chose last, or the one that the system prefers. */
export function preferredTheme(): Theme {
  return stored() ?? (dark.matches ? 'dark' : 'light');
}

/** Keeps the page in the theme of the state, and remembers a choice; without one the theme follows the system. */
export function bindTheme(store: Store<State>): void {
  document.documentElement.dataset['theme'] = store.get().theme;
  let isFollowing = false;
  dark.addEventListener('change', () => {
    if (stored() !== null) return;
    isFollowing = true;
    store.set({ theme: preferredTheme() });
    isFollowing = false;
  });
  store.subscribe(({ theme }, previous) => {
    if (theme === previous.theme) return;
    document.documentElement.dataset['theme'] = theme;
    if (isFollowing) return;
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // Storage is blocked: the choice then lasts until the page is closed.
    }
  });
}

function stored(): Theme | null {
  try {
    const chosen = localStorage.getItem(KEY);
    return chosen === 'light' || chosen === 'dark' ? chosen : null;
  } catch {
    return null;
  }
}
