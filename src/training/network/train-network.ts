/** The training run of the network: epochs of shuffled minibatches with a rate that falls to zero. */
import { makeBatches } from './batch.ts';
import { readCheckpoint, writeCheckpoint } from './checkpoint.ts';
import { vary } from './augment.ts';
import type { VariantRates } from './augment.ts';
import type { Example } from './examples.ts';
import type { Losses } from './losses.ts';
import { NetworkModel } from './model.ts';
import { Random } from './random.ts';
import type { TrainingSettings } from './settings.ts';
import { encodeExample } from './vocabulary.ts';
import type { EncodedExample, Vocabulary } from './vocabulary.ts';
import { Workspace } from './workspace.ts';

const WARM_UP_STEPS = 200;
/** Longer sentences are left out of training. */
const LONGEST = 150;

/** Where a run tells of itself and keeps its state. */
export interface TrainingHooks {
  /** Called after every epoch. */
  report(epoch: number, losses: Losses, model: NetworkModel): void;
  /** State of an earlier run to go on with, or null. */
  resume(): Uint8Array | null;
  save(state: Uint8Array): void;
}

/** A network with random weights. */
export function createNetwork(vocabulary: Vocabulary, settings: TrainingSettings): NetworkModel {
  const workspace = new Workspace(settings.megabytes);
  return new NetworkModel(workspace, settings.size, vocabulary, new Random(settings.seed));
}

/** Train a network; the same examples and settings give the same weights on every machine. */
export function trainNetwork(
  model: NetworkModel,
  examples: readonly Example[],
  settings: TrainingSettings,
  hooks: TrainingHooks,
): void {
  const usable = examples.filter((example) => example.forms.length <= LONGEST);
  const tokens = usable.reduce((sum, example) => sum + example.forms.length, 0);
  const totalSteps = (settings.epochs * tokens) / settings.batch;
  const parameters = model.parameters();
  const state = hooks.resume();
  const start =
    state === null ? { epoch: 0, step: 0, updates: model.updates } : readCheckpoint(state, parameters);
  let { step } = start;
  model.updates = start.updates;
  for (let epoch = start.epoch; epoch < settings.epochs; epoch++) {
    const losses = { arc: 0, label: 0, tags: 0, entities: 0 };
    const draw = new Random(Math.imul(settings.seed, 7919) + epoch);
    const encoded = epochExamples(usable, model.vocabulary, settings.variants, draw);
    for (const batch of makeBatches(encoded, settings.batch)) {
      model.accumulate(batch, settings.dropout, settings.losses, draw, losses);
      const rest = Math.max(0, 1 - step / totalSteps);
      model.update(settings.rate * Math.min(1, (step + 1) / WARM_UP_STEPS) * (0.01 + 0.99 * rest));
      step++;
    }
    hooks.save(writeCheckpoint({ epoch: epoch + 1, step, updates: model.updates }, parameters));
    hooks.report(epoch, scaled(losses, tokens), model);
  }
}

/** All sentences, some of them varied, in random order. */
function epochExamples(
  examples: readonly Example[],
  vocabulary: Vocabulary,
  variants: VariantRates,
  random: Random,
): EncodedExample[] {
  const encoded = examples.map((example) => encodeExample(vary(example, variants, random), vocabulary));
  random.shuffle(encoded);
  return encoded;
}

function scaled(losses: Losses, tokens: number): Losses {
  return {
    arc: losses.arc / tokens,
    label: losses.label / tokens,
    tags: losses.tags / tokens,
    entities: losses.entities / tokens,
  };
}
