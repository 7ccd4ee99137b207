/** Texts that are read in the page: pasted, dropped and chosen, with a real mouse and keyboard in a real Chromium. */
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadEngine } from '../../src/node/engine.ts';
import type { KnowledgeGraph } from '../../src/types/graph.ts';
import { chromium, graphText, PATIENCE, useSite } from './site.ts';

const SUMMIT = `Peru and Bolivia sign water accord

LIMA, May 4, 2031 - Peru and Bolivia signed an agreement on Lake Titicaca on Sunday.

Bolivia had accused Peru of polluting the lake. Chile criticised the agreement.`;

const PROTEST = 'Ecuador threatened Peru with sanctions. Colombia supports Ecuador.';

const WEB_PAGE = `<!doctype html><html><head><title>Chile praises Peru - The Paper</title>
<meta property="article:published_time" content="2031-05-06"></head><body><article>
<h1>Chile praises Peru</h1>${`<p>Chile praised Peru on Tuesday. Argentina <b>condemned</b> Bolivia for its threats. The ministers of
Chile and Argentina met in Santiago. ${'They talked for a long time about the lake and its water. '.repeat(4)}</p>`.repeat(
  3,
)}
</article><script>window.hacked = 1</script><img src="x" onerror="window.hacked = 1"></body></html>`;

interface TextFile {
  readonly name: string;
  readonly text: string;
}

