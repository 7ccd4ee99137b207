/** The address: a link shows the same view to others, the browser's way back works, small graphs travel in it. */
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { writeGraph } from '../../src/graph/file.ts';
import { randomGraph } from './random-graph.ts';
import { sampleGraph } from './sample-graph.ts';
import { chromium, graphText, PATIENCE, useSite } from './site.ts';

describe.skipIf(chromium === null)('links', { timeout: PATIENCE }, () => {
  const site = useSite();
  let page: Page;
  beforeAll(async () => {
    ({ page } = site());
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  });
  beforeEach(() => site().reset());

  const placeOn = (of: Page): Promise<string> =>
    of.evaluate(() => {
      const { selection, reading, focus, tab, filters, comparing, camera, limit, ...rest } =
        window.actorgraph!.state();
      const { grouping, colouring, query, sheet } = rest;
      const place = { selection, reading, focus, tab, filters, comparing, camera, limit };
      const plain = (_: string, value: unknown): unknown => (value instanceof Set ? [...value] : value);
      return JSON.stringify({ ...place, grouping, colouring, query, sheet }, plain);
    });
  const hash = (): Promise<string> => page.evaluate(() => location.hash);
  const copyLink = async (): Promise<string> => {
    await page.evaluate(() => navigator.clipboard.writeText(''));
    if ((await page.locator('#copy-link').count()) === 0) await page.locator('#export').click();
    await page.locator('#copy-link').click();
    await page.waitForFunction(() => window.actorgraph?.state().message?.text.startsWith('Link copied.'));
    return page.evaluate(() => navigator.clipboard.readText());
  };

  test('the address brings another page to the same view, camera included', async () => {
    await page.locator('[data-filter="fa conflict"]').click();
    await page.getByRole('tab', { name: 'Compare' }).click();
    await page.getByLabel('Second dates, from').fill('2031-03-05');
    await page.locator('#picture').hover();
    await page.mouse.wheel(0, -300);
    await page.waitForFunction(() => location.hash.includes('cam='));
    await page.waitForFunction(() => location.hash.includes('fa=conflict'));
    expect(await hash()).toMatch(
      /^#v=1&tab=compare&cp=d:\.\.2031-03-09~2031-03-05\.\.&cam=[-\d.,]+&fa=conflict$/,
    );
    const other = await site().newPage(await hash());
    expect(await placeOn(other)).toBe(await placeOn(page));
    const seen = (of: Page): Promise<{ x: number; y: number } | null> =>
      of.evaluate(() => window.actorgraph!.pointOf({ type: 'actor', key: 'NOR' }));
    const [here, there] = [await seen(page), await seen(other)];
    expect(there?.x).toBeCloseTo(here!.x, -0.5);
    expect(there?.y).toBeCloseTo(here!.y, -0.5);
    await other.close();
  });

  test('the address tells what is searched, outlined and unfolded', async () => {
    await page.getByRole('tab', { name: 'Statistics' }).click();
    await page.locator('#grouping').click();
    await page.getByRole('tab', { name: 'Table' }).click();
    await page.getByRole('button', { name: 'Tree' }).click();
    await page.locator('#search').pressSequentially('grain');
    await page.waitForFunction(() => location.hash.includes('q=grain'));
    expect(await hash()).toBe('#v=1&tab=tree&hu=1&q=grain');
    const other = await site().newPage(await hash());
    expect(await placeOn(other)).toBe(await placeOn(page));
    expect(await other.locator('[role=tree]').count()).toBe(1);
    expect(await other.locator('#search').inputValue()).toBe('grain');
    // The answers come where the search is wanted, and going there leaves the way back to them.
    await other.keyboard.press('/');
    await other.locator('#found [role=option]').first().waitFor();
    await other.keyboard.press('Enter');
    await other.waitForFunction(() => window.actorgraph?.state().selection !== null);
    expect(await other.locator('#search').inputValue()).toBe('');
    await other.goBack();
    await expect.poll(() => other.locator('#search').inputValue()).toBe('grain');
    await other.close();
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Statistics' }).click();
    await page.locator('#grouping').click();
  });

  test('a link to an actor shows it in the whole picture', async () => {
    const other = await site().newPage('#v=1&s=a:NOR');
    await other.waitForSelector('.details[data-actor="NOR"]');
    // The picture tells where it has come to rest.
    await other.waitForTimeout(1500);
    expect(await other.evaluate(() => window.actorgraph!.state().camera)).toBeNull();
    const box = (await other.locator('#picture').boundingBox())!;
    const points = await other.evaluate(() =>
      [...window.actorgraph!.state().model!.actors.keys()].map((key) =>
        window.actorgraph!.pointOf({ type: 'actor', key }),
      ),
    );
    for (const point of points) {
      expect(point!.x > 0 && point!.x < box.width && point!.y > 0 && point!.y < box.height).toBe(true);
    }
    await other.close();
  });

  test('back and forward go through what was looked at', async () => {
    await page.locator('.actor-row[data-actor="NOR"]').click();
    await page.locator('.details .relation').first().click();
    await page.locator('.source-link').first().click();
    const last = await placeOn(page);
    await page.goBack();
    expect(JSON.parse(await placeOn(page))).toMatchObject({ reading: null, selection: { type: 'relation' } });
    await page.goBack();
    expect(JSON.parse(await placeOn(page))).toMatchObject({ selection: { type: 'actor', key: 'NOR' } });
    expect(await page.locator('.actor-label').textContent()).toBe('Norland');
    await page.goForward();
    await page.goForward();
    const { selection, reading } = JSON.parse(await placeOn(page)) as Record<string, unknown>;
    expect({ selection, reading }).toEqual({
      selection: (JSON.parse(last) as Record<string, unknown>)['selection'],
      reading: (JSON.parse(last) as Record<string, unknown>)['reading'],
    });
  });

  test('a small graph travels in the link, as it stands', async () => {
    const graph = sampleGraph();
    const only = { ...graph, edges: graph.edges.slice(0, 9) };
    await site().open('nine.json', writeGraph(only));
    await page.waitForFunction(() => window.actorgraph?.state().model?.name === 'nine.json');
    await page.locator('.actor-row[data-actor="NOR"]').click();
    const link = await copyLink();
    expect(await page.locator('#message p').textContent()).toMatch(
      /^Link copied\. The view and the graph are in it \(\d+ kB\)\.$/,
    );
    const other = await site().newPage(link.slice(site().url.length));
    expect(await other.evaluate(() => window.actorgraph!.state().model!.file)).toEqual(only);
    expect(await other.locator('.actor-label').textContent()).toBe('Norland');
    // Whoever goes on from there can come back to it, and open another link in the same page.
    await other.locator('.back').click();
    expect(await other.evaluate(() => location.hash)).toMatch(/g=[\w-]+$/);
    await other.reload();
    await other.waitForSelector('body.ready.open');
    expect(await other.locator('#totals').textContent()).toBe('14 actors, 9 relations');
    await site().open('graph.json', graphText);
    await page.waitForFunction(() => window.actorgraph?.state().model?.relations.size === 29);
    const second = await copyLink();
    await other.evaluate((url) => location.assign(url), second);
    await other.waitForFunction(() => window.actorgraph?.state().model?.relations.size === 29);
    await other.goBack();
    await other.waitForFunction(() => window.actorgraph?.state().model?.relations.size === 9);
    await other.close();
  });

  test('a large graph does not, which is said; so is a damaged link', async () => {
    await site().open('large.json', writeGraph(randomGraph(400, 1600)));
    await page.waitForFunction(() => window.actorgraph?.state().model?.name === 'large.json');
    const link = await copyLink();
    expect(link).not.toContain('g=');
    expect(await page.locator('#message p').textContent()).toMatch(
      /too large for a link, send its file too\.$/,
    );
    const other = await site().newPage('#v=1&g=AAAA');
    expect(await other.locator('#message p').textContent()).toMatch(/^The link is damaged/);
    expect(await other.locator('body.open').count()).toBe(0);
    await other.close();
  });
});
