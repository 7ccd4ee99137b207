/** What is drawn beside actors and lines: communities, events over time, signs; and how things move. */
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { communitiesOf } from '../../src/graph/communities.ts';
import { ticksOf } from '../../viewer/panels/plot.tsx';
import { glide } from '../../viewer/stage/motion.ts';
import { sampleGraph } from './sample-graph.ts';
import { chromium, PATIENCE, useSite } from './site.ts';

test('a scale has few round numbers, from nothing to at most the greatest value', () => {
  expect(ticksOf(1)).toEqual([0, 1]);
  expect(ticksOf(7)).toEqual([0, 2, 4, 6]);
  expect(ticksOf(100)).toEqual([0, 50, 100]);
  expect(ticksOf(1234)).toEqual([0, 500, 1000]);
});

describe('a movement', () => {
  const [from, to] = [new Map([['a', { x: 0, y: 8 }]]), new Map([['a', { x: 4, y: 0 }]])];
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  test('leads from place to place, slowly at both ends, and ends where it should', () => {
    const frames: ((now: number) => void)[] = [];
    vi.stubGlobal('requestAnimationFrame', (frame: (now: number) => void) => frames.push(frame));
    vi.spyOn(performance, 'now').mockReturnValue(1000);
    const seen: [x: number | undefined, isLast: boolean][] = [];
    glide(from, to, false, (places, isLast) => seen.push([places.get('a')?.x, isLast]));
    for (const now of [1000, 1100, 1200, 1300, 1400]) frames.shift()?.(now);
    expect(seen).toEqual([
      [0, false],
      [0.5, false],
      [2, false],
      [3.5, false],
      [4, true],
    ]);
    expect(frames).toEqual([]);
  });

  test('is a jump where no motion is wanted, and where there are too many', () => {
    const steps: boolean[] = [];
    glide(from, to, true, (places, isLast) => steps.push(isLast && places === to));
    const many = new Map(Array.from({ length: 501 }, (_, index) => [String(index), { x: 0, y: 0 }]));
    glide(many, many, false, (places, isLast) => steps.push(isLast && places === many));
    expect(steps).toEqual([true, true]);
  });
});

