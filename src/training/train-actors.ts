import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWeights } from '../actors/index.ts';
import { pronounOf } from '../actors/pronouns.ts';
import { loadEngine } from '../node/engine.ts';
import { packagePath } from '../node/package.ts';
import { gumDocuments } from './evaluate-actors.ts';
import { allEnds, type ReadingRecord } from './evaluate-ends.ts';
import { loadLexicon } from './load-lexicon.ts';
import { readRecords } from './relation-records.ts';
import { trainCoreference, writeWeights } from './train-coreference.ts';

/** All genres of GUM's training part but the two whose licence forbids commercial use, which it does not hold anyway. */
const GENRES: readonly string[] =
  'news speech bio letter court interview voyage essay academic podcast conversation vlog textbook'.split(
    ' ',
  );

/** Learns the ranking of referents on the folder of corpora and writes data/weights/coreference.csv. */
export function trainActors(corpora: string): void {
  const engine = loadEngine();
  const path = packagePath('data/weights/coreference.csv');
  const weights = trainCoreference(
    gumDocuments(corpora, GENRES, ['en_gum-train']),
    pronounRecords(corpora),
    (text, date = null) => {
      const article = engine.articleFromText(text, { id: 'text', date });
      return { article, sentences: engine.parser.parseArticle(article) };
    },
    loadLexicon(),
    readWeights(readFileSync(path, 'utf8')),
  );
  writeFileSync(path, writeWeights(weights));
}

/** The annotated articles, and the annotated items in which a pronoun takes part in a relation. */
function pronounRecords(corpora: string): ReadingRecord[] {
  const records = ['articles.train', 'reading.train'].flatMap((set) =>
    readRecords<ReadingRecord>(join(corpora, `reading/${set}.jsonl`)),
  );
  return records.filter((record) =>
    allEnds(record).some(({ text, means }) => means.length > 0 && pronounOf(text)?.person === 3),
  );
}
