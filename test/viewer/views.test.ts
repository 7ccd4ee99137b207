/** Ways of looking at a graph beyond the picture, with a real mouse and keyboard in a real Chromium. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readGraph, writeGraph } from '../../src/graph/file.ts';
import { applyPatch } from '../../src/graph/patch.ts';
import { readPatch } from '../../src/graph/patch-file.ts';
import { classOf } from '../../viewer/appearance/events.ts';
import { sampleGraph } from './sample-graph.ts';
import { chromium, PATIENCE, useSite } from './site.ts';

const ACCUSED = 'NOR|SUD|concern|ACCUSE';

describe.skipIf(chromium === null)('views', { timeout: PATIENCE }, () => {
  const site = useSite();
  let page: Page;
  let complaints: readonly string[];
  beforeAll(() => {
    ({ page, complaints } = site());
  });
  beforeEach(() => site().reset());

  const search = async (query: string): Promise<void> => {
    await page.locator('#search').fill(query);
    await page.keyboard.press('Enter');
  };
  const totals = (): Promise<string | null> => page.locator('#totals').textContent();
  const saved = async (title: string, nth = 0): Promise<{ name: string; text: string }> => {
    await page.locator('#export').click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.menu-list').getByRole('button', { name: title }).nth(nth).click(),
    ]);
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  };

  test('a card says status, speaker and confidence in words, and n, p and o walk', async () => {
    await search('norland accuses sudovia');
    expect(await page.locator('.relation-label').textContent()).toContain('Norland accuses Sudovia');
    expect(await page.locator('.evidence-facts').allTextContents()).toEqual([
      'Reported as fact · the article says so · clear (90 %)',
      'Reported as fact · according to Ada Lindqvist · clear (90 %)',
    ]);
    await page.locator('#panel').focus();
    await page.keyboard.press('n');
    await page.keyboard.press('n');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-card'))).toBe('1');
    await page.keyboard.press('o');
    expect(await page.locator('#reader h2').textContent()).toBe('Ships wait at the strait');
    expect(await page.locator('.evidence[aria-current=true]').count()).toBe(1);
  });

  test('in an article each sentence lights its edges, is walked to once, and words selected list all inside', async () => {
    await page.locator('.article-row').first().click();
    await page.locator('#reader .stated').nth(2).hover();
    const lit = await page.evaluate(() => window.actorgraph?.state().hover?.type);
    expect(lit).toBe('text');
    const all = await page.locator('#reader .stated').count();
    await page.locator('#reader h2').focus();
    const visited: (string | null)[] = [];
    for (let step = 0; step < all; step++) {
      await page.keyboard.press('n');
      visited.push(await page.evaluate(() => document.activeElement?.getAttribute('data-sentence') ?? null));
    }
    expect(new Set(visited).size).toBe(all);
    const [from, to] = [
      page.locator('#reader .page-text p').nth(0),
      page.locator('#reader .page-text p').nth(2),
    ];
    await from.scrollIntoViewIfNeeded();
    const [a, b] = [await from.boundingBox(), await to.boundingBox()];
    if (a === null || b === null) throw new Error('the article has paragraphs');
    await page.mouse.move(a.x + 2, a.y + 8);
    await page.mouse.down();
    await page.mouse.move(b.x + b.width - 4, b.y + b.height - 24, { steps: 6 });
    await page.mouse.up();
    expect(await page.locator('.passage-label').textContent()).toBe('3 relations in these words');
  });

  test('two actors stand side by side, and a chain is read as quoted sentences', async () => {
    await search('norland accuses sudovia');
    await page.locator('[data-focus=pair]').click();
    expect(await page.locator('[data-pair] h2').textContent()).toBe('Norland and Sudovia');
    expect(await page.locator('[data-pair] .evidence').count()).toBe(5);
    const other = await site().newPage('#v=1&pa=ISL~VES');
    const chain = (): Promise<string[]> => other.locator('[data-path] .evidence-title').allTextContents();
    const steps = ['Sudovia worries about Isla Mayor (1 sentence)', 'Vesteria supports Sudovia (1 sentence)'];
    await expect.poll(chain).toEqual(steps);
    // What the filters hide is told, and shown on demand.
    await other.locator('[data-filter="ki state"]').click();
    await expect.poll(chain).toEqual([]);
    const note = other.locator('[data-path] .note');
    expect(await note.textContent()).toBe('2 steps without filters · show');
    await note.getByRole('button').click();
    await expect.poll(chain).toEqual(steps);
    await other.close();
    const apart = await site().newPage('#v=1&pa=ilse-ober~rui-castel');
    expect(await apart.locator('[data-path] .note').textContent()).toBe('Nor without them.');
    await apart.close();
  });

  test('what two actors contradict each other in is named, and each side opens where it is told', async () => {
    const graph = sampleGraph();
    const edges = graph.edges.map((edge) => {
      if (edge.key !== 'SUD|NOR|commitment|AGREE') return edge;
      const evidence = edge.attributes.evidence.map((one) => ({ ...one, status: 'actual' as const }));
      return { ...edge, attributes: { ...edge.attributes, evidence, status: 'actual' as const } };
    });
    await site().open('at-odds.json', writeGraph({ ...graph, edges }));
    await page.waitForFunction(() => window.actorgraph?.state().model?.name === 'at-odds.json');
    await search('sudovia threatens norland');
    await page.locator('[data-focus=pair]').click();
    const sides = page.getByRole('list', { name: 'Contradictions' }).getByRole('button');
    await sides.first().waitFor();
    const sentences = (await sides.allTextContents()).map((text) => text.replace(/ \(.*/, ''));
    expect([...sentences].sort()).toEqual(['Sudovia agrees with Norland', 'Sudovia threatens Norland']);
    await sides.nth(sentences.indexOf('Sudovia threatens Norland')).click();
    await page.waitForSelector('[data-relation="SUD|NOR|conflict|THREATEN"].details');
    const told = graph.edges.find(({ key }) => key === 'SUD|NOR|conflict|THREATEN')!.attributes.evidence[0]!;
    const { reading } = await page.evaluate(() => window.actorgraph!.state());
    expect(reading).toEqual({ article: told.article, focus: { start: told.start, end: told.end } });
  });

  test('surroundings of so many steps stand alone, and everything comes back', async () => {
    await page.locator('.actor-row[data-actor="ilse-ober"]').click();
    await page.locator('[data-focus="steps 1"]').click();
    expect(await totals()).toBe('2 of 14 actors, 1 of 29 relations');
    expect(await page.locator('#focus-chip').textContent()).toContain('Only around Ilse Ober');
    await page.locator('#focus-chip').getByRole('button', { name: 'Show everything again' }).click();
    expect(await totals()).toBe('14 actors, 29 relations');
  });

  test('the address carries the view, and back and forward work', async () => {
    await search('norland accuses sudovia');
    await page.locator('.source-link').first().click();
    await page.locator('[data-focus=pair]').click();
    const url = page.url();
    expect(url).toContain('#v=1&s=d:NOR~SUD&r=patrols@');
    await page.goBack();
    await page.waitForFunction(
      (key) => window.actorgraph?.state().selection?.type === 'relation' && key !== '',
      ACCUSED,
    );
    await page.goForward();
    await page.waitForSelector('[data-pair="NOR~SUD"]');
    const other = await site().newPage(new URL(url).hash);
    expect(await other.locator('[data-pair="NOR~SUD"]').count()).toBe(1);
    expect(await other.locator('#reader .is-focus').count()).toBe(1);
    await other.close();
    const hostile = await site().newPage('#v=1&s=a:%&fa=conflict&cf=zzz');
    expect(await hostile.locator('#message').textContent()).toContain('means nothing here');
    expect(await hostile.locator('#totals').textContent()).toBe('14 actors, 23 of 29 relations');
    await hostile.close();
    expect(complaints).toEqual([]);
  });

  test('corrections can be undone and done again, and are saved as a patch that gives the same graph', async () => {
    await page.locator('.actor-row[data-actor="EST"]').click();
    await page.getByText('Correct this actor').click();
    await page.locator('#rename').fill('Estland');
    await page.getByRole('button', { name: 'Rename' }).click();
    expect(await page.locator('.actor-label').textContent()).toBe('Estland');
    await page.getByText('Correct this actor').click();
    await page.getByLabel('The same as').fill('Norland');
    await page.waitForSelector('.details[data-actor="NOR"]');
    const merged = await totals();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    expect(await totals()).toBe('14 actors, 29 relations');
    await page.keyboard.press('Control+Shift+z');
    await page.keyboard.press('Control+Shift+z');
    expect(await totals()).toBe(merged);

    const patch = readPatch((await saved('Patch file')).text, 'patch');
    const whole = readGraph((await saved('Graph file (JSON)', 1)).text, 'whole');
    const { graph, skipped } = applyPatch(sampleGraph(), patch.ops, classOf);
    expect(skipped).toEqual([]);
    expect(whole.edges).toEqual(graph.edges);
    expect(whole.nodes.map(({ key }) => key)).toEqual(graph.nodes.map(({ key }) => key));
  });

  test('mentions of somebody else are split off with what they state, and a statement gets other ends', async () => {
    await page.locator('.actor-row[data-actor="NOR"]').click();
    await page.getByText('Correct this actor').click();
    await page.getByText('Some mentions are of somebody else').click();
    const split = page.getByRole('button', { name: 'Split off' });
    expect(await split.isDisabled()).toBe(true);
    const before = await page.evaluate(() => window.actorgraph!.state().model!.actors.get('NOR')!.mentions);
    await page.getByRole('checkbox', { name: 'Norland, in Patrols agreed' }).check();
    await page.getByLabel('Name of the other actor').fill('Norland Shipping');
    await page.getByLabel('Kind of the other actor').selectOption('organisation');
    await split.press('Enter');
    await page.waitForFunction(() => window.actorgraph?.state().model?.actors.has('norland-shipping'));
    const parts = await page.evaluate(() => {
      const { actors, relations } = window.actorgraph!.state().model!;
      const [own, others] = ['norland-shipping', 'NOR'].map((key) => actors.get(key)!);
      const articles = own!.relations.flatMap((key) =>
        relations.get(key)!.evidence.map((one) => one.article),
      );
      return { own: own!.mentions, kind: own!.kind, others: others!.mentions, articles };
    });
    expect(parts.kind).toBe('organisation');
    expect(new Set(parts.articles)).toEqual(new Set(['patrols']));
    expect(parts.own).toEqual(before.filter(({ article }) => article === 'patrols'));
    expect(parts.others).toEqual(before.filter(({ article }) => article === 'strait'));
    const patch = readPatch((await saved('Patch file')).text, 'patch');
    const { graph, skipped } = applyPatch(sampleGraph(), patch.ops, classOf);
    expect(skipped).toEqual([]);
    expect(readGraph((await saved('Graph file (JSON)', 1)).text, 'whole').edges).toEqual(graph.edges);
    await page.keyboard.press('Control+z');
    expect(await totals()).toBe('14 actors, 29 relations');

    await page.keyboard.press('Escape');
    await search('vesteria supports sudovia');
    await page.locator('.correct summary').first().click();
    await page.getByLabel('Rather towards').fill('Estmark');
    await page.waitForFunction(() =>
      window.actorgraph?.state().model?.relations.has('VES|EST|cooperation|SUPPORT'),
    );
    await page.keyboard.press('Control+z');
    await page.waitForFunction(
      () => window.actorgraph?.state().model?.relations.has('VES|EST|cooperation|SUPPORT') === false,
    );
  });

  test('the picture is saved as an image of the size that is chosen', async () => {
    await page.locator('#export').click();
    const box = (await page.locator('#picture').boundingBox())!;
    await page.getByLabel('Size of the image, in pixels').selectOption('4');
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('#save-picture').click()]);
    const image = await readFile(await file.path());
    expect([image.readUInt32BE(16), image.readUInt32BE(20)]).toEqual([
      Math.round(box.width * 4),
      Math.round(box.height * 4),
    ]);
  });

  test('exports hold what is shown, or everything', async () => {
    await page.locator('[data-filter="fa conflict"]').click();
    const shown = readGraph((await saved('Graph file (JSON)')).text, 'shown');
    expect(shown.edges.length).toBe(23);
    expect(shown.edges.map(({ attributes }) => attributes.family)).not.toContain('conflict');
    expect(readGraph((await saved('Graph file (JSON)', 1)).text, 'whole').edges.length).toBe(29);
    await search('norland accuses sudovia');
    const { name, text } = await saved('Markdown');
    expect(name).toBe('graph.md');
    expect(text).toContain('> Norland again accused Sudovia of stopping its ships\\.'.replace('\\.', '.'));
    expect(text).toContain('Patrols agreed, protests go on, The Harbour Post, 2031-03-10');
  });

  test('dates filter, and playing ends on the last one', async () => {
    const last = page.getByRole('slider', { name: 'Last date' });
    await last.focus();
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowLeft');
    const early = await totals();
    expect(early).not.toBe('14 actors, 29 relations');
    await page.getByRole('button', { name: '1×' }).click();
    await page.getByRole('button', { name: '2×' }).click();
    await page.getByRole('button', { name: 'Play' }).click();
    await page.waitForFunction(
      () => Object.keys(window.actorgraph?.state().filters ?? { da: 1 }).length === 0,
    );
    await page.waitForSelector('button[aria-label="Play"]');
    expect(await totals()).toBe('14 actors, 29 relations');
  });

  test('only what one speaker claims can be shown', async () => {
    await page.locator('#speaker').selectOption('ilse-ober');
    expect(await totals()).toBe('14 actors, 1 of 29 relations');
  });

  test('table, statistics and comparison are of what is shown', async () => {
    await page.getByRole('tab', { name: 'Table' }).click();
    expect(await page.locator('.relation-grid [data-relation]').count()).toBe(29);
    await page.getByRole('columnheader', { name: 'From' }).getByRole('button').click();
    const names = await page.locator('.relation-grid [data-relation] [aria-colindex="1"]').allTextContents();
    expect(names).toEqual(names.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
    await page.getByRole('tab', { name: 'Statistics' }).click();
    expect(await page.locator('#central .row-title').first().textContent()).toBe('Norland');
    await page.locator('[data-filter="ki state"]').click();
    await expect.poll(() => page.locator('#central .row-title').allTextContents()).not.toContain('Norland');
    expect(await page.locator('#central .row-title').count()).toBeGreaterThan(0);
    await page.locator('[data-filter="ki state"]').click();
    await page.getByRole('tab', { name: 'Compare' }).click();
    expect(await page.locator('.comparison h3').allTextContents()).toEqual([
      '+ Appeared 13',
      '− Vanished 14',
      '+ Actors who appeared 5',
      '− Actors who vanished 2',
    ]);
  });

  test('the search forgives a wrong letter and finds words of the evidence', async () => {
    await page.locator('#search').fill('lindqvjst');
    await page.waitForSelector('#found .row-title');
    expect(await page.locator('#found .row-title').first().textContent()).toBe('Ada Lindqvist');
    await page.locator('#search').fill('blocking grain');
    await page.waitForSelector('#found [data-group=Evidence]');
    await page.keyboard.press('Enter');
    expect(await page.locator('#reader .is-focus').textContent()).toContain('blocking grain ships');
    await page.locator('#search').fill('zzzz');
    expect(await page.locator('.search-none').first().textContent()).toContain('Nothing for “zzzz”');
    await page.keyboard.press('Escape');
  });

  test('the sample graph itself is left alone by all this', () => {
    expect(readGraph(writeGraph(sampleGraph()), 'sample').edges.length).toBe(29);
  });
});
