/** The viewer on a phone and by what the system prefers: sheet, colours, motion. */
import axe from 'axe-core';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nextStop, stopAfter } from '../../viewer/state/sheet.ts';
import { chromium, PATIENCE, useSite } from './site.ts';

test('a sheet that is let go rests at the nearest stop, and one that is thrown at the next that way', () => {
  expect(stopAfter(100, 0, 700)).toBe('low');
  expect(stopAfter(300, 0, 700)).toBe('half');
  expect(stopAfter(600, 0.2, 700)).toBe('full');
  expect(stopAfter(120, 0.9, 700)).toBe('half');
  expect(stopAfter(360, 0.9, 700)).toBe('full');
  expect(stopAfter(600, -0.9, 700)).toBe('half');
  expect(stopAfter(20, -3, 700)).toBe('low');
  expect(stopAfter(900, 3, 700)).toBe('full');
  expect((['low', 'half', 'full'] as const).map(nextStop)).toEqual(['half', 'full', 'low']);
});

describe.skipIf(chromium === null)('on a phone', { timeout: PATIENCE }, () => {
  const site = useSite();
  let context: BrowserContext;
  let page: Page;
  let fingers: CDPSession;

  beforeAll(async () => {
    context = await site().browser.newContext({
      viewport: { width: 390, height: 780 },
      hasTouch: true,
      isMobile: true,
      reducedMotion: 'reduce',
    });
    page = await context.newPage();
    await page.goto(site().url);
    await page.waitForSelector('body.ready.open');
    fingers = await context.newCDPSession(page);
  }, PATIENCE);
  afterAll(() => context.close());

  const sheet = (): Promise<string | undefined> => page.evaluate(() => document.body.dataset['sheet']);
  const heightOf = (selector: string): Promise<number> =>
    page.locator(selector).evaluate((element) => element.getBoundingClientRect().height);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y: number): Promise<unknown> =>
    fingers.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: 195, y }],
    });
  const drag = async (by: number): Promise<void> => {
    const box = await page.locator('.sheet-head').boundingBox();
    const from = (box?.y ?? 0) + 20;
    await touch('touchStart', from);
    for (let step = 1; step <= 8; step++) {
      await touch('touchMove', from + (by * step) / 8);
      await page.waitForTimeout(40);
    }
    // A finger that rests before it is lifted throws nothing.
    await page.waitForTimeout(120);
    await touch('touchMove', from + by + 1);
    await touch('touchEnd', 0);
  };

  test('the sheet has three heights by touch, and the picture the room that it leaves', async () => {
    const whole = await heightOf('main');
    expect(await sheet()).toBe('half');
    expect(await heightOf('#panel')).toBeCloseTo(whole / 2, 0);
    const half = await heightOf('#picture');
    await drag(300);
    await expect.poll(sheet).toBe('low');
    expect(await heightOf('#panel')).toBe(64);
    expect(await heightOf('#picture')).toBeGreaterThan(half + 200);
    await page.locator('#sheet-handle').tap();
    await expect.poll(sheet).toBe('half');
    await drag(-300);
    await expect.poll(sheet).toBe('full');
    expect(await heightOf('#panel')).toBeCloseTo(whole, 0);
  });

  test('the handle is a button that says where the sheet is, by keyboard too', async () => {
    const handle = page.locator('#sheet-handle');
    await handle.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => handle.getAttribute('aria-expanded')).toBe('false');
    await expect.poll(() => handle.getAttribute('aria-label')).toBe('Panel, lowered: Lists');
    await page.keyboard.press('Enter');
    await expect.poll(() => handle.getAttribute('aria-label')).toBe('Panel, half open: Lists');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => handle.getAttribute('aria-label')).toBe('Panel, open: Lists');
    await page.keyboard.press('Escape');
    await expect.poll(sheet).toBe('half');
  });

  test('what is tapped in the picture raises the sheet that is down, and names it', async () => {
    await page.locator('#sheet-handle').focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(sheet).toBe('low');
    // The picture is drawn anew a frame or two after it was given more room.
    for (let frames = 0; frames < 3; frames++) {
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    }
    const box = await page.locator('#picture').boundingBox();
    const at = await page.evaluate(() => window.actorgraph?.pointOf({ type: 'actor', key: 'NOR' }));
    await page.touchscreen.tap((box?.x ?? 0) + (at?.x ?? 0), (box?.y ?? 0) + (at?.y ?? 0));
    await expect.poll(() => page.locator('.sheet-title').textContent()).toBe('Norland');
    expect(await sheet()).toBe('half');
  });

  test('the way back lowers the sheet that was raised, and forward raises it again', async () => {
    const other = await context.newPage();
    await other.goto(site().url);
    await other.waitForSelector('body.ready.open');
    const height = (): Promise<string | undefined> => other.evaluate(() => document.body.dataset['sheet']);
    const steps = (): Promise<number> => other.evaluate(() => history.length);
    await other.locator('#sheet-handle').tap();
    await expect.poll(height).toBe('full');
    expect(await other.evaluate(() => location.hash)).toBe('#v=1&sh=full');
    await other.goBack();
    await expect.poll(height).toBe('half');
    await other.goForward();
    await expect.poll(height).toBe('full');
    // Lowered by hand, it leaves no step behind that would raise it.
    const before = await steps();
    await other.locator('#sheet-handle').focus();
    await other.keyboard.press('ArrowDown');
    await other.waitForFunction(() => location.hash === '');
    expect([await height(), await steps()]).toEqual(['half', before]);
    // What is chosen in the raised list, and the raising, are undone one after the other.
    await other.locator('#sheet-handle').tap();
    await other.locator('[data-actor="NOR"]').first().tap();
    await other.waitForFunction(() => location.hash.includes('s=a:NOR'));
    await other.goBack();
    await expect.poll(height).toBe('full');
    expect(await other.evaluate(() => window.actorgraph?.state().selection)).toBeNull();
    await other.goBack();
    await expect.poll(height).toBe('half');
    await other.close();
  });

  test('the export menu stays within the window, and a tap beside it closes it', async () => {
    await page.locator('#export').tap();
    const box = (await page.locator('.menu-list').boundingBox())!;
    expect([box.x >= 0, box.x + box.width <= 390]).toEqual([true, true]);
    await page.locator('h1').tap();
    await page.locator('.menu-list').waitFor({ state: 'detached' });
  });

  test('the drawer of the filters lies over the sheet, and all of it can be reached', async () => {
    await page.locator('#toggle-rail').tap();
    const last = page.locator('.rail-content button').last();
    await last.scrollIntoViewIfNeeded();
    const isOnTop = await last.evaluate((button) => {
      const { left, top, width, height } = button.getBoundingClientRect();
      return button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    });
    expect(isOnTop).toBe(true);
    await page.keyboard.press('Escape');
    await page.waitForSelector('body:not(.rail-open)');
  });

  test('axe finds nothing at any height', async () => {
    await page.evaluate(axe.source);
    for (const keys of [[], ['ArrowUp'], ['ArrowDown', 'ArrowDown']]) {
      await page.locator('#sheet-handle').focus();
      for (const key of keys) await page.keyboard.press(key);
      const found = await page.evaluate(async () => {
        const { axe: found } = window as unknown as { axe: typeof axe };
        return (await found.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
      });
      expect(found, keys.join()).toEqual([]);
    }
  });
});

