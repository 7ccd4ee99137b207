/** Settings of the networks: teachers of two sizes, and the student that becomes the model. */
import type { VariantRates } from './augment.ts';
import type { DropoutRates, NetworkSize } from './encoder.ts';
import type { LossWeights } from './losses.ts';

export interface TrainingSettings {
  readonly size: NetworkSize;
  readonly dropout: DropoutRates;
  readonly losses: LossWeights;
  readonly variants: VariantRates;
  readonly epochs: number;
  /** Highest learning rate. */
  readonly rate: number;
  /** Tokens of a minibatch. */
  readonly batch: number;
  readonly seed: number;
  /** Memory for weights and activations. */
  readonly megabytes: number;
}

/** A network and the rounds of its training; each round starts anew with its rate. */
export interface Plan {
  readonly name: string;
  readonly rounds: readonly TrainingSettings[];
}

/** The size that is fast enough to be the model. */
export const SETTINGS: TrainingSettings = {
  size: { word: 64, affix: 64, hidden: 128, layers: 3, arc: 64, label: 96 },
  dropout: { input: 0.2, hidden: 0.3, word: 0.03, affix: 0.05, rare: 1 },
  losses: { arc: 1, label: 1, upos: 0.5, xpos: 0.5, entities: 0.5 },
  variants: { lowerCase: 0.03, titleCase: 0.03, headline: 0.04 },
  epochs: 20,
  rate: 0.003,
  batch: 750,
  seed: 1,
  megabytes: 1000,
};

/** The network that becomes the model, by itself. */
export const STUDENT: Plan = {
  name: 'student',
  rounds: [SETTINGS, { ...SETTINGS, epochs: 8, rate: 0.0015, seed: 2 }],
};

/** Networks twice as wide: better, and a third as fast. They differ by chance alone, and together know most. */
export const TEACHERS: readonly Plan[] = [11, 12, 13].map((seed) => ({
  name: `teacher-${seed}`,
  rounds: [
    {
      ...SETTINGS,
      size: { word: 96, affix: 96, hidden: 256, layers: 3, arc: 128, label: 128 },
      dropout: { ...SETTINGS.dropout, hidden: 0.4 },
      epochs: 14,
      rate: 0.002,
      seed,
    },
  ],
}));

const lessons = { ...SETTINGS, dropout: { ...SETTINGS.dropout, input: 0.15, hidden: 0.2 } };

/**
 * The student's last rounds, on what all networks think: less noisy than annotation, so that it needs less dropout, and
 * hardly any in the end, where it comes to terms with the whole of its units.
 */
export const LESSONS: readonly TrainingSettings[] = [
  { ...lessons, epochs: 8, rate: 0.0015, seed: 21 },
  {
    ...lessons,
    dropout: { ...lessons.dropout, input: 0.05, hidden: 0.05 },
    epochs: 8,
    rate: 0.001,
    seed: 22,
  },
];

/** How much the networks' probabilities count beside the annotation. */
export const LESSONS_SHARE = 0.6;
