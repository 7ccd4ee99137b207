import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readModelFile, writeModelFile } from '../../../src/neural/model-file.ts';
import { Network } from '../../../src/parser/network.ts';
import { packNetwork } from '../../../src/training/network/pack.ts';
import type { NetworkModel } from '../../../src/training/network/model.ts';
import { createNetwork, trainNetwork } from '../../../src/training/network/train-network.ts';
import type { TrainingSettings } from '../../../src/training/network/settings.ts';
import type { TrainingHooks } from '../../../src/training/network/train-network.ts';
import { encodeExample } from '../../../src/training/network/vocabulary.ts';
import { EXAMPLES, TINY, tinyVocabulary } from './helpers.ts';

const vocabulary = tinyVocabulary();
const quiet = { report: () => undefined, resume: () => null, save: () => undefined };

function train(settings: TrainingSettings, hooks: Partial<TrainingHooks> = {}): NetworkModel {
  const model = createNetwork(vocabulary, settings);
  trainNetwork(model, EXAMPLES, settings, { ...quiet, ...hooks });
  return model;
}

function fileOf(model: NetworkModel): Uint8Array<ArrayBuffer> {
  const { shape, labels, sections } = packNetwork(model);
  return writeModelFile({ shape, labels }, sections).slice();
}

describe('trainNetwork', () => {
  it('gives the same bytes again, also when stopped and resumed', () => {
    const states: Uint8Array[] = [];
    const first = fileOf(train(TINY, { save: (state) => states.push(state) }));
    const resumed = train(TINY, { resume: () => states[0] as Uint8Array });
    expect(Buffer.compare(fileOf(resumed), first)).toBe(0);
  });

  it('makes a network that keeps its judgements when packed', () => {
    const model = train({ ...TINY, epochs: 60, rate: 0.01 });
    const file = readModelFile(fileOf(model).buffer);
    const { shape, labels } = packNetwork(model);
    const network = new Network(file, shape, labels);
    const predictions = model.predict(
      EXAMPLES.slice(0, 3).map((example) => encodeExample(example, vocabulary)),
    );
    predictions.forEach((prediction, i) => {
      const { forms } = EXAMPLES[i] as (typeof EXAMPLES)[number];
      const analysis = network.analyse(forms);
      expect([...analysis.heads.subarray(0, forms.length)]).toEqual([...prediction.heads]);
      expect([...analysis.deprels.subarray(0, forms.length)]).toEqual([...prediction.deprels]);
      expect([...analysis.xpos.subarray(0, forms.length)]).toEqual([...prediction.xpos]);
    });
  });

  it('makes a network that gives a tree for any words', () => {
    const model = train(TINY);
    const { shape, labels } = packNetwork(model);
    const network = new Network(readModelFile(fileOf(model).buffer), shape, labels);
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { minLength: 1, maxLength: 600 }),
        (forms) => {
          const heads = [...network.analyse(forms).heads.subarray(0, forms.length)];
          expect(heads.filter((head) => head === -1)).toHaveLength(1);
          for (let token = 0; token < forms.length; token++) {
            let at = token;
            for (let steps = 0; at >= 0 && steps <= forms.length; steps++) at = heads[at] as number;
            expect(at).toBe(-1);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