describe.skipIf(chromium === null)('what the system prefers', { timeout: PATIENCE }, () => {
  const site = useSite();
  const groundOf = (page: Page): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.body).backgroundColor);

  test('the page has its colours before any script runs', async () => {
    for (const [colorScheme, ground] of [
      ['dark', 'rgb(20, 22, 26)'],
      ['light', 'rgb(250, 249, 246)'],
    ] as const) {
      const page = await site().browser.newPage({ colorScheme });
      // Without the script nothing but the style sheet can decide.
      await page.route('**/*.js', (route) => route.abort());
      await page.goto(site().url);
      expect(await groundOf(page)).toBe(ground);
      await page.close();
    }
  });

  test('colours follow the system at once, until the user chooses', async () => {
    const page = await site().newPage();
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => groundOf(page)).toBe('rgb(20, 22, 26)');
    expect(await page.evaluate(() => window.actorgraph?.state().theme)).toBe('dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(() => groundOf(page)).toBe('rgb(250, 249, 246)');
    await page.locator('#theme').click();
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await groundOf(page)).toBe('rgb(20, 22, 26)');
    await page.reload();
    await page.waitForSelector('body.ready');
    expect(await groundOf(page)).toBe('rgb(20, 22, 26)');
    await page.close();
  });

  test('at 200 % nothing scrolls sideways and the picture keeps room', async () => {
    const page = await site().newPage();
    await page.setViewportSize({ width: 720, height: 450 });
    const [wide, scrolled] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
    expect(scrolled).toBeLessThanOrEqual(wide);
    const box = await page.locator('#picture').boundingBox();
    expect(box?.width).toBeGreaterThan(300);
    expect(box?.height).toBeGreaterThan(240);
    await page.close();
  });
});
