/** The last round: the entity labels' weights alone, on more kinds of text than the trees come from. */
import { makeBatches } from './batch.ts';
import type { Example } from './examples.ts';
import type { NetworkModel } from './model.ts';
import { Random } from './random.ts';
import { encodeExample } from './vocabulary.ts';

const ONLY_ENTITIES = { arc: 0, label: 0, upos: 0, xpos: 0, entities: 1 } as const;

export interface EntitySettings {
  readonly epochs: number;
  readonly rate: number;
  readonly dropout: number;
  readonly batch: number;
  readonly seed: number;
}

/** Settings of the model in `data/model`. */
export const ENTITY_ROUND: EntitySettings = { epochs: 8, rate: 0.002, dropout: 0.3, batch: 500, seed: 3 };

/**
 * Train the weights of the entity labels; everything else stays, so that these sentences cannot teach tags or trees.
 *
 * @param log Gets a line after every epoch.
 */
export function trainEntityHead(
  model: NetworkModel,
  examples: readonly Example[],
  settings: EntitySettings,
  log: (line: string) => void,
): void {
  const random = new Random(settings.seed);
  const encoded = examples.map((example) => encodeExample({ ...example, tree: null }, model.vocabulary));
  const tokens = encoded.reduce((sum, example) => sum + example.length, 0);
  const totalSteps = (settings.epochs * tokens) / settings.batch;
  const parameters = [model.heads.tagWeights, model.heads.tagBias];
  for (const parameter of parameters) parameter.forgetMoments();
  let step = 0;
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    random.shuffle(encoded);
    const losses = { arc: 0, label: 0, tags: 0, entities: 0 };
    for (const batch of makeBatches(encoded, settings.batch)) {
      model.accumulateHeads(batch, settings.dropout, ONLY_ENTITIES, random, losses);
      const rate = settings.rate * Math.max(0.01, 1 - step / totalSteps);
      step++;
      for (const parameter of parameters) parameter.update(rate, step, 1);
    }
    log(`entities, epoch ${epoch + 1} | ${(losses.entities / tokens).toFixed(4)}`);
  }
}