describe.skipIf(chromium === null)('the picture', { timeout: PATIENCE }, () => {
  const site = useSite();
  let page: Page;
  beforeAll(() => {
    ({ page } = site());
  });
  beforeEach(() => site().reset());

  const exported = async (): Promise<string> => {
    await page.locator('#export').click();
    const download = page.waitForEvent('download');
    await page.locator('#save-svg').click();
    const stream = await (await download).createReadStream();
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    return Buffer.concat(parts).toString('utf8');
  };

  test('communities are outlined on demand, those that Louvain finds, in the export too', async () => {
    await page.getByRole('tab', { name: 'Statistics' }).click();
    expect(await page.locator('.community').count()).toBe(0);
    await page.locator('#grouping').click();
    await page.waitForFunction(() => window.actorgraph?.state().communities !== null);
    const groups = communitiesOf(sampleGraph().edges);
    expect(await page.locator('.community .count').allTextContents()).toEqual(
      groups.map(({ length }) => String(length)),
    );
    const svg = await exported();
    const drawn = groups.filter(({ length }) => length > 1);
    expect(svg.match(/fill-opacity="0.07"/g)).toHaveLength(drawn.length);
    // Filters hide members; nobody comes to belong elsewhere.
    for (const family of ['conflict', 'concern', 'affiliation'])
      await page.locator(`[data-filter="fa ${family}"]`).click();
    const left = sampleGraph().edges.filter(({ attributes: { family } }) =>
      ['cooperation', 'commitment'].includes(family),
    );
    const related = new Set(left.flatMap(({ source, target }) => [source, target]));
    expect(related.size).toBeLessThan(14);
    await expect
      .poll(() => page.locator('.community .count').allTextContents())
      .toEqual(groups.map((keys) => String(keys.filter((key) => related.has(key)).length)));
    await page.locator('#grouping').click();
    expect(await page.locator('.community').count()).toBe(0);
  });

  test('actors are coloured by community, in picture, legend and export, and keep their colours', async () => {
    const fills = (svg: string): Map<string, string> =>
      new Map(
        [...svg.matchAll(/data-drawn-actor="([^"]+)"[^>]*/g)].map(([tag, key]) => {
          const fill = /fill="(#\w+)"/.exec(tag)![1]!;
          // A group is hollow.
          return [key!, /stroke-width="1"/.test(tag) ? fill : /stroke="(#\w+)"/.exec(tag)![1]!];
        }),
      );
    const byKind = fills(await exported());
    expect(byKind.get('NOR')).toBe(byKind.get('SUD'));
    await page.locator('[data-colour="community"]').click();
    await page.waitForFunction(
      () => location.hash === '#v=1&co=community' && window.actorgraph?.state().communities !== null,
    );
    const groups = communitiesOf(sampleGraph().edges);
    expect(await page.locator('#legend .count').allTextContents()).toEqual(
      groups.map(({ length }) => String(length)),
    );
    const swatches = await page
      .locator('#legend .community-letter')
      .evaluateAll((letters) =>
        letters.map((letter) => getComputedStyle(letter, '::before').backgroundColor),
      );
    const coloured = fills(await exported());
    const wanted = new Map(
      groups.flatMap((keys, index) => keys.map((key) => [key, hexOf(swatches[index]!)] as const)),
    );
    expect(coloured).toEqual(wanted);
    // What the graphics card drew: the middle of the actor's disc.
    const { x, y } = await site().pointAt('actor', 'NOR');
    await page.mouse.move(0, 0);
    const image = await page.screenshot({ clip: { x: x - 1, y: y - 1, width: 2, height: 2 } });
    const pixel = await page.evaluate(
      async (bytes) => {
        const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
        const context = new OffscreenCanvas(2, 2).getContext('2d')!;
        context.drawImage(bitmap, 0, 0);
        return Array.from(context.getImageData(1, 1, 1, 1).data.subarray(0, 3));
      },
      [...image],
    );
    expect(hexOf(`rgb(${pixel.join(', ')})`)).toBe(wanted.get('NOR'));
    await page.locator('[data-filter="fa conflict"]').click();
    const filtered = fills(await exported());
    for (const [key, colour] of filtered) expect(colour, key).toBe(wanted.get(key));
    await page.locator('[data-colour="kind"]').click();
    expect(fills(await exported()).get('NOR')).toBe(byKind.get('NOR'));
    expect(await page.locator('#legend').count()).toBe(0);
  });

  test('events over time are counted by date and family, as columns and as numbers', async () => {
    await page.getByRole('tab', { name: 'Statistics' }).click();
    const sentences = sampleGraph().edges.flatMap(({ attributes: { family, evidence } }) =>
      evidence.flatMap(({ date }) => (date === null ? [] : [{ family, date }])),
    );
    const label = await page.locator('.plot').getAttribute('aria-label');
    expect(label).toContain(`${sentences.length} sentences`);
    await page.locator('summary', { hasText: 'Numbers' }).click();
    const cells = await page.locator('.plot ~ details td').allTextContents();
    expect(cells.reduce((sum, cell) => sum + Number(cell), 0)).toBe(sentences.length);
    const days = new Set(sentences.map(({ date }) => date));
    expect(await page.locator('.plot ~ details tbody tr').count()).toBe(days.size);
  });

  test('the exported picture has the sign of each family on its lines', async () => {
    const svg = await exported();
    for (const family of ['cooperation', 'commitment', 'concern', 'conflict', 'affiliation']) {
      expect(svg, family).toContain(`data-sign="${family}"`);
    }
    expect(svg).toContain('>2 ≠<');
  });

  test('only the parts of the page scroll, however long their lists', async () => {
    await page.setViewportSize({ width: 1440, height: 500 });
    const heights = (): Promise<number[]> =>
      page.evaluate(() => [document.documentElement.scrollHeight, innerHeight]);
    expect(await heights()).toEqual([500, 500]);
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(await heights()).toEqual([900, 900]);
  });

  test('with motion and without, actors come to stand at the same places', async () => {
    const laidOut = async (on: Page): Promise<{ x: number; y: number }> => {
      await on.locator('#arrange').click();
      await on.waitForFunction(() => !document.body.classList.contains('arranging'));
      const point = (): Promise<{ x: number; y: number }> =>
        on.evaluate(() => window.actorgraph?.pointOf({ type: 'actor', key: 'SUD' }) ?? { x: 0, y: 0 });
      let [before, now] = [{ x: 0, y: 0 }, await point()];
      while (before.x !== now.x || before.y !== now.y) {
        await on.waitForTimeout(1500);
        [before, now] = [now, await point()];
      }
      return now;
    };
    const lively = await site().newPage();
    await lively.emulateMedia({ reducedMotion: 'no-preference' });
    const [moved, jumped] = [await laidOut(lively), await laidOut(page)];
    expect(moved.x).toBeCloseTo(jumped.x, 1);
    expect(moved.y).toBeCloseTo(jumped.y, 1);
    await lively.close();
  });
});

function hexOf(colour: string): string {
  const channels = colour.match(/\d+/g)!.slice(0, 3);
  return `#${channels.map((channel) => Number(channel).toString(16).padStart(2, '0')).join('')}`;
}