describe.skipIf(chromium === null)('texts', { timeout: PATIENCE }, () => {
  const site = useSite();
  let page: Page;
  let complaints: readonly string[];
  const engine = loadEngine();
  beforeAll(async () => {
    ({ page, complaints } = site());
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  });
  beforeEach(async () => {
    if ((await page.locator('#read[open]').count()) > 0) await page.keyboard.press('Escape');
    await site().reset();
  });

  const file = (): Promise<KnowledgeGraph> => page.evaluate(() => window.actorgraph!.state().model!.file);
  const edgesOf = ({ edges }: KnowledgeGraph): string[] => edges.map(({ key }) => key).sort();
  const places = (): Promise<Record<string, { x: number; y: number }>> =>
    page.evaluate(() => Object.fromEntries(window.actorgraph!.state().positions));
  const choose = (files: readonly TextFile[]): Promise<void> =>
    page.setInputFiles(
      '#read-files',
      files.map(({ name, text }) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })),
    );
  const readOf = async (...files: readonly TextFile[]): Promise<KnowledgeGraph> => {
    const readings = [];
    for (const { name, text } of files)
      readings.push(engine.read(await engine.readArticle(new TextEncoder().encode(text), name)));
    return engine.assemble(readings);
  };
  const finished = (): Promise<unknown> =>
    page.waitForFunction(() => window.actorgraph?.state().intake === null);
  const drop = (files: readonly TextFile[], text: string): Promise<void> =>
    page.evaluate(
      ([files, text]) => {
        const data = new DataTransfer();
        for (const one of files) data.items.add(new File([one.text], one.name));
        if (text !== '') data.setData('text/plain', text);
        for (const type of ['dragover', 'drop'])
          document.body.dispatchEvent(
            new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }),
          );
      },
      [files, text] as const,
    );

  test('text pasted into the page is read as the library reads it, and can replace the graph', async () => {
    await page.evaluate((text) => navigator.clipboard.writeText(text), SUMMIT);
    await page.locator('#picture').focus();
    await page.keyboard.press('Control+v');
    await page.waitForSelector('#read[open]');
    expect(await page.locator('#read-field').inputValue()).toBe(SUMMIT);
    await page.getByLabel('Replace it').check();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await finished();
    const expected = await readOf({ name: 'pasted text', text: SUMMIT });
    expect(await file()).toEqual(expected);
    expect(edgesOf(expected)).toContain('BOL|PER|concern|ACCUSE');
    expect(await page.locator('.article-row').textContent()).toContain('Peru and Bolivia sign water accord');
    expect(await page.locator('#message p').textContent()).toMatch(/^Read 1 article: \d+ actors/);

    // The graph before is a step back, and all is well there.
    await page.locator('#undo').click();
    expect(await page.locator('#totals').textContent()).toBe('14 actors, 29 relations');
    await page.locator('#redo').click();
    expect(edgesOf(await file())).toEqual(edgesOf(expected));
    expect(complaints).toEqual([]);
  });

  test('what is added leaves all others where they are', async () => {
    await page.locator('#read-text').click();
    await choose([
      { name: 'summit.txt', text: SUMMIT },
      { name: 'protest.md', text: PROTEST },
    ]);
    expect(await page.locator('.read-sources li').count()).toBe(2);
    const before = await places();
    await page.locator('#start-reading').click();
    await finished();
    const expected = await readOf(
      { name: 'summit.txt', text: SUMMIT },
      { name: 'protest.md', text: PROTEST },
    );
    const after = await places();
    for (const [key, place] of Object.entries(before)) expect([key, after[key]]).toEqual([key, place]);
    expect(Object.keys(after).length).toBe(14 + expected.nodes.length);
    const old = edgesOf(JSON.parse(graphText) as KnowledgeGraph);
    expect(edgesOf(await file())).toEqual([...old, ...edgesOf(expected)].sort());

    // Another one, by the same name, and the first again: only what is new comes in.
    await page.locator('#read-text').click();
    await choose([
      { name: 'summit.txt', text: `${PROTEST} Norland hailed Peru.` },
      { name: 'summit.txt', text: SUMMIT },
    ]);
    await page.locator('#start-reading').click();
    await finished();
    const ids = (await file()).attributes.articles.map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith('summit'))).toEqual(['summit', 'summit-2']);
    const again = await places();
    for (const [key, place] of Object.entries(after)) expect([key, again[key]]).toEqual([key, place]);
    await page.locator('#undo').click();
    await page.locator('#undo').click();
    expect(await places()).toEqual(before);
  });

  test('of several dropped files the bad ones are named, and the rest is read', async () => {
    await drop(
      [
        { name: 'page.html', text: WEB_PAGE },
        { name: 'empty.txt', text: ' ' },
        { name: 'broken.json', text: '{' },
        { name: 'links.html', text: '<!doctype html><title>None</title><nav><a href="/">Home</a></nav>' },
      ],
      '',
    );
    await page.waitForSelector('#read[open]');
    await page.locator('#start-reading').click();
    await page.waitForSelector('.read-faults li');
    expect(await page.locator('.read-faults li').allTextContents()).toEqual([
      expect.stringMatching(/^empty\.txt: /),
      expect.stringMatching(/^broken\.json: no JSON/),
      expect.stringMatching(/^links\.html: no article in this page/),
    ]);
    expect(await page.locator('.read-sources .read-name').allTextContents()).toEqual([
      'empty.txt',
      'broken.json',
      'links.html',
    ]);
    await page.keyboard.press('Escape');
    const expected = await readOf({ name: 'page.html', text: WEB_PAGE });
    expect(expected.attributes.articles[0]?.date).toBe('2031-05-06');
    const { attributes } = await file();
    expect(attributes.articles.find(({ id }) => id === 'page')).toEqual(expected.attributes.articles[0]);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    // The browser says of each handler in the page that the policy forbids it.
    expect(complaints.filter((text) => !text.startsWith('Executing inline event handler'))).toEqual([]);
  });

  test('dropped text waits in the field, and a day can be given to it and to a file', async () => {
    await drop([], PROTEST);
    await page.waitForSelector('#read[open]');
    expect(await page.locator('#read-field').inputValue()).toBe(PROTEST);
    await page.getByLabel('Its date, if it does not tell it').fill('2031-05-08');
    await page.locator('#start-reading').click();
    await finished();
    expect((await file()).attributes.articles.find(({ id }) => id === 'pasted-text')?.date).toBe(
      '2031-05-08',
    );
    await site().reset();
    await page.locator('#read-text').click();
    expect(await page.locator('#read-field').inputValue()).toBe('');
    await drop([{ name: 'protest.txt', text: PROTEST }], '');
    await page.getByLabel('Date of protest.txt, if it does not tell it').fill('2031-05-09');
    await page.locator('#start-reading').click();
    await finished();
    const { attributes, edges } = await file();
    expect(attributes.articles.find(({ id }) => id === 'protest')?.date).toBe('2031-05-09');
    const added = edges.filter(({ attributes }) => attributes.evidence[0]?.article === 'protest');
    expect(added.map(({ attributes }) => attributes.evidence[0]?.date)).toEqual(
      added.map(() => '2031-05-09'),
    );
    expect(added.length).toBeGreaterThan(0);
  });

  test('a graph file among others is merged, alone it is opened', async () => {
    const other = await readOf({ name: 'protest.txt', text: PROTEST });
    await drop(
      [
        { name: 'other.json', text: JSON.stringify(other) },
        { name: 'summit.txt', text: SUMMIT },
      ],
      '',
    );
    await page.locator('#start-reading').click();
    await finished();
    expect((await file()).attributes.articles.map(({ id }) => id).sort()).toEqual([
      'patrols',
      'protest',
      'strait',
      'summit',
    ]);
    await drop([{ name: 'other.json', text: JSON.stringify(other) }], '');
    await page.waitForFunction(() => window.actorgraph?.state().model?.name === 'other.json');
    expect(await page.locator('#read[open]').count()).toBe(0);
  });

  test('what is not there is told; cancelling keeps the texts and the open graph', async () => {
    const other = await site().newPage();
    await other.route('**/data/model/*', (route) => route.abort());
    await other.locator('#read-text').click();
    await other.locator('#read-field').fill(PROTEST);
    await other.locator('#start-reading').click();
    await other.waitForSelector('.read-faults li');
    expect(await other.locator('.read-faults').textContent()).toMatch(/^The reader does not work here: /);
    await other.unroute('**/data/model/*');
    // Now the models never come, until the user has had enough.
    await other.route('**/data/model/*', () => undefined);
    await other.locator('#start-reading').click();
    await other.waitForSelector('#cancel-reading');
    expect(await other.locator('.read-progress [role=status]').textContent()).toBe('Fetching the reader …');
    await other.keyboard.press('Escape');
    await other.waitForSelector('#start-reading');
    expect(await other.locator('#read-field').inputValue()).toBe(PROTEST);
    expect(await other.locator('#totals').textContent()).toBe('14 actors, 29 relations');
    await other.unroute('**/data/model/*');
    await other.locator('#start-reading').click();
    await other.waitForFunction(() => window.actorgraph?.state().intake === null);
    expect(await other.locator('#totals').textContent()).not.toBe('14 actors, 29 relations');
    await other.close();
  });

  test('examples are read, and the dialog can be left by keyboard', async () => {
    await page.locator('#read-text').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('#read[open]');
    const examples = page.locator('.read-examples button');
    expect(await examples.count()).toBe(4);
    const chosen = page.locator('.read-examples button[aria-pressed=true]');
    await examples.first().click();
    await expect.poll(() => chosen.allTextContents()).toEqual([await examples.first().textContent()]);
    await page.keyboard.press('Escape');
    expect(await page.locator('#read[open]').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('read-text');
    await page.keyboard.press('Enter');
    await page.route('**/3-port-*.md', (route) => route.abort());
    await examples.nth(2).click();
    await expect.poll(() => page.locator('.read-faults').allTextContents()).toEqual(['port.md is not there']);
    expect(await chosen.count()).toBe(0);
    await page.unroute('**/3-port-*.md');
    for (let index = 0; index < 4; index++) await examples.nth(index).click();
    await expect.poll(() => chosen.count()).toBe(4);
    expect(await page.locator('.read-faults').count()).toBe(0);
    await page.getByLabel('Replace it').check();
    await page.locator('#start-reading').click();
    await finished();
    const { attributes, edges } = await file();
    expect(attributes.articles.length).toBe(4);
    expect(edges.length).toBeGreaterThan(30);
    expect(new Set(attributes.articles.map(({ source }) => source))).toEqual(
      new Set(['Example Wire', 'Example Courier']),
    );
  });

  test('a page from disk says that it cannot read, and how one can', async () => {
    const other = await site().browser.newPage();
    await other.goto(pathToFileURL(`${site().folder}/index.html`).href);
    await other.waitForSelector('body.ready');
    await other.locator('#read-text').click();
    expect(await other.locator('#read p').textContent()).toMatch(/^A page opened from disk cannot fetch/);
    expect(await other.locator('#start-reading').count()).toBe(0);
    await other.close();
  });

  test('axe finds nothing in the dialog', async () => {
    await page.locator('#read-text').click();
    await choose([{ name: 'empty.txt', text: '' }]);
    await page.locator('#start-reading').click();
    await page.waitForSelector('.read-faults li');
    await page.evaluate(axe.source);
    const found = await page.evaluate(() =>
      (window as unknown as { axe: typeof axe }).axe.run(document.querySelector('#read')!),
    );
    expect(found.violations.map(({ id }) => id)).toEqual([]);
  });
});
