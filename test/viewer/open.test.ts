/** Opening graph files: bad and hostile ones leave the open graph, run nothing and are told. */
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { writeGraph } from '../../src/graph/file.ts';
import type { KnowledgeGraph } from '../../src/types/graph.ts';
import { randomGraph } from './random-graph.ts';
import { sampleGraph } from './sample-graph.ts';
import { chromium, graphText, PATIENCE, type Site, useSite } from './site.ts';

const graph = sampleGraph();
const [firstNode, ...otherNodes] = graph.nodes;
const [firstEdge, ...otherEdges] = graph.edges;

/** The sample with its first node or edge changed, as text that no check of ours has seen. */
function changed(change: { node?: object; edge?: object; x?: string }): string {
  const node = { ...firstNode, attributes: { ...firstNode!.attributes, ...change.node } };
  const nodes = [node, ...otherNodes];
  const edges = [{ ...firstEdge, ...change.edge }, ...otherEdges];
  const text = JSON.stringify({ ...graph, nodes, edges });
  return change.x === undefined ? text : text.replace(/"x":[-\d.]+/, `"x":${change.x}`);
}

const MARKUP = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';

describe.skipIf(chromium === null)('opening', { timeout: PATIENCE }, () => {
  const site = useSite();
  let page: Page;
  let complaints: readonly string[];
  const open: Site['open'] = (name, text) => site().open(name, text);
  beforeAll(() => {
    ({ page, complaints } = site());
  });
  beforeEach(() => site().reset());

  const isHacked = (): Promise<boolean> => page.evaluate(() => 'hacked' in window);

  test.each([
    ['broken JSON', '{"attributes":', /^bad\.json: no JSON/],
    ['nothing', '', /^bad\.json: no JSON/],
    ['no graph', '[]', /^bad\.json: no graph file/],
    ['deep nesting', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, /^bad\.json: /],
    [
      'deep nesting where a text belongs',
      changed({}).replace('"label":"', `"label":${'['.repeat(100_000)}${']'.repeat(100_000)},"was":"`),
      /^bad\.json: "nodes/,
    ],
    ['another version', graphText.replace('"version":1', '"version":2'), /version 2, expected version 1/],
    ['a place that is no number', changed({ x: '"NaN"' }), /^bad\.json: "nodes\.0\.attributes\.x"/],
    ['a place that JSON does not know', changed({ x: 'NaN' }), /^bad\.json: no JSON/],
    ['an infinite place', changed({ x: '1e999' }), /^bad\.json: "nodes\.0\.attributes\.x"/],
    ['an edge that leads nowhere', changed({ edge: { target: '__proto__' } }), /no node "__proto__"/],
    ['an edge of one node', changed({ edge: { target: firstEdge!.source } }), /from a node to itself/],
    [
      'markup in place of a number',
      changed({ x: JSON.stringify(MARKUP) }),
      /^bad\.json: "nodes\.0\.attributes\.x"/,
    ],
  ])('of a file with %s is refused in a line, and the open graph stays', async (_, text, message) => {
    await page.locator('[data-actor="NOR"]').click();
    await open('bad.json', text);
    await page.waitForSelector('#message.error:not([hidden])');
    expect(await page.locator('#message p').textContent()).toMatch(message);
    expect(await page.locator('.actor-label').textContent()).toBe('Norland');
    expect(await page.locator('#totals').textContent()).toBe('14 actors, 29 relations');
    expect(await isHacked()).toBe(false);
    expect(complaints).toEqual([]);
  });

  test('markup and scripts in every text of a file are text', async () => {
    const articles = graph.attributes.articles.map((article) => ({
      ...article,
      title: MARKUP,
      source: MARKUP,
      url: 'javascript:window.hacked=1',
    }));
    const nodes = graph.nodes.map(({ key, attributes }) => ({
      key,
      attributes: { ...attributes, label: MARKUP, aliases: [MARKUP], roles: [{ title: MARKUP, of: null }] },
    }));
    const edges = graph.edges.map((edge) => ({
      ...edge,
      attributes: { ...edge.attributes, label: MARKUP },
    }));
    const hostile: KnowledgeGraph = {
      ...graph,
      attributes: { ...graph.attributes, articles },
      nodes,
      edges,
    };
    await open(`${MARKUP}.json`, writeGraph(hostile));
    await page.waitForFunction(() => window.actorgraph?.state().model?.name.includes('script'));
    await page.locator('[data-actor="NOR"]').click();
    expect(await page.locator('.actor-label').textContent()).toBe(MARKUP);
    await page.locator('.details .relation').first().click();
    await page.locator('.source-link').first().click();
    await page.waitForSelector('#reader .stated');
    expect(await page.locator('#reader h2').textContent()).toBe(MARKUP);
    expect(await page.locator('#reader a[href^="javascript"]').count()).toBe(0);
    for (const tab of ['Relations', 'Table', 'Statistics', 'Compare']) {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.getByRole('tab', { name: tab }).click();
    }
    expect(await page.locator('main script, header script, main img').count()).toBe(0);
    expect(await isHacked()).toBe(false);
    expect(complaints).toEqual([]);
  });

  test('what is less sure than the reader asks for is hidden, which is told, and shown on demand', async () => {
    const edges = graph.edges.map((edge, index) => ({
      ...edge,
      attributes: {
        ...edge.attributes,
        evidence: edge.attributes.evidence.map((one) => ({
          ...one,
          confidence: index < 12 ? 0.2 : one.confidence,
        })),
      },
    }));
    await open('unsure.json', writeGraph({ ...graph, edges }));
    await page.waitForFunction(() => window.actorgraph?.state().model?.name === 'unsure.json');
    expect(await page.locator('#totals').textContent()).toBe('14 actors, 17 of 29 relations');
    expect(await page.locator('#below-floor').textContent()).toBe('Hidden below 30 %: 12 relations · show');
    await page.locator('#below-floor button').click();
    expect(await page.locator('#totals').textContent()).toBe('14 actors, 29 relations');
    expect(await page.locator('#below-floor').count()).toBe(0);
    await page.waitForFunction(() => location.hash === '#v=1&cf=0');
    await page.locator('#undo').click();
    expect(await page.locator('#totals').textContent()).toBe('14 actors, 17 of 29 relations');
  });

  test('of two files the later one is shown, whichever is read first', async () => {
    await open('large.json', writeGraph(randomGraph(2000, 8000)));
    await open('small.json', graphText);
    await page.waitForFunction(() => window.actorgraph?.state().model?.name === 'small.json');
    await open('larger.json', writeGraph(randomGraph(300, 900)));
    await page.waitForFunction(() => window.actorgraph?.state().model?.actors.size === 300);
    expect(await page.locator('#message').isHidden()).toBe(true);
  });

  test('a page from disk opens files under the same policy', async () => {
    const other = await site().browser.newPage();
    const faults: string[] = [];
    other.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    other.on('pageerror', (error) => faults.push(String(error)));
    await other.goto(pathToFileURL(`${site().folder}/index.html`).href);
    await other.waitForSelector('body.ready');
    await other.setInputFiles('#file', {
      name: 'g.json',
      mimeType: 'application/json',
      buffer: Buffer.from(graphText),
    });
    await other.waitForSelector('body.open');
    await other.locator('#arrange').click();
    await other.waitForFunction(() => window.actorgraph?.state().arranging === false);
    expect(await other.locator('#totals').textContent()).toBe('14 actors, 29 relations');
    expect(faults).toEqual([]);
    await other.close();
  });
});
