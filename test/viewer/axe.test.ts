/** axe-core finds nothing in any state of the page, light and dark. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { chromium, PATIENCE, useSite } from './site.ts';

/** How to come to a state from the sample graph at rest. */
const STATES: readonly (readonly [name: string, come: (page: Page) => Promise<void>])[] = [
  ['at rest', async () => {}],
  ['an actor is selected', (page) => visit(page, 's=a:NOR')],
  ['a relation is selected', (page) => visit(page, `s=e:${encodeURIComponent('NOR|SUD|concern|ACCUSE')}`)],
  ['a pair is selected', (page) => visit(page, 's=d:NOR~SUD')],
  ['an article is open', (page) => page.locator('.article-row').first().click()],
  [
    'the search has answers',
    async (page) => {
      await page.locator('#search').pressSequentially('nor');
      await page.waitForSelector('#found [role=option]');
    },
  ],
  [
    'the search has none',
    async (page) => {
      await page.locator('#search').pressSequentially('qqqq');
      await page.waitForSelector('.search-none');
    },
  ],
  [
    'filters leave little',
    async (page) => {
      await page.locator('[data-filter="fa conflict"]').click();
      await page.locator('[data-filter="ki state"]').click();
      await page.locator('summary', { hasText: 'Events' }).click();
    },
  ],
  ['relations', (page) => page.getByRole('tab', { name: 'Relations' }).click()],
  ['the table', (page) => page.getByRole('tab', { name: 'Table' }).click()],
  [
    'the tree',
    async (page) => {
      await page.getByRole('tab', { name: 'Table' }).click();
      await page.getByRole('button', { name: 'Tree' }).click();
      await page.locator('[role=treeitem]').first().click();
    },
  ],
  [
    'statistics with communities',
    async (page) => {
      await page.getByRole('tab', { name: 'Statistics' }).click();
      await page.locator('#grouping').click();
    },
  ],
  [
    'colours tell communities',
    async (page) => {
      await page.locator('[data-colour="community"]').click();
      await page.locator('#legend').waitFor();
    },
  ],
  [
    'mentions are split off',
    async (page) => {
      await page.locator('.actor-row[data-actor="NOR"]').click();
      await page.getByText('Correct this actor').click();
      await page.getByText('Some mentions are of somebody else').click();
      await page.locator('.split-group input').first().check();
    },
  ],
  ['the comparison', (page) => page.getByRole('tab', { name: 'Compare' }).click()],
  ['the export menu', (page) => page.locator('#export').click()],
  ['the help', (page) => page.locator('#show-help').click()],
  ['texts are read', (page) => page.locator('#read-text').click()],
];

/** Follows an address within the page. */
async function visit(page: Page, place: string): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}#v=1&${place}`);
  await page.waitForSelector('.details');
}

async function faultsIn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { axe: run } = window as unknown as { axe: typeof axe };
    return (await run.run(document)).violations;
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

describe.skipIf(chromium === null)('axe finds nothing', { timeout: PATIENCE }, () => {
  const site = useSite();
  let page: Page;
  beforeAll(() => {
    ({ page } = site());
  });

  const both = async (on: Page): Promise<void> => {
    for (const theme of ['light', 'dark']) {
      await on.evaluate((name) => void (document.documentElement.dataset['theme'] = name), theme);
      expect(await faultsIn(on), theme).toEqual([]);
    }
  };

  test.each(STATES)('%s', async (_, come) => {
    await page.goto(site().url);
    await page.waitForSelector('body.ready.open');
    await come(page);
    await both(page);
  });

  test('before a graph is open', async () => {
    const empty = await site().browser.newPage({ reducedMotion: 'reduce' });
    await empty.route('**/graph.json', (route) => route.fulfill({ status: 404 }));
    await empty.goto(site().url);
    await empty.waitForSelector('body.ready');
    await both(empty);
    await empty.close();
  });

  test('while the filters are a drawer, and the article stands below the picture', async () => {
    const narrow = await site().newPage();
    await narrow.setViewportSize({ width: 1000, height: 760 });
    await narrow.locator('.article-row').first().click();
    await narrow.locator('#toggle-rail').click();
    await both(narrow);
    await narrow.close();
  });
});
