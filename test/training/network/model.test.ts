import { describe, expect, it } from 'vitest';
import { makeBatch } from '../../../src/training/network/batch.ts';
import type { Batch } from '../../../src/training/network/batch.ts';
import { NetworkModel } from '../../../src/training/network/model.ts';
import { Random } from '../../../src/training/network/random.ts';
import { teach } from '../../../src/training/network/soft-targets.ts';
import { encodeExample } from '../../../src/training/network/vocabulary.ts';
import { Workspace } from '../../../src/training/network/workspace.ts';
import { EXAMPLES, TINY, tinyVocabulary } from './helpers.ts';

const NO_DROPOUT = { input: 0, hidden: 0, word: 0, affix: 0, rare: 0 };

describe('NetworkModel', () => {
  const vocabulary = tinyVocabulary();
  const model = new NetworkModel(new Workspace(16), TINY.size, vocabulary, new Random(3));
  const batch = makeBatch(EXAMPLES.slice(0, 3).map((example) => encodeExample(example, vocabulary)));
  const lessons = makeBatch(
    teach([model], EXAMPLES.slice(0, 3), 0.5).map((example) => encodeExample(example, vocabulary)),
  );

  /** The weighted loss, as the gradients see it. */
  function loss(batch: Batch): number {
    const losses = { arc: 0, label: 0, tags: 0, entities: 0 };
    model.accumulate(batch, NO_DROPOUT, TINY.losses, null, losses);
    const { arc, label, xpos, entities } = TINY.losses;
    return (
      (arc * losses.arc + label * losses.label + xpos * losses.tags + entities * losses.entities) /
      batch.tokens
    );
  }

  it.each([
    ['labels', batch],
    ['probabilities', lessons],
  ])('has gradients that agree with differences of the loss to %s', (_, given) => {
    const parameters = model.parameters();
    const clear = (): void => parameters.forEach((parameter) => parameter.gradient.data.fill(0));
    clear();
    loss(given);
    const gradients = parameters.map((parameter) => parameter.gradient.data.slice());
    const random = new Random(5);
    parameters.forEach((parameter, index) => {
      const { data } = parameter.value;
      const gradient = gradients[index] as Float32Array;
      const largest = gradient.reduce(
        (best, value, i) => (Math.abs(value) > Math.abs(gradient[best] as number) ? i : best),
        0,
      );
      for (const at of [largest, random.integer(data.length), random.integer(data.length)]) {
        const value = data[at] as number;
        data[at] = value + 0.01;
        const above = loss(given);
        data[at] = value - 0.01;
        const below = loss(given);
        data[at] = value;
        const slope = (above - below) / 0.02;
        expect(Math.abs(slope - (gradient[at] as number)), `parameter ${index}`).toBeLessThan(
          2e-4 + 0.02 * Math.abs(slope),
        );
      }
    });
    clear();
  });

  it('learns the sentences by heart', () => {
    for (let step = 0; step < 150; step++) {
      model.accumulate(batch, NO_DROPOUT, TINY.losses, null, { arc: 0, label: 0, tags: 0, entities: 0 });
      model.update(0.01);
    }
    const predictions = model.predict(batch.examples);
    expect(predictions.map((p) => [...p.heads])).toEqual(batch.examples.map((e) => [...e.heads]));
    expect(predictions.map((p) => [...p.deprels])).toEqual(batch.examples.map((e) => [...e.deprels]));
    expect(predictions.map((p) => [...p.xpos])).toEqual(batch.examples.map((e) => [...e.xpos]));
    expect(predictions.map((p) => [...p.entities])).toEqual(batch.examples.map((e) => [...e.entities]));
  });
});
