/** What the keys do, for the help. */
export const KEYS: readonly (readonly [keys: string, meaning: string])[] = [
  ['/ Ctrl+K', 'search'],
  ['↑ ↓ Enter', 'choose an answer of the search; go through a list'],
  ['n p', 'next and previous sentence, in the panel and in the article'],
  ['o', 'open the sentence in its article'],
  ['Ctrl+V', 'read the text, or the files, that were copied'],
  ['Ctrl+Z Ctrl+Shift+Z', 'undo and redo filters, moves and corrections'],
  ['Esc', 'close what was opened last'],
  ['F6', 'go to the next part of the page'],
  ['+ −', 'zoom, while the picture has the focus'],
  ['← →', 'turn through the relations of the selected actor, in the picture'],
  ['↑ ↓ Space', 'go along the relation, go back, open what proves it'],
  ['Shift+arrows', 'move the picture'],
  ['0', 'fit the picture to the window'],
  ['f 1 2 3', 'show the selected actor with those within one, two or three steps alone; f shows all again'],
  ['x', 'keep the selected actor where it stands, or let it go'],
  ['F2 m', 'rename the selected actor; say whom it is the same as'],
  ['Delete h', 'take the selected actor or relation out of the graph'],
  ['?', 'this help'],
];

const STORED = 'actorgraph-letters';

/** Tells whether keys of one letter do anything; they do unless the user has switched them off. */
export function hasLetters(): boolean {
  try {
    return localStorage.getItem(STORED) !== 'off';
  } catch {
    return true;
  }
}

/** Switches keys of one letter on or off, in this page and later ones. */
export function setLetters(isOn: boolean): void {
  try {
    localStorage.setItem(STORED, isOn ? 'on' : 'off');
  } catch {
    // Storage is blocked: they stay as they are.
  }
}

/** Keeps keys of one letter from all that listens for them, while they are switched off. */
export function bindLetters(): void {
  const stop = (event: KeyboardEvent): void => {
    if (/^[a-z0-9/?]$/i.test(event.key) && isPlain(event) && !hasLetters()) event.stopImmediatePropagation();
  };
  document.addEventListener('keydown', stop, { capture: true });
}

/** A key without modifiers, outside of a field to type in. */
export function isPlain({ ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return false;
  if (target instanceof HTMLInputElement) return target.type === 'range' || target.type === 'checkbox';
  return !(target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement);
}
