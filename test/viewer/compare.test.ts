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

  test('a second file shows what appeared and vanished, in the lists and in the picture', async () => {
    const [one] = kept;
    const added = { ...one!, key: 'VES|NOR|new', source: 'VES', target: 'NOR', undirected: false };
    const places = (): Promise<Record<string, unknown>> =>
      page.evaluate(() => Object.fromEntries(window.actorgraph!.state().positions));
    const before = await places();
    await page.getByRole('tab', { name: 'Compare' }).click();
    await page.getByRole('button', { name: 'Two files' }).click();
    const choose = (text: string): Promise<void> =>
      page.setInputFiles('#compare-file', {
        name: 'second.json',
        mimeType: 'application/json',
        buffer: Buffer.from(text),
      });
    // A bad one leaves all as it is.
    await choose('{');
    await page.waitForSelector('#message.error:not([hidden])');
    expect(await page.locator('#message p').textContent()).toMatch(/^second\.json: no JSON/);
    expect(await page.locator('#totals').textContent()).toBe('14 actors, 29 relations');

    await choose(writeGraph({ ...graph, edges: [...kept, added] }));
    await page.waitForSelector('#part');
    expect(await page.locator('.comparison h3').allTextContents()).toEqual(['+ Appeared 1', '− Vanished 2']);
    const rows = page.locator('.comparison .row.relation');
    expect(
      await rows.evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset['relation'])),
    ).toEqual(['VES|NOR|new', ...vanished]);
    expect(await page.locator('.stage-legend li').allTextContents()).toEqual(['+1 appeared', '−2 vanished']);
    expect(await places()).toEqual(before);
    await page.locator('#export').click();
    const [saved] = await Promise.all([page.waitForEvent('download'), page.locator('#save-svg').click()]);
    await page.keyboard.press('Escape');
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
});
