/** Two graph files compared, in panel and picture, with a real mouse in a real Chromium. */
import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { writeGraph } from '../../src/graph/file.ts';
import { sampleGraph } from './sample-graph.ts';
import { chromium, PATIENCE, useSite } from './site.ts';

const graph = sampleGraph();
const vanished = ['NOR|SUD|concern|ACCUSE', 'coastal-pact|SUD|concern|REQUEST'];
const kept = graph.edges.filter(({ key }) => !vanished.includes(key));

describe.skipIf(chromium === null)('comparing', { timeout: PATIENCE }, () => {
  const site = useSite();
  let page: Page;
  beforeAll(() => {
    ({ page } = site());
  });
  beforeEach(() => site().reset());

  const headings = (): Promise<string[]> => page.locator('.comparison h3').allTextContents();
  const chooseSecond = (text: string): Promise<void> =>
    page.setInputFiles('#compare-file', {
      name: 'second.json',
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    });

  test('two spans of days are chosen freely, and tell which actors came and went', async () => {
    await page.getByRole('tab', { name: 'Compare' }).click();
    expect(await headings()).toEqual([
      '+ Appeared 13',
      '− Vanished 14',
      '+ Actors who appeared 5',
      '− Actors who vanished 2',
    ]);
    expect(
      await page
        .getByRole('list', { name: 'Actors who vanished' })
        .locator('.actor-row')
        .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['actor'])),
    ).toEqual(['rebels', 'ilse-ober']);
    // The second dates begin earlier: what stands in both has neither come nor gone.
    await page.getByLabel('Second dates, from').fill('2031-03-01');
    await page.waitForFunction(() => location.hash.endsWith('cp=d:..2031-03-09~2031-03-01..'));
    expect(await headings()).toEqual(['+ Appeared 13', '+ Actors who appeared 5']);
    await page.getByLabel('First dates, to').fill('2031-03-02');
    await expect.poll(headings).toEqual(['+ Appeared 29', '+ Actors who appeared 14']);
    await page.waitForFunction(() => location.hash.endsWith('cp=d:..2031-03-02~2031-03-01..'));
    await page.goBack();
    await expect.poll(headings).toEqual(['+ Appeared 13', '+ Actors who appeared 5']);
    await page.goForward();
    await expect.poll(headings).toEqual(['+ Appeared 29', '+ Actors who appeared 14']);
    await page.getByLabel('First dates, from').fill('2031-03-09');
    await page.getByText('The first dates end before they begin.').waitFor();
    // Typed by keyboard, as well: the field goes from part to part.
    await page.getByLabel('First dates, from').focus();
    await page.keyboard.type('03012031');
    await page.getByText('The first dates end before they begin.').waitFor({ state: 'detached' });
    await page.waitForFunction(() => location.hash.endsWith('cp=d:2031-03-01..2031-03-02~2031-03-01..'));
    await page.getByRole('list', { name: 'Actors who appeared' }).locator('[data-actor="VES"]').click();
    expect(await page.locator('.actor-label').textContent()).toBe('Vesteria');
  });

  test('a second file shows what appeared and vanished, in the lists and in the picture', async () => {
    const [one] = kept;
    const added = { ...one!, key: 'VES|NOR|new', source: 'VES', target: 'NOR', undirected: false };
    const places = (): Promise<Record<string, unknown>> =>
      page.evaluate(() => Object.fromEntries(window.actorgraph!.state().positions));
    const before = await places();
    await page.getByRole('tab', { name: 'Compare' }).click();
    await page.getByRole('button', { name: 'Two files' }).click();
    // A bad one leaves all as it is.
    await chooseSecond('{');
    await page.waitForSelector('#message.error:not([hidden])');
    expect(await page.locator('#message p').textContent()).toMatch(/^second\.json: no JSON/);
    expect(await page.locator('#totals').textContent()).toBe('14 actors, 29 relations');

    await chooseSecond(writeGraph({ ...graph, edges: [...kept, added] }));
    await page.waitForSelector('#part');
    expect(await headings()).toEqual(['+ Appeared 1', '− Vanished 2']);
    const rows = page.locator('.comparison .row.relation');
    expect(
      await rows.evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset['relation'])),
    ).toEqual(['VES|NOR|new', ...vanished]);
    await page.waitForFunction(() => location.hash === '#v=1&tab=compare&cp=f:second.json');
    expect(await page.locator('.stage-legend li').allTextContents()).toEqual([
      '+1 relation appeared',
      '−2 relations vanished',
    ]);
    expect(await places()).toEqual(before);
    await page.locator('#export').click();
    const [saved] = await Promise.all([page.waitForEvent('download'), page.locator('#save-svg').click()]);
    const drawing = readFileSync(await saved.path(), 'utf8');
    expect(drawing.match(/>\+</g)?.length).toBe(1);
    // One of the two vanished in a bundle that is there still.
    expect(drawing.match(/>−</g)?.length).toBe(2);

    await page.evaluate(axe.source);
    const found = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run(document));
    expect(found.violations.map(({ id }) => id)).toEqual([]);

    await page.locator('#part').click();
    expect(await page.locator('#totals').textContent()).toBe('14 actors, 29 relations');
    await page.locator('#undo').click();
    expect(await page.locator('#totals').textContent()).toBe('14 actors, 30 relations');
    await page.getByRole('button', { name: 'End the comparison' }).click();
    expect(await page.locator('.stage-legend').count()).toBe(0);
    expect(await page.locator('#totals').textContent()).toBe('14 actors, 29 relations');
    expect(await places()).toEqual(before);
  });

  test('the way back takes the second file out again, and forward brings it back', async () => {
    const totals = (): Promise<string | null> => page.locator('#totals').textContent();
    await page.getByRole('tab', { name: 'Compare' }).click();
    await page.getByRole('button', { name: 'Two files' }).click();
    await page.waitForFunction(() => location.hash === '#v=1&tab=compare&cp=f:');
    const [one] = kept;
    const edges = [...kept, { ...one!, key: 'VES|NOR|new', source: 'VES', target: 'NOR', undirected: false }];
    await chooseSecond(writeGraph({ ...graph, edges }));
    await page.waitForSelector('#part');
    expect(await totals()).toBe('14 actors, 30 relations');
    await page.goBack();
    await page.waitForSelector('#part', { state: 'detached' });
    expect(await totals()).toBe('14 actors, 29 relations');
    expect(await page.locator('.stage-legend').count()).toBe(0);
    await page.goForward();
    await page.waitForSelector('#part');
    expect(await totals()).toBe('14 actors, 30 relations');
    // Another graph in its place: the way back leads to the two that were compared.
    await site().open('nine.json', writeGraph({ ...graph, edges: graph.edges.slice(0, 9) }));
    await expect.poll(totals).toBe('14 actors, 9 relations');
    await page.goBack();
    await expect.poll(totals).toBe('14 actors, 30 relations');
    await page.waitForSelector('#part');
  });

  test('actors that came or went are marked in the picture: a sign in their shape, hollow where they are gone', async () => {
    await page.getByRole('tab', { name: 'Compare' }).click();
    await page.locator('.stage-legend').waitFor();
    expect(await page.locator('.stage-legend li').allTextContents()).toEqual([
      '+13 relations and 5 actors appeared',
      '−14 relations and 2 actors vanished',
    ]);
    await page.locator('#export').click();
    const [saved] = await Promise.all([page.waitForEvent('download'), page.locator('#save-svg').click()]);
    const drawing = readFileSync(await saved.path(), 'utf8');
    expect(drawing.match(/data-compared="\+"/g)?.length).toBe(5);
    expect(drawing.match(/data-compared="−"/g)?.length).toBe(2);
  });

  test('what has no two sides cannot be chosen: a graph of one day and one source asks for a second file', async () => {
    const edges = graph.edges.map((edge) => {
      const evidence = edge.attributes.evidence.map((one) => ({ ...one, date: '2031-03-03' }));
      return { ...edge, attributes: { ...edge.attributes, evidence } };
    });
    const articles = graph.attributes.articles.map((one) => ({ ...one, source: null }));
    await site().open(
      'one.json',
      writeGraph({ ...graph, edges, attributes: { ...graph.attributes, articles } }),
    );
    await page.waitForFunction(() => window.actorgraph?.state().model?.name === 'one.json');
    await page.getByRole('tab', { name: 'Compare' }).click();
    const way = (name: string): Promise<boolean> => page.getByRole('button', { name }).isDisabled();
    expect(await Promise.all(['Two dates', 'Two sources', 'Two files'].map(way))).toEqual([
      true,
      true,
      false,
    ]);
    expect(await page.locator('.stage-legend').count()).toBe(0);
  });

  test('a link carries both graphs where they are small, else names the second', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await site().open('first.json', writeGraph({ ...graph, edges: graph.edges.slice(0, 9) }));
    await page.waitForFunction(() => window.actorgraph?.state().model?.name === 'first.json');
    await page.getByRole('tab', { name: 'Compare' }).click();
    await page.getByRole('button', { name: 'Two files' }).click();
    await chooseSecond(writeGraph({ ...graph, edges: graph.edges.slice(2, 11) }));
    await page.waitForSelector('#part');
    const found = await headings();
    expect(found.slice(0, 2)).toEqual(['+ Appeared 2', '− Vanished 2']);
    await page.locator('.comparison [data-relation]').first().click();
    await page.locator('#export').click();
    await page.locator('#copy-link').click();
    await page.getByText(/^Link copied\. The view and both graphs are in it \(\d+ kB\)\.$/).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const other = await site().newPage(link.slice(site().url.length));
    const selected = await page.evaluate(() => window.actorgraph!.state().selection);
    expect(await other.evaluate(() => window.actorgraph!.state().selection)).toEqual(selected);
    expect(await other.locator('#totals').textContent()).toBe('14 actors, 11 relations');
    await other.locator('.back').click();
    expect(await other.locator('.comparison h3').allTextContents()).toEqual(found);
    await other.locator('#part').click();
    expect(await other.locator('#totals').textContent()).toBe('14 actors, 9 relations');
    await other.close();
    const named = await site().newPage('#v=1&tab=compare&cp=f:second.json');
    await named.getByText('The link compares this graph with second.json: choose that file.').waitFor();
    expect(await named.locator('.stage-legend').count()).toBe(0);
    await named.close();
  });
});
