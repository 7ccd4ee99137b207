import { createLexicon, LEXICON_FILES, type Lexicon } from '../lexicon/index.ts';
import { loadResources } from '../node/engine.ts';

/** Returns the lexicon of the files that the program comes with. */
export function loadLexicon(): Lexicon {
  const files = Object.entries(loadResources().lexicon).filter(([name]) => LEXICON_FILES.includes(name));
  return createLexicon(Object.fromEntries(files));
}
