/** Keys that do something with the selection, and the menu of exports, with a real keyboard in a real Chromium. */
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chromium, PATIENCE, useSite } from './site.ts';

describe.skipIf(chromium === null)('keys of the selection', { timeout: PATIENCE }, () => {
  const site = useSite();
  let page: Page;
  beforeAll(() => {
    ({ page } = site());
  });
  beforeEach(() => site().reset());

  const totals = (): Promise<string | null> => page.locator('#totals').textContent();
  const focus = (): Promise<unknown> => page.evaluate(() => window.actorgraph!.state().focus);
  const pins = (): Promise<string[]> => page.evaluate(() => [...window.actorgraph!.state().pins]);
  const patch = (): Promise<string[]> =>
    page.evaluate(() => window.actorgraph!.state().patch.map(({ op }) => op));
  const active = (): Promise<string | undefined> => page.evaluate(() => document.activeElement?.id);
  const select = async (key: string): Promise<void> => {
    await page.locator(`.actor-row[data-actor="${key}"]`).click();
    await page.locator('#picture').focus();
  };

  test('f and digits show surroundings alone, x pins and lets go', async () => {
    await select('NOR');
    await page.keyboard.press('f');
    await expect.poll(focus).toEqual({ actor: 'NOR', steps: 1 });
    await page.keyboard.press('3');
    await expect.poll(focus).toEqual({ actor: 'NOR', steps: 3 });
    await page.keyboard.press('f');
    await expect.poll(focus).toBeNull();
    await page.keyboard.press('x');
    await expect.poll(pins).toEqual(['NOR']);
    expect(await patch()).toEqual(['pin']);
    await page.keyboard.press('x');
    await expect.poll(pins).toEqual([]);
    await page.keyboard.press('Control+z');
    await expect.poll(pins).toEqual(['NOR']);
    await page.keyboard.press('Control+z');
    await expect.poll(pins).toEqual([]);
    expect(await patch()).toEqual([]);
  });

  test('F2 renames, m says whom it is the same as', async () => {
    await select('NOR');
    await page.keyboard.press('F2');
    await expect.poll(active).toBe('rename');
    await page.keyboard.type('Northland');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.actor-label').textContent()).toBe('Northland');
    await page.locator('#picture').focus();
    await page.keyboard.press('m');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('label')?.textContent))
      .toContain('The same as');
    // Letters typed into a field mean nothing else.
    await page.keyboard.type('fhx');
    expect(await patch()).toEqual(['rename']);
  });

  test('Delete and h take the selection out, say so, and undo brings it back', async () => {
    await select('NOR');
    await page.keyboard.press('Delete');
    await expect
      .poll(() => page.locator('#message p').textContent())
      .toBe('Norland is taken out of the graph. Undo (Ctrl+Z) brings the actor back.');
    expect(await patch()).toEqual(['hide']);
    expect(await page.evaluate(() => window.actorgraph!.state().model!.actors.has('NOR'))).toBe(false);
    await page.keyboard.press('Control+z');
    await expect.poll(totals).toBe('14 actors, 29 relations');
    await page.locator('#search').fill('norland accuses sudovia');
    await page.keyboard.press('Enter');
    await page.locator('.relation-label').waitFor();
    await page.locator('#panel').focus();
    await page.keyboard.press('h');
    await expect.poll(totals).toBe('14 actors, 28 relations');
    // Each of its two sentences is an operation of the patch; both are undone at once.
    expect(await patch()).toEqual(['delete', 'delete']);
    await page.keyboard.press('Control+z');
    await expect.poll(totals).toBe('14 actors, 29 relations');
  });

  test('keys of one letter can be switched off, for later visits too', async () => {
    const other = await site().newPage('#v=1&s=a:NOR');
    await other.locator('.actor-label').waitFor();
    await other.locator('#show-help').click();
    await other.locator('#letters').uncheck();
    await other.keyboard.press('Escape');
    await other.reload();
    await other.waitForSelector('body.ready.open');
    await other.locator('#picture').focus();
    await other.keyboard.press('f');
    await other.keyboard.press('F2');
    await expect.poll(() => other.evaluate(() => document.activeElement?.id)).toBe('rename');
    expect(await other.evaluate(() => window.actorgraph!.state().focus)).toBeNull();
    await other.evaluate(() => localStorage.clear());
    await other.close();
  });

  test('the export menu closes after a choice, a press elsewhere and Escape', async () => {
    const list = page.locator('.menu-list');
    for (const leave of [
      () => page.locator('h1').click(),
      () => page.keyboard.press('Escape'),
      () => page.locator('#save-svg').click(),
      () => page.locator('#search').focus(),
    ]) {
      await page.locator('#export').click();
      await list.waitFor();
      await leave();
      await list.waitFor({ state: 'detached' });
    }
    expect(await page.evaluate(() => window.actorgraph!.state().selection)).toBeNull();
  });
});
