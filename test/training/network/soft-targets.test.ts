import { describe, expect, it } from 'vitest';
import type { Example } from '../../../src/training/network/examples.ts';
import type { NetworkModel } from '../../../src/training/network/model.ts';
import { teach } from '../../../src/training/network/soft-targets.ts';
import { createNetwork, trainNetwork } from '../../../src/training/network/train-network.ts';
import { encodeExample } from '../../../src/training/network/vocabulary.ts';
import { EXAMPLES, TINY, tinyVocabulary } from './helpers.ts';

const vocabulary = tinyVocabulary();
const NO_DROPOUT = { input: 0, hidden: 0, word: 0, affix: 0, rare: 0 };
const hooks = { report: () => undefined, resume: () => null, save: () => undefined };

function train(examples: readonly Example[], seed: number): NetworkModel {
  const settings = { ...TINY, dropout: NO_DROPOUT, epochs: 150, rate: 0.01, seed };
  const model = createNetwork(vocabulary, settings);
  trainNetwork(model, examples, settings, hooks);
  return model;
}

const predict = (model: NetworkModel): number[][] =>
  model
    .predict(EXAMPLES.slice(0, 3).map((example) => encodeExample(example, vocabulary)))
    .map(({ upos, xpos, heads, deprels, entities }) => [...upos, ...xpos, ...heads, ...deprels, ...entities]);

describe('teach', () => {
  const teachers = [train(EXAMPLES, 1), train(EXAMPLES, 2)];
  const plain = EXAMPLES.map(({ forms }): Example => ({ forms, tree: null, entities: null }));

  it('writes probabilities that sum to one, with the annotation in its share', () => {
    for (const { forms, tree, targets } of teach(teachers, [...EXAMPLES, ...plain], 0.4)) {
      forms.forEach((_, token) => {
        const row = targets?.arcs.subarray(token * (forms.length + 1), (token + 1) * (forms.length + 1));
        expect(row?.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
        expect(row?.[(tree?.heads[token] as number) + 1]).toBeGreaterThan(0.5);
        expect(row?.[token + 1]).toBe(0);
      });
    }
  });

  it('lets a network learn from sentences without annotation', () => {
    const student = train(teach(teachers, plain, 1), 3);
    expect(predict(student)).toEqual(predict(teachers[0] as NetworkModel));
  });
});
