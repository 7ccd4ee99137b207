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
  ['?', 'this help'],
];
