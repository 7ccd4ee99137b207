/** The network's part of the training program: trains, and reports on the development sets. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { trainApart } from './apart.ts';
import { readCorpora } from './corpora.ts';
import type { Corpora, NetworkFiles } from './corpora.ts';
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
import type { EncodedExample } from './vocabulary.ts';

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
