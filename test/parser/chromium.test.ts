import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { bundleForBrowser } from '../helpers/bundle.ts';
import { modelBytes } from '../helpers/model.ts';
import { analysisOf } from '../helpers/parse-in-browser.ts';
import { findChromium, launch } from '../viewer/browser.ts';

const chromium = findChromium();

test.skipIf(chromium === null)('Node and Chromium give the same analysis', { timeout: 120_000 }, async () => {
  const text =
    readFileSync('data/articles/2023-01-11-us-japan-security.md', 'utf8') + ' 👩‍👩‍👧 中国 שלום \ud800 …';
  const code = await bundleForBrowser(resolve('test/helpers/parse-in-browser.ts'), 'parsing');
  const browser = await launch(chromium ?? '');
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: code });
    const there = await page.evaluate(
      ([base64, input]) => {
        const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        const { parsing } = globalThis as unknown as {
          parsing: typeof import('../helpers/parse-in-browser.ts');
        };
        return parsing.analysisOf(bytes.buffer, input);
      },
      [Buffer.from(modelBytes()).toString('base64'), text] as const,
    );
    expect(there).toBe(analysisOf(modelBytes(), text));
  } finally {
    await browser.close();
  }
});
