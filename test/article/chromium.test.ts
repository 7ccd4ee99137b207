import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parseHtml } from '../../src/node/parse-html.ts';
import { bundleForBrowser } from '../helpers/bundle.ts';
import { readPage, type ArticleLexicon } from '../helpers/read-in-browser.ts';
import { findChromium, launch } from '../viewer/browser.ts';

const chromium = findChromium();
const lexicon = (name: string): string => readFileSync(`data/lexicon/${name}.csv`, 'utf8');
const LEXICON: ArticleLexicon = {
  boilerplate: lexicon('boilerplate'),
  states: lexicon('states'),
  cities: lexicon('cities'),
};

const NEWS = [
  'Ruritania signed a fishing pact with <b>Freedonia</b> on Tuesday, after talks that both sides called long and hard.',
  'The two countries had been at odds over the right to fish in the strait between them since 2014, officials said.',
  'Under the pact, boats of either side may fish within ten miles of the other coast, but for three months of spring.',
];
const BODY = NEWS.map((text) => `<p>${text}</p>`).join('\n');
const JSON_LD = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Pact","datePublished":"2024-03-05","publisher":{"name":"Wire"}}</script>`;

const PAGES: Readonly<Record<string, string>> = {
  whole: `<!DOCTYPE html><html><head><title>Pact | Wire</title>${JSON_LD}</head><body><nav><a href="/">Home</a></nav><article><h1>Pact</h1><p class="dek">It ends a quarrel of ten years.</p>${BODY}<ul><li>Norway</li><li>Chad</li></ul></article></body></html>`,
  'without html': `<title>Pact</title>${BODY}`,
  'without body': `<html><head><title>Pact</title></head>${BODY}</html>`,
  'left open': NEWS.map((text) => `<p>${text}`).join(''),
  short: '<p>Ruritania thanked <i>Freedonia</i>.<br>It left.</p>',
  nested: '<div>'.repeat(300) + BODY,
  table: `<table><tr><td>Togo<td>yes<tr><td>Benin<td>no</table>${BODY}`,
};

test.skipIf(chromium === null)(
  'a browser reads pages by its own parser, as Node does by linkedom, which its bundle does not carry',
  { timeout: 120_000 },
  async () => {
    const code = await bundleForBrowser(resolve('test/helpers/read-in-browser.ts'), 'reading');
    expect(code).not.toMatch(/linkedom|htmlparser2/);
    const browser = await launch(chromium ?? '');
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ content: code });
      for (const [name, html] of Object.entries(PAGES)) {
        const there = await page.evaluate(
          ([words, known]) => {
            const { reading } = globalThis as unknown as {
              reading: typeof import('../helpers/read-in-browser.ts');
            };
            return reading.readPage(words, known);
          },
          [html, LEXICON] as const,
        );
        expect([name, there]).toEqual([name, await readPage(html, LEXICON, parseHtml)]);
      }
    } finally {
      await browser.close();
    }
  },
);
