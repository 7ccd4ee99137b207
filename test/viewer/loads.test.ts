/** What the page loads for its own work, and when: at opening, for a text, for a page or Markdown. */
import { readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { loadEngine } from '../../src/node/engine.ts';
import { chromium, PATIENCE, useSite } from './site.ts';

const SUMMIT = 'Peru and Bolivia signed an agreement on Lake Titicaca. Chile criticised the agreement.';
const PROTEST = 'Ecuador threatened Peru with sanctions. Colombia supports Ecuador.';
const WEB_PAGE = `<!doctype html><title>Chile praises Peru</title><article><h1>Chile praises Peru</h1>${`<p>Chile praised
Peru on Tuesday. Argentina <b>condemned</b> Bolivia. ${'They talked for a long time about the lake and its water. '.repeat(4)}</p>`.repeat(
  3,
)}</article>`;

/** The scripts and style sheets that were loaded, without the hashes in their names. */
const loaded = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .flatMap(({ name }) => /\/assets\/(.+)-.{8}\.\w+$/.exec(name)?.slice(1) ?? [])
      .sort(),
  );

describe.skipIf(chromium === null)('what is loaded', { timeout: PATIENCE }, () => {
  const site = useSite();
  const engine = loadEngine();
  const edgesOf = async (name: string, text: string): Promise<string[]> => {
    const article = await engine.readArticle(new TextEncoder().encode(text), name);
    return engine.assemble([engine.read(article)]).edges.map(({ key }) => key);
  };

  test('only pages and Markdown load the script that reads them, and again where it was not there', async () => {
    const other = await site().newPage();
    const read = async (name: string, text: string): Promise<void> => {
      await other.locator('#read-text').click();
      await other.getByLabel('Replace it').check();
      await other.setInputFiles('#read-files', {
        name,
        mimeType: 'text/plain',
        buffer: Buffer.from(text),
      });
      await other.locator('#start-reading').click();
    };
    const edges = (): Promise<string[]> =>
      other.evaluate(() => window.actorgraph!.state().model!.file.edges.map(({ key }) => key));
    expect(await loaded(other)).toEqual(['index', 'style']);

    await other.locator('#read-text').click();
    await other.locator('#read-field').fill(PROTEST);
    await other.getByLabel('Replace it').check();
    await other.locator('#start-reading').click();
    await expect.poll(edges).toEqual(await edgesOf('pasted text', PROTEST));
    await read('summit.txt', SUMMIT);
    await expect.poll(edges).toEqual(await edgesOf('summit.txt', SUMMIT));
    expect(await loaded(other)).toEqual(['index', 'reading-worker', 'style']);

    await other.route('**/markup-script-*', (route) => route.abort());
    await read('page.html', WEB_PAGE);
    await other.waitForSelector('.read-faults li');
    expect(await other.locator('.read-faults').textContent()).toMatch(
      /^The reader does not work here: \S+markup-script\S+ is not there\.$/,
    );
    await other.unroute('**/markup-script-*');
    // Now it comes late, and the user does not wait for it.
    let letThrough = (): void => undefined;
    const late = new Promise<void>((resolve) => (letThrough = resolve));
    await other.route('**/markup-script-*', async (route) => {
      await late;
      await route.continue();
    });
    await other.locator('#start-reading').click();
    await other.waitForFunction(() => document.querySelector('script[src*="markup-script"]') !== null);
    await other.locator('#cancel-reading').click();
    await other.waitForSelector('#start-reading');
    letThrough();
    await other.waitForFunction(() => 'actorgraphReadMarkup' in globalThis);
    expect(await edges()).toEqual(await edgesOf('summit.txt', SUMMIT));
    await other.locator('#start-reading').click();
    await expect.poll(edges).toEqual(await edgesOf('page.html', WEB_PAGE));
    const markdown = `---\ntitle: Ecuador\n---\n\n**${PROTEST}**`;
    await read('protest.md', markdown);
    await expect.poll(edges).toEqual(await edgesOf('protest.md', markdown));
    expect(new Set(await loaded(other))).toEqual(
      new Set(['index', 'markup-script', 'reading-worker', 'style']),
    );
    await other.close();
  });

  test('a page from disk loads itself alone, also where a page is dropped on it; the script runs there, too', async () => {
    const other = await site().browser.newPage();
    await other.goto(pathToFileURL(`${site().folder}/index.html`).href);
    await other.waitForSelector('body.ready');
    await other.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], 'page.html'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, WEB_PAGE);
    await expect
      .poll(() => other.locator('#read p').first().textContent())
      .toMatch(/^A page opened from disk cannot fetch/);
    const scripts = readdirSync(`${site().folder}/assets`).filter((name) =>
      name.startsWith('markup-script-'),
    );
    expect(await other.evaluate(() => [...document.scripts].map(({ src }) => src))).toEqual([
      expect.stringMatching(/\/assets\/index-.{8}\.js$/),
    ]);
    for (const name of scripts) await other.addScriptTag({ url: `./assets/${name}` });
    expect(await other.evaluate(() => typeof globalThis.actorgraphReadMarkup)).toBe('function');
    await other.close();
  });
});
