import { expect, it } from 'vitest';
import { packNetwork } from '../../../src/training/network/pack.ts';
import { trainEntityHead } from '../../../src/training/network/train-entities.ts';
import { createNetwork, trainNetwork } from '../../../src/training/network/train-network.ts';
import { encodeExample } from '../../../src/training/network/vocabulary.ts';
import { EXAMPLES, TINY, tinyVocabulary } from './helpers.ts';

it('teaches entities and leaves everything else as it was', () => {
  const vocabulary = tinyVocabulary();
  const model = createNetwork(vocabulary, TINY);
  const withoutEntities = EXAMPLES.map((example) => ({ ...example, entities: null }));
  const hooks = { report: () => undefined, resume: () => null, save: () => undefined };
  trainNetwork(model, withoutEntities, { ...TINY, epochs: 60, rate: 0.01 }, hooks);
  const parts = ['word-table', 'affix-table', 'convolution', 'layer-0', 'arcs', 'labels'];
  const before = packNetwork(model).sections;
  const encoded = EXAMPLES.slice(0, 3).map((example) => encodeExample(example, vocabulary));
  const trees = model.predict(encoded).map(({ heads, upos }) => [...heads, ...upos]);
  const settings = { epochs: 60, rate: 0.02, dropout: 0, batch: 12, seed: 1 };
  trainEntityHead(model, EXAMPLES, settings, () => undefined);
  const after = packNetwork(model).sections;
  for (const part of parts) expect(Buffer.compare(after.get(part)!, before.get(part)!), part).toBe(0);
  const predictions = model.predict(encoded);
  expect(predictions.map(({ heads, upos }) => [...heads, ...upos])).toEqual(trees);
  expect(predictions.map(({ entities }) => [...entities])).toEqual(
    encoded.map(({ entities }) => [...entities]),
  );
});
