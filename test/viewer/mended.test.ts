/** What was once broken in the viewer, each with a real mouse and keyboard in a real Chromium. */
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { writeGraph } from '../../src/graph/file.ts';
import type { Evidence, KnowledgeGraph } from '../../src/types/graph.ts';
import { sampleGraph } from './sample-graph.ts';
import { chromium, graphText, PATIENCE, type Site, useSite } from './site.ts';

describe.skipIf(chromium === null)('mended', { timeout: PATIENCE }, () => {
  const site = useSite();
  let page: Page;
  let complaints: readonly string[];
  const open: Site['open'] = (name, text) => site().open(name, text);
  beforeAll(() => {
    ({ page, complaints } = site());
  });
  beforeEach(() => site().reset());

  const shown = (): Promise<number | undefined> =>
    page.evaluate(() => window.actorgraph?.state().view?.relations.size);

  test('the sliders can be dragged over their whole way', async () => {
    for (const [name, end] of [
      ['Confidence, at least', '100'],
      ['Sentences, at least', '2'],
    ] as const) {
      const slider = page.getByRole('slider', { name });
      await slider.scrollIntoViewIfNeeded();
      const box = await slider.boundingBox();
      if (box === null) throw new Error(`no slider ${name}`);
      await page.mouse.move(box.x + 8, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 8 });
      await page.mouse.move(box.x + box.width - 2, box.y + box.height / 2, { steps: 8 });
      await page.mouse.up();
      expect(await slider.inputValue()).toBe(end);
    }
    expect(await shown()).toBe(0);
    expect(await page.locator('.rail-sum').textContent()).toContain('2 filters: 0 of 29 relations');
  });

  test('keys that are names of the language are keys like any other', async () => {
    const graph = sampleGraph();
    const named = (key: string): string =>
      key === 'NOR' ? '__proto__' : key === 'SUD' ? 'constructor' : key;
    const odd = JSON.parse(
      JSON.stringify(graph).replaceAll('"NOR"', '"__proto__"').replaceAll('"SUD"', '"constructor"'),
    ) as KnowledgeGraph;
    await open('odd.json', writeGraph(odd));
    await page.waitForFunction(() => window.actorgraph?.state().model?.actors.has('__proto__'));
    await page.locator(`[data-actor="${named('NOR')}"]`).click();
    expect(await page.locator('.actor-label').textContent()).toBe('Norland');
    await site().pointAt('actor', 'constructor');
    await page.waitForSelector('#tooltip:not([hidden])');
    expect(await page.locator('#tooltip strong').textContent()).toBe('Sudovia');
    await open('graph.json', graphText);
    await page.waitForFunction(() => window.actorgraph?.state().model?.actors.has('NOR'));
    expect(complaints).toEqual([]);
  });

  test('positions of any size and an article, a name and a version of megabytes do no harm', async () => {
    const graph = sampleGraph();
    const [first, ...others] = graph.attributes.articles;
    if (first === undefined) throw new Error('the sample has articles');
    const long = { ...first, text: first.text + 'word '.repeat(2_000_000) };
    const nodes = graph.nodes.map(({ key, attributes }, index) => ({
      key,
      attributes: {
        ...attributes,
        x: index % 2 === 0 ? 1e308 : -1e308,
        label: key === 'SUD' ? 'S'.repeat(5_000_000) : attributes.label,
      },
    }));
    await open(
      'large.json',
      writeGraph({ ...graph, nodes, attributes: { ...graph.attributes, articles: [long, ...others] } }),
    );
    await page.waitForFunction(() => window.actorgraph?.state().model?.name === 'large.json');
    await page.locator('.article-row').first().click();
    await page.waitForSelector('#reader .stated');
    expect((await page.locator('#reader').textContent())?.length).toBeLessThan(200_000);
    await page.locator('[data-actor="SUD"]').click();
    expect((await page.locator('.actor-label').textContent())?.length).toBe(120);
    expect(complaints).toEqual([]);

    await open('new.json', graphText.replace('"version":1', `"version":"${'9'.repeat(1_000_000)}"`));
    await page.waitForSelector('#message.error:not([hidden])');
    expect((await page.locator('#message').boundingBox())?.height).toBeLessThan(200);
  });

  test('twenty thousand sentences behind one line are all there, and few of them in the page', async () => {
    const graph = sampleGraph();
    const many = 20_000;
    const edges = graph.edges.map((edge, index) => {
      if (index > 0) return edge;
      const [one] = edge.attributes.evidence;
      const evidence = Array.from({ length: many }, (): Evidence => one as Evidence);
      return { ...edge, attributes: { ...edge.attributes, weight: many, evidence } };
    });
    await open('many.json', writeGraph({ ...graph, edges }));
    await page.waitForFunction(() => window.actorgraph?.state().model?.name === 'many.json');
    const key = edges[0]?.key ?? '';
    await page.getByRole('tab', { name: 'Relations' }).click();
    await page.locator(`.row[data-relation="${key}"]`).click();
    await page.waitForSelector('.evidence');
    expect(await page.locator('.details h3 .count').textContent()).toBe('20,000');
    const inPage = await page.locator('.evidence').count();
    expect(inPage).toBeGreaterThan(3);
    expect(inPage).toBeLessThan(60);
    await page.locator('#panel').evaluate((panel) => panel.scrollTo(0, panel.scrollHeight));
    await page.waitForSelector(`[data-card="${many - 1}"]`);
  });

  test('evidence in a headline is marked there', async () => {
    const graph = sampleGraph();
    const title = 'Norland accuses Sudovia';
    const [first, ...others] = graph.attributes.articles;
    if (first === undefined) throw new Error('the sample has articles');
    const text = `${title}\n\nNothing more is known.`;
    const headline = { ...first, id: 'headline', title, text };
    const edges = graph.edges.map((edge) => {
      if (edge.key !== 'NOR|SUD|concern|ACCUSE') return edge;
      const span = (word: string): { start: number; end: number } => {
        const start = title.indexOf(word);
        return { start, end: start + word.length };
      };
      const [one] = edge.attributes.evidence;
      const evidence = {
        ...(one as Evidence),
        article: 'headline',
        start: 0,
        end: title.length,
        sourceSpan: span('Norland'),
        trigger: span('accuses'),
        targetSpan: span('Sudovia'),
      };
      return { ...edge, attributes: { ...edge.attributes, weight: 1, evidence: [evidence] } };
    });
    const articles = [first, ...others, headline];
    await open(
      'headline.json',
      writeGraph({ ...graph, edges, attributes: { ...graph.attributes, articles } }),
    );
    await page.waitForFunction(() => window.actorgraph?.state().model?.name === 'headline.json');
    await page.locator('#search').fill('norland accuse');
    await page.keyboard.press('Enter');
    await page.locator('.source-link').click();
    expect(await page.locator('#reader h2').textContent()).toBe(title);
    expect(await page.locator('#reader h2 .is-focus').textContent()).toBe(title);
    expect(await page.locator('#reader h2 mark').allTextContents()).toEqual([
      'Norland',
      'accuses',
      'Sudovia',
    ]);
  });

  test('what filters hide can be found, is said to be hidden, and is shown on demand', async () => {
    await page.locator('[data-filter="fa conflict"]').click();
    await page.locator('[data-filter="ki state"]').click();
    expect(await page.locator('#totals').textContent()).toBe('9 of 14 actors, 3 of 29 relations');
    await page.locator('#search').fill('sudovia norland');
    expect(await page.locator('#found [role=option]').first().textContent()).toContain('hidden by filters');
    await page.keyboard.press('Enter');
    expect(await page.locator('.hidden-notice span').textContent()).toBe('Hidden by Kinds.');
    // Nothing is lit, so nothing is dimmed either.
    await page.getByRole('button', { name: 'Show it' }).click();
    expect(await page.locator('.hidden-notice').count()).toBe(0);
    expect(await page.locator('#totals').textContent()).toBe('14 actors, 23 of 29 relations');
    // The kind of the selection is switched off: the same offer.
    await page.locator('[data-filter="ki state"]').click();
    expect(await page.locator('.hidden-notice span').textContent()).toBe('Hidden by Kinds.');
  });

  test('a broken address is told, or ignored, and the page works', async () => {
    for (const [path, message] of [
      ['?graph=%25', /^%: /],
      ['?graph=http://[', /^http:\/\/\[: no address of a graph\.$/],
    ] as const) {
      const other = await site().newPage(path);
      expect(await other.locator('#message p').textContent()).toMatch(message);
      await other.setInputFiles('#file', {
        name: 'g.json',
        mimeType: 'application/json',
        buffer: Buffer.from(graphText),
      });
      await other.waitForSelector('body.open');
      await other.close();
    }
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
  });

  test('Escape gives the focus back to what opened, and the live region is emptied', async () => {
    const focused = (): Promise<string | undefined> =>
      page.evaluate(() => {
        const { activeElement } = document;
        return activeElement instanceof HTMLElement ? activeElement.dataset['focus'] : undefined;
      });
    await page.locator('.actor-row[data-actor="ISL"]').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      () => document.querySelector('#announcer')?.textContent === 'Isla Mayor selected, 4 relations',
    );
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Isla Mayor');
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('actor ISL');
    await page.waitForFunction(() => document.querySelector('#announcer')?.textContent === '');
    // From the lists to a relation, to its article, and back step by step.
    await page.locator('.actor-row[data-actor="ISL"]').press('Enter');
    await page.locator('.details .relation').first().press('Enter');
    await page.locator('.source-link').first().press('Enter');
    const link = await page.locator('.source-link').first().getAttribute('data-focus');
    expect(await page.evaluate(() => document.activeElement?.closest('#reader') !== null)).toBe(true);
    await page.keyboard.press('Escape');
    expect(await focused()).toBe(link);
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
  });

  test.each([1440, 1024])('the article stands beside its evidence at %d pixels', async (width) => {
    await page.setViewportSize({ width, height: 800 });
    await page.locator('#search').fill('grain board sudovia');
    await page.keyboard.press('Enter');
    await page.locator('.source-link').first().click();
    const boxes = await Promise.all(
      ['#reader .is-focus', '.evidence .sentence', '#picture'].map((one) =>
        page.locator(one).first().boundingBox(),
      ),
    );
    for (const box of boxes) {
      expect(box?.width).toBeGreaterThan(100);
      expect((box?.x ?? 0) + (box?.width ?? Infinity)).toBeLessThanOrEqual(width);
      expect((box?.y ?? 0) + (box?.height ?? Infinity)).toBeLessThanOrEqual(800);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  test('the policy lets only workers come from blobs, and no style or script stand in the page', async () => {
    const policy = await page.locator('meta[http-equiv]').getAttribute('content');
    const parts = new Map(policy?.split(';').map((part) => [part.trim().split(' ')[0], part.trim()]));
    expect(parts.get('script-src')).toBe("script-src 'self'");
    expect(parts.get('style-src')).toBe("style-src 'self'");
    expect(parts.get('worker-src')).toBe("worker-src 'self' blob:");
  });
});
