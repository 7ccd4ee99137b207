/** The viewer in a real Chromium: looking, reading, filtering, searching, opening, saving. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { writeGraph } from '../../src/graph/file.ts';
import { loadEngine } from '../../src/node/engine.ts';
import { buildGraph } from '../../src/pipeline.ts';
import { sampleGraph } from './sample-graph.ts';
import { chromium, graphText, PATIENCE, type Site, useSite } from './site.ts';

const ACCUSED = 'NOR|SUD|concern|ACCUSE';

describe.skipIf(chromium === null)('the viewer', { timeout: PATIENCE }, () => {
  const site = useSite({ width: 1200, height: 760 });
  let page: Page;
  let complaints: readonly string[];
  const open: Site['open'] = (name, text) => site().open(name, text);
  const pointAt: Site['pointAt'] = (type, key) => site().pointAt(type, key);
  const clickRelation: Site['clickRelation'] = (key) => site().clickRelation(key);

  beforeAll(() => {
    ({ page, complaints } = site());
  });
  beforeEach(() => site().reset());

  test('shows the graph, its lists and its legend, without complaint', async () => {
    expect(await page.title()).toBe('2 articles · actorgraph');
    expect(await page.locator('.actor-row').count()).toBe(14);
    expect(await page.locator('[data-filter="fa conflict"] .count').textContent()).toBe('6');
    await page.getByRole('tab', { name: 'Relations' }).click();
    expect(await page.locator('#explore-list .relation').count()).toBe(29);
    expect(complaints).toEqual([]);
  });

  test('a click on a line shows its sentences, and a sentence its place in the article', async () => {
    await clickRelation(ACCUSED);
    const sentences = await page.locator('.evidence .sentence').allTextContents();
    expect(sentences).toEqual([
      'Norland again accused Sudovia of stopping its ships.',
      'Norland accused Sudovia of blocking grain ships, Lindqvist said.',
    ]);
    const first = page.locator('.evidence').nth(1);
    expect(await first.locator('.mark-source').textContent()).toBe('Norland');
    expect(await first.locator('.mark-trigger').textContent()).toBe('accused');
    expect(await first.locator('.mark-target').textContent()).toBe('Sudovia');
    expect(await first.textContent()).toContain('according to Ada Lindqvist');

    await page.locator('.source-link').nth(0).click();
    const reader = page.locator('#reader');
    expect(await reader.locator('h2').textContent()).toBe('Patrols agreed, protests go on');
    const marked = await reader.locator('.is-focus').allTextContents();
    expect(marked.join('')).toBe('Norland again accused Sudovia of stopping its ships.');
    expect(await reader.locator('mark.mark-trigger').allTextContents()).toEqual(['accused']);
    const [place, frame] = [
      await reader.locator('.is-focus').first().boundingBox(),
      await reader.boundingBox(),
    ];
    expect(place?.y).toBeGreaterThanOrEqual(frame?.y ?? Infinity);
    expect(place?.y).toBeLessThan((frame?.y ?? 0) + (frame?.height ?? 0));
    expect(complaints).toEqual([]);
  });

  test('shows the graph that the engine builds of the article in data, with the words behind an edge', async () => {
    const path = 'data/articles/2023-01-11-us-japan-security.md';
    const engine = loadEngine();
    const article = await engine.readArticle(await readFile(path), path);
    await open('built.json', writeGraph(buildGraph(engine, [article])));
    await page.waitForFunction(() => window.actorgraph?.state().model?.actors.has('lloyd-austin'));
    await clickRelation('CHN|TWN|conflict|ASSAULT');
    const evidence = page.locator('.evidence').first();
    expect(await evidence.locator('.sentence').textContent()).toBe(
      'But Austin doubted that China would attack Taiwan any time soon.',
    );
    expect(await evidence.locator('.mark-source').textContent()).toBe('China');
    expect(await evidence.locator('.mark-trigger').textContent()).toBe('attack');
    expect(await evidence.locator('.mark-target').textContent()).toBe('Taiwan');
    expect(await evidence.textContent()).toContain('according to Lloyd Austin');
    expect(complaints).toEqual([]);
  });

  test('pointing at an actor tells its name, a click its relations, and dragging moves it', async () => {
    const { x, y } = await pointAt('actor', 'coastal-pact');
    await page.waitForSelector('#tooltip:not([hidden])');
    expect(await page.locator('#tooltip').textContent()).toBe('Coastal PactOrganisation · 6 relations');
    // A press soon after the one before would be a double click.
    await page.waitForTimeout(400);
    const place = (): Promise<{ x: number; y: number } | undefined> =>
      page.evaluate(() => window.actorgraph?.state().positions.get('coastal-pact'));
    const before = await place();
    // A hand slips a little while it clicks.
    await page.mouse.down();
    await page.mouse.move(x + 2, y + 1, { steps: 5 });
    await page.mouse.up();
    await page.waitForSelector('[data-actor="coastal-pact"].details');
    expect(await page.locator('.details .relation').count()).toBe(6);
    expect(await place()).toEqual(before);

    // Another button drags nothing, neither while it is pressed nor afterwards.
    await page.mouse.down({ button: 'right' });
    await page.mouse.move(x - 20, y - 20, { steps: 4 });
    await page.mouse.up({ button: 'right' });
    await page.mouse.move(x, y, { steps: 4 });
    expect(await place()).toEqual(before);

    await page.mouse.down();
    await page.mouse.move(x - 30, y - 20, { steps: 4 });
    await page.mouse.up();
    const after = await place();
    expect(after?.x).toBeLessThan(before?.x ?? -Infinity);
    expect(after?.y).toBeGreaterThan(before?.y ?? Infinity);
    expect(await page.locator('[data-actor="coastal-pact"].details').count()).toBe(1);
    // The whole way is one step back, and so is the pin.
    const pins = (): Promise<string[] | undefined> =>
      page.evaluate(() => [...(window.actorgraph?.state().pins ?? [])]);
    expect(await pins()).toEqual(['coastal-pact']);
    await page.keyboard.press('Control+z');
    await expect.poll(pins).toEqual([]);
    expect(await place()).toEqual(before);
    await page.keyboard.press('Control+Shift+z');
    expect(await place()).toEqual(after);
    expect(await pins()).toEqual(['coastal-pact']);
    expect(complaints).toEqual([]);
  });

  test('the search finds actors and relations by keyboard', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('sudovia norland');
    expect(await page.locator('#found [data-group=Relations]').count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    expect(await page.locator('.relation-label').textContent()).toMatch(/Norland|Sudovia/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('lindq');
    await page.keyboard.press('Enter');
    expect(await page.locator('.actor-label').textContent()).toBe('Ada Lindqvist');
    expect(await page.locator('.roles').textContent()).toBe('Foreign Minister, Norland');
    expect(new URL(page.url()).hash).toBe('#v=1&s=a:ada-lindqvist');
  });

  test('the legend filters families, kinds and statuses', async () => {
    const shown = (): Promise<number | undefined> =>
      page.evaluate(() => window.actorgraph?.state().view?.relations.size);
    await page.locator('[data-filter="fa conflict"]').click();
    expect(await shown()).toBe(23);
    await page.locator('[data-filter="st possible"]').click();
    expect(await shown()).toBe(21);
    await page.locator('[data-filter="ki person"]').click();
    expect(await page.locator('.actor-row').count()).toBe(10);
    await page.getByRole('button', { name: 'Show everything' }).click();
    expect(await shown()).toBe(29);
  });

  test('every relation can be reached by keyboard alone', async () => {
    await page.locator('[role=tab][aria-selected=true]').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.locator('.relation-label').count()).toBe(1);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('#panel') !== null)).toBe(true);
  });

  test.each([
    ['no JSON', 'not a graph', /notes\.json: no JSON; expected a graph file/],
    ['another JSON', '{"nodes": []}', /notes\.json: no graph file/],
    [
      'a newer version',
      '{"attributes": {"version": 7}}',
      /notes\.json: graph file of version 7, expected version 1/,
    ],
    ['a broken graph', graphText.replace('"status":"actual"', '"status":"<b>x</b>"'), /notes\.json: "edges/],
  ])('a file with %s gives a message, and the graph stays', async (_, text, message) => {
    await open('notes.json', text);
    await page.waitForSelector('#message.error:not([hidden])');
    expect(await page.locator('#message').textContent()).toMatch(message);
    expect(await page.locator('.actor-row').count()).toBe(14);
    await page.keyboard.press('Escape');
    expect(await page.locator('#message').isHidden()).toBe(true);
    expect(complaints).toEqual([]);
  });

  test('opens another graph in place of the first', async () => {
    const graph = sampleGraph();
    const only = new Set(['NOR', 'EST', 'coastal-pact']);
    const edges = graph.edges.filter(({ source, target }) => only.has(source) && only.has(target));
    const smaller = { ...graph, nodes: graph.nodes.filter(({ key }) => only.has(key)), edges };
    await open('small.json', writeGraph(smaller));
    await page.waitForFunction(() => document.querySelectorAll('.actor-row').length === 3);
    expect(complaints).toEqual([]);
  });

  test('markup in an article is shown as text', async () => {
    await page.locator('#search').fill('grain board sudovia');
    await page.keyboard.press('Enter');
    await page.locator('.source-link').click();
    const markup = '<img src=x onerror="window.hacked=true">';
    expect(await page.locator('.evidence .sentence').textContent()).toContain(markup);
    expect(await page.locator('.page-text').textContent()).toContain(markup);
    expect(await page.locator('#panel img, #reader img').count()).toBe(0);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  });

  test('lays out afresh in the worker, the same each time, and saves graph and picture', async () => {
    const positions = (): Promise<unknown> =>
      page.evaluate(() => [...(window.actorgraph?.state().positions ?? [])]);
    const atFirst = await positions();
    await page.locator('[data-filter="ki person"]').click();
    await page.locator('#arrange').click();
    await page.waitForFunction((before) => {
      const now = window.actorgraph?.state();
      return now?.arranging === false && JSON.stringify([...now.positions]) !== JSON.stringify(before);
    }, atFirst);
    await page.locator('[data-filter="ki person"]').click();
    await page.locator('#arrange').click();
    await page.waitForFunction(
      (before) =>
        JSON.stringify([...(window.actorgraph?.state().positions ?? [])]) === JSON.stringify(before),
      atFirst,
    );
    await page.locator('#export').click();
    const [saved] = await Promise.all([page.waitForEvent('download'), page.locator('#save-graph').click()]);
    expect(saved.suggestedFilename()).toBe('graph.json');
    await page.locator('#export').click();
    const [picture] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#save-picture').click(),
    ]);
    expect(picture.suggestedFilename()).toBe('graph.png');
    expect(complaints).toEqual([]);
  });

  test('without WebGL the lists still show the whole graph', async () => {
    const blind = await site().browser.newPage();
    await blind.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await blind.goto(site().url);
    await blind.waitForSelector('body.ready.open');
    expect(await blind.locator('#no-webgl').isVisible()).toBe(true);
    await blind.locator('[data-actor="NOR"]').click();
    expect(await blind.locator('.actor-label').textContent()).toBe('Norland');
    await blind.close();
  });

  test('without a graph it says how to open one', async () => {
    const empty = await site().browser.newPage();
    await empty.goto(`${site().url}?graph=missing.json`);
    await empty.waitForSelector('body.ready:not(.open)');
    expect(await empty.getByRole('button', { name: 'Choose a file' }).isVisible()).toBe(true);
    expect(await empty.locator('#message').textContent()).toBe('missing.json: not found (404).');
    await empty.close();
  });

  // UPDATE_SCREENSHOT names the graph file to show.
  const shown = process.env['UPDATE_SCREENSHOT'];
  test.runIf(shown !== undefined)('its picture is kept for the README', async () => {
    await page.setViewportSize({ width: 1600, height: 940 });
    await open('graph.json', await readFile(shown ?? '', 'utf8'));
    await page.getByRole('tab', { name: 'Relations' }).click();
    await page.locator('#explore-list .relation.family-concern').first().click();
    await page.locator('.source-link').first().click();
    await page.locator('.ends .chip').last().click();
    await page.mouse.move(0, 0);
    await page.waitForTimeout(1000);
    await page.screenshot({ path: 'viewer/screenshot.png' });
  });
});
