import { resolve } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { WINDOW } from '../../src/neural/memory.ts';
import { readModelFile } from '../../src/neural/model-file.ts';
import { ReaderNetwork } from '../../src/relations/network.ts';
import { bundleForBrowser } from '../helpers/bundle.ts';
import { findChromium, launch } from '../viewer/browser.ts';
import { thoughtsByDefinition, thoughtsOf, tinyModel, tinyWeights } from './tiny-reader.ts';

describe('the network of the reader', () => {
  it.each([1, 2, 3, 4])('computes what its definition says, but for rounding (%d)', (seed) => {
    const weights = tinyWeights(seed);
    const thoughts = thoughtsOf(tinyModel(weights), seed, 9);
    const exact = thoughtsByDefinition(weights, seed, 9);
    expect(thoughts).toHaveLength(exact.length);
    thoughts.forEach((thought, i) => expect(thought).toBeCloseTo(exact[i]!, 2));
    expect(Math.max(...thoughts) - Math.min(...thoughts)).toBeGreaterThan(0.5);
  });

  it('keeps no memory between passages, and reads what fits into its window', () => {
    const model = tinyModel(tinyWeights(5));
    expect(thoughtsOf(model, 7, WINDOW)).toHaveLength(WINDOW * 20);
    expect(thoughtsOf(model, 7, 1)).toEqual(thoughtsOf(model, 7, 1));
  });

  it.each([
    ['heads', undefined, 'lacks its part "heads"'],
    ['word-table', new Uint8Array(3), 'part "word-table" has 3 bytes, expected 40'],
    ['roles', new Uint8Array(4), 'part "roles" has 4 bytes, expected 144'],
  ])('refuses a model without its part %s or with another size of it', (name, bytes, message) => {
    const model = tinyModel(tinyWeights(6), { [name]: bytes });
    expect(() => new ReaderNetwork(readModelFile(model))).toThrow(message);
  });
});

const chromium = findChromium();

test.skipIf(chromium === null)(
  'Node and Chromium think the same to the bit',
  { timeout: 120_000 },
  async () => {
    const model = tinyModel(tinyWeights(8));
    const code = await bundleForBrowser(resolve('test/relations/tiny-reader.ts'), 'tiny');
    const browser = await launch(chromium ?? '');
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ content: code });
      const there = await page.evaluate((base64) => {
        const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        const { tiny } = globalThis as unknown as { tiny: typeof import('./tiny-reader.ts') };
        return tiny.thoughtsOf(bytes.buffer, 9, 40);
      }, Buffer.from(model).toString('base64'));
      expect(there).toEqual(thoughtsOf(model, 9, 40));
    } finally {
      await browser.close();
    }
  },
);
