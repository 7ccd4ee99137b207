/** The picture in a real Chromium: what can be hit, what is drawn, what stays where it is. */
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { writeGraph } from '../../src/graph/file.ts';
import { arrange } from '../../src/graph/layout.ts';
import type { KnowledgeGraph } from '../../src/types/graph.ts';
import { pairGraph, randomGraph } from './random-graph.ts';
import { sampleGraph } from './sample-graph.ts';
import { chromium, PATIENCE, useSite } from './site.ts';

interface Point {
  x: number;
  y: number;
}

describe.skipIf(chromium === null)('the picture', { timeout: PATIENCE }, () => {
  const site = useSite();
  let page: Page;
  let browser: Browser;
  beforeAll(() => {
    ({ page, browser } = site());
  });

  const show = async (graph: KnowledgeGraph, on: Page = page): Promise<void> => {
    const before = await on.evaluateHandle(() => window.actorgraph?.state().model);
    const buffer = Buffer.from(writeGraph(graph));
    await on.setInputFiles('#file', { name: 'graph.json', mimeType: 'application/json', buffer });
    await on.waitForFunction((model) => window.actorgraph?.state().model !== model, before);
    await frames(on);
  };

  /** Waits until what the state asks for is drawn. */
  const frames = (on: Page = page): Promise<void> =>
    on.evaluate(async () => {
      for (let frame = 0; frame < 3; frame++) await new Promise((done) => requestAnimationFrame(done));
    });

  /** Returns where actors or relations can be clicked, in pixels of the page, without those that are not drawn. */
  const points = async (type: 'actor' | 'relation', on: Page = page): Promise<Map<string, Point>> => {
    const box = await on.locator('#picture').boundingBox();
    const found = await on.evaluate((kind) => {
      const model = window.actorgraph?.state().model;
      const keys = [...((kind === 'actor' ? model?.actors : model?.relations)?.keys() ?? [])];
      return keys.map((key) => [key, window.actorgraph?.pointOf({ type: kind, key }) ?? null] as const);
    }, type);
    const at = ({ x, y }: Point): Point => ({ x: x + (box?.x ?? 0), y: y + (box?.y ?? 0) });
    return new Map(found.flatMap(([key, point]) => (point === null ? [] : [[key, at(point)]])));
  };

  test('pointing at an actor whose row is in view touches that row alone', async () => {
    await show(arrange(randomGraph(120, 200)));
    await page.mouse.move(2, 2);
    await page.getByRole('tab', { name: 'Actors' }).click();
    const key = await page.evaluate(() => {
      const bottom = document.querySelector('#panel')!.getBoundingClientRect().bottom;
      const rows = [...document.querySelectorAll<HTMLElement>('#panel [data-actor]')].filter(
        (row) =>
          row.getBoundingClientRect().bottom < bottom &&
          window.actorgraph!.pointOf({ type: 'actor', key: row.dataset['actor']! }) !== null,
      );
      const touched: (string | undefined)[] = [];
      new MutationObserver((changes) => {
        for (const { target } of changes) touched.push((target as HTMLElement).dataset['actor']);
      }).observe(document.querySelector('#panel')!, { subtree: true, childList: true, attributes: true });
      Object.assign(window, { touched });
      return rows.at(-1)!.dataset['actor']!;
    });
    const { x, y } = (await points('actor')).get(key)!;
    await page.mouse.move(x, y);
    await page.waitForSelector('#panel .is-meant');
    // A list that scrolled would do so once the hand has rested.
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => Reflect.get(window, 'touched') as unknown)).toEqual([key]);
  });

  test('the middles of lines can be pointed at, at three zooms, in a graph of 297 actors', async () => {
    await show(arrange(randomGraph(297, 300)));
    for (const zooms of [0, 1, 1]) {
      for (let step = 0; step < zooms; step++) await page.getByRole('button', { name: 'Zoom in' }).click();
      await frames();
      const stage = await page.locator('#picture').boundingBox();
      const shapes = [...(await points('actor')).values()];
      const lines = [...(await points('relation')).values()].filter(
        ({ x, y }) =>
          x > stage!.x + 250 &&
          x < stage!.x + stage!.width - 80 &&
          y > stage!.y + 60 &&
          y < stage!.y + stage!.height - 60 &&
          shapes.every((shape) => Math.hypot(shape.x - x, shape.y - y) > 40),
      );
      const sampled = lines.slice(0, 14);
      expect(sampled.length).toBeGreaterThan(5);
      const missed: Point[] = [];
      for (const at of sampled) {
        await page.mouse.move(at.x - 4, at.y);
        await page.mouse.move(at.x, at.y);
        const hit = await page
          .waitForFunction(() => window.actorgraph?.state().hover?.type === 'relation', null, {
            timeout: 3000,
          })
          .then(
            () => true,
            () => false,
          );
        if (!hit) missed.push(at);
        await page.mouse.move(2, 2);
        await page.waitForFunction(() => window.actorgraph?.state().hover === null);
      }
      expect(missed).toEqual([]);
    }
    await page.getByRole('button', { name: 'Fit to the window' }).click();
  });

  test('opens on the backbone, says so, and shows all on demand', async () => {
    await show(arrange(randomGraph(297, 300)));
    const related = await page.evaluate(() => window.actorgraph?.state().view?.connected.size);
    expect(await page.locator('.stage-chip-text').textContent()).toBe(
      `80 of ${related} actors, the most active`,
    );
    expect((await points('actor')).size).toBe(80);
    await page.getByRole('button', { name: 'Show all' }).click();
    await frames();
    expect((await points('actor')).size).toBe(related);
    expect(await page.locator('.stage-chip-text').textContent()).toBe(`All ${related} actors`);
  });

  test('actors without relations stand in the shelf, outside of the picture and of the fit', async () => {
    await show(arrange(randomGraph(30, 60)));
    const alone = await page.evaluate(
      () =>
        [...window.actorgraph!.state().model!.actors.values()].filter(
          ({ relations }) => relations.length === 0,
        ).length,
    );
    expect(alone).toBeGreaterThan(2);
    const drawn = await points('actor');
    expect(drawn.size).toBe(30 - alone);
    await page.locator('.stage-shelf-toggle').click();
    expect(await page.locator('.stage-shelf-actor').count()).toBe(alone);
    await page.locator('.stage-shelf-actor').first().click();
    expect(await page.locator('.actor-label').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.locator('.stage-shelf-toggle').click();
    // The picture fills the stage in one direction.
    const stage = (await page.locator('#picture').boundingBox())!;
    const across = [...drawn.values()].map(({ x }) => x);
    const down = [...drawn.values()].map(({ y }) => y);
    const [width, height] = [
      Math.max(...across) - Math.min(...across),
      Math.max(...down) - Math.min(...down),
    ];
    expect(Math.max(width / stage.width, height / stage.height)).toBeGreaterThan(0.75);
  });

  test('a filter moves nothing; what is fitted afterwards is what is left', async () => {
    await show(sampleGraph());
    const before = await points('actor');
    await page.locator('[data-filter="ki person"]').click();
    await frames();
    const after = await points('actor');
    expect(after.size).toBeLessThan(before.size);
    for (const [key, point] of after) expect(point).toEqual(before.get(key));
    await page.getByRole('button', { name: 'Fit to the window' }).click();
    await frames();
    expect(await points('actor')).not.toEqual(after);
    await page
      .getByRole('button', { name: /Show everything|Reset/ })
      .first()
      .click();
  });

  test('a selected line lies above all else, in the colour of its family', async () => {
    await show(sampleGraph());
    await site().clickRelation('NOR|SUD|concern|ACCUSE');
    await page.mouse.move(2, 2);
    await frames();
    const colour = await page.evaluate(() => {
      const { key } = window.actorgraph!.state().selection as { key: string };
      const { x, y } = window.actorgraph!.pointOf({ type: 'relation', key })!;
      const canvas = document.querySelector<HTMLCanvasElement>('.sigma-hovers')!;
      const ratio = canvas.width / canvas.clientWidth;
      return [
        ...canvas.getContext('2d')!.getImageData(Math.round(x * ratio), Math.round(y * ratio), 1, 1).data,
      ];
    });
    // #be7a0b, --concern in the light theme.
    expect(colour).toEqual([0xbe, 0x7a, 0x0b, 255]);
    await page.keyboard.press('Escape');
  });

  test('more than three relations of a pair are one line with a number, which gives a list to choose from', async () => {
    await show(arrange(pairGraph()));
    const at = (await points('relation')).get('A0|A1|conflict|ASSAULT')!;
    await page.mouse.click(at.x, at.y);
    await page.waitForSelector('.stage-choice');
    expect(await page.locator('.stage-choice').count()).toBe(4);
    await page.locator('[data-relation="A0|A1|conflict|ASSAULT"].stage-choice').click();
    expect(await page.evaluate(() => window.actorgraph?.state().selection)).toEqual({
      type: 'relation',
      key: 'A0|A1|conflict|ASSAULT',
    });
    expect(await page.locator('.stage-choice').count()).toBe(0);
  });

  test('a finger meets a line that it misses by ten pixels', async () => {
    const phone = await browser.newPage({ viewport: { width: 390, height: 844 }, hasTouch: true });
    await phone.goto(site().url);
    await phone.waitForSelector('body.ready.open');
    await show(arrange(randomGraph(3, 1)), phone);
    const [[key, at]] = [...(await points('relation', phone))] as [[string, Point]];
    await phone.touchscreen.tap(at.x, at.y + 8);
    await phone.waitForFunction(() => window.actorgraph?.state().selection !== null);
    expect(await phone.evaluate(() => window.actorgraph?.state().selection)).toEqual({
      type: 'relation',
      key,
    });
    await phone.close();
  });

  test('a lost WebGL context comes back by itself', async () => {
    await show(sampleGraph());
    await page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.sigma-edges')!;
      const context = canvas.getContext('webgl2') ?? canvas.getContext('webgl');
      context!.getExtension('WEBGL_lose_context')!.loseContext();
      canvas.dataset['lost'] = 'true';
    });
    await page.waitForFunction(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.sigma-edges');
      return (
        canvas !== null && canvas.dataset['lost'] === undefined && window.actorgraph?.state().message === null
      );
    });
    await frames();
    expect(
      await page.evaluate(() => {
        const canvas = document.querySelector<HTMLCanvasElement>('.sigma-edges')!;
        return (canvas.getContext('webgl2') ?? canvas.getContext('webgl'))!.isContextLost();
      }),
    ).toBe(false);
    const at = (await points('actor')).get('NOR')!;
    await page.mouse.click(at.x, at.y);
    await page.waitForFunction(() => {
      const selection = window.actorgraph?.state().selection;
      return selection?.type === 'actor' && selection.key === 'NOR';
    });
    await page.keyboard.press('Escape');
  });

  test('without WebGL the picture is an SVG with real text, whose shapes and lines can be clicked', async () => {
    const blind = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await blind.addInitScript(() => {
      // oxlint-disable-next-line typescript/unbound-method -- it is applied to a canvas below
      const original = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function getContext(
        this: HTMLCanvasElement,
        ...args: unknown[]
      ) {
        return args[0] === '2d' ? original.apply(this, args as never) : null;
      } as never;
    });
    await blind.goto(site().url);
    await blind.waitForSelector('#picture svg');
    expect(await blind.locator('#picture [data-drawn-actor]').count()).toBe(14);
    // Names come once the picture knows its size.
    await blind.locator('#picture text').getByText('Norland', { exact: true }).first().waitFor();
    await blind.locator('[data-drawn-actor="NOR"]').click();
    expect(await blind.locator('.actor-label').textContent()).toBe('Norland');
    await blind.close();
  });
});
