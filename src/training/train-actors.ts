import { writeFileSync } from 'node:fs';
import { createLexicon, LEXICON_FILES } from '../lexicon/index.ts';
import { loadEngine, loadResources } from '../node/engine.ts';
import { packagePath } from '../node/package.ts';
import { gumDocuments } from './evaluate-actors.ts';
import { trainCoreference, writeWeights } from './train-coreference.ts';

/** All genres of GUM's training part but the two whose licence forbids commercial use, which it does not hold anyway. */
const GENRES: readonly string[] =
  'news speech bio letter court interview voyage essay academic podcast conversation vlog textbook'.split(
    ' ',
  );

/** Learns the ranking of referents on the folder of corpora and writes data/lexicon/coreference.csv. */
export function trainActors(corpora: string): void {
  const engine = loadEngine();
  const files = Object.entries(loadResources().lexicon).filter(([name]) => LEXICON_FILES.includes(name));
  const weights = trainCoreference(
    gumDocuments(corpora, GENRES, ['en_gum-train']),
    (text) => {
      const article = engine.articleFromText(text, { id: 'text' });
      return { article, sentences: engine.parser.parseArticle(article) };
    },
    createLexicon(Object.fromEntries(files)),
  );
  writeFileSync(packagePath('data/lexicon/coreference.csv'), writeWeights(weights));
}
