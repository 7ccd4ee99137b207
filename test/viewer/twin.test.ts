/** The graph without looking at the picture: walking along its edges, the tree, the table. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createModel } from '../../viewer/state/model.ts';
import { initialState, type State } from '../../viewer/state/state.ts';
import { treeRows } from '../../viewer/state/tree.ts';
import { createView } from '../../viewer/state/view.ts';
import { turnsOf, walked } from '../../viewer/state/walk.ts';
import { sampleGraph } from './sample-graph.ts';
import { chromium, PATIENCE, useSite } from './site.ts';

const model = createModel(sampleGraph(), 'sample.json');
const view = createView(model, {});
const positions = new Map([...model.actors.values()].map(({ key, x, y }) => [key, { x, y }]));
const resting: State = { ...initialState('light'), model, view, positions };
const at = (actor: string): State => ({ ...resting, selection: { type: 'actor', key: actor } });
const after = (state: State, ...steps: readonly Parameters<typeof walked>[1][]): State =>
  steps.reduce((now, step) => ({ ...now, ...walked(now, step) }), state);

describe('a walk', () => {
  test('turns once through all relations of an actor, either way, and begins again', () => {
    const turns = turnsOf(resting, 'NOR').map(({ key }) => key);
    expect(new Set(turns)).toEqual(new Set(model.actors.get('NOR')?.relations));
    let state = at('NOR');
    const seen = turns.map(() => (state = after(state, 1)).walk?.relation);
    expect(seen).toEqual(turns);
    expect(after(state, 1).walk?.relation).toBe(turns[0]);
    expect(after(at('NOR'), -1).walk?.relation).toBe(turns.at(-1));
  });

  test('goes along a relation and back by the way that it came', () => {
    const there = after(at('NOR'), 1, 'along', 1, 'along');
    expect(there.walk?.trail).toHaveLength(2);
    const back = after(there, 'back', 'back');
    expect(back.selection).toEqual({ type: 'actor', key: 'NOR' });
    expect(back.walk?.trail).toEqual([]);
    expect(walked(back, 'back')).toBeNull();
  });

  test('begins at the actor with the most relations, and opens what it looks along', () => {
    const begun = after(resting, 1);
    const most = Math.max(...view.connected.values());
    expect(begun.selection?.type === 'actor' && view.connected.get(begun.selection.key)).toBe(most);
    const open = after(begun, 1, 'open');
    expect(open.selection).toEqual({ type: 'relation', key: open.walk?.relation });
    expect(after(open, 'back').selection).toEqual(begun.selection);
  });

  test('meets only what passes the filters', () => {
    const few = createView(model, { fa: new Set(['conflict', 'concern', 'affiliation']) });
    const turns = turnsOf({ ...at('NOR'), view: few }, 'NOR');
    expect(turns.every(({ family }) => family === 'cooperation' || family === 'commitment')).toBe(true);
    expect(turns.length).toBe(few.connected.get('NOR'));
  });
});

test('the open tree holds every shown actor, pair from both ends, relation and sentence', () => {
  let open = new Set<string>();
  for (let level = 0; level < 3; level++) open = new Set(treeRows(model, view, open).map(({ id }) => id));
  const rows = treeRows(model, view, open);
  const on = (level: number): number => rows.filter((row) => row.level === level).length;
  const relations = [...view.relations.values()];
  const pairs = new Set(relations.map(({ source, target }) => [source, target].sort().join('~')));
  const sentences = relations.reduce((sum, { evidence }) => sum + evidence.length, 0);
  expect([1, 2, 3, 4].map(on)).toEqual([
    view.connected.size,
    2 * pairs.size,
    2 * relations.length,
    2 * sentences,
  ]);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
});

describe.skipIf(chromium === null)('by keyboard', { timeout: PATIENCE }, () => {
  const site = useSite();
  let page: Page;
  beforeAll(() => {
    ({ page } = site());
  });
  beforeEach(() => site().reset());
  const said = (): Promise<string | null> => page.locator('#announcer').textContent();
  const says = (text: string | RegExp): Promise<unknown> =>
    expect.poll(said, { timeout: 20_000 }).toMatch(text);

  test('arrows walk the graph edge by edge, each step is told, and the picture shows it', async () => {
    await page.locator('#picture').focus();
    await page.keyboard.press('ArrowRight');
    await says(/^(Norland|Sudovia) selected, 12 relations$/);
    await page.keyboard.press('ArrowRight');
    await says(/, 1 of 12$/);
    await page.keyboard.press('ArrowLeft');
    await says(/, 12 of 12$/);
    const lit = await page.evaluate(() => window.actorgraph?.state().hover);
    expect(lit?.type).toBe('relation');
    await page.keyboard.press('ArrowUp');
    await says(/selected, \d+ relations?$/);
    await page.keyboard.press('ArrowDown');
    await says(/^(Norland|Sudovia) selected, 12 relations$/);
    await page.keyboard.press('ArrowRight');
    await says(/, \d+ of 12$/);
    await page.keyboard.press(' ');
    await page.waitForSelector('.details[data-relation] .evidence');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('picture');
  });

  test('the tree is one stop for Tab, opens by arrows, and leads to the sentence in its article', async () => {
    await page.getByRole('tab', { name: 'Table' }).click();
    await page.getByRole('button', { name: 'Tree' }).click();
    expect(await page.locator('[role=treeitem][tabindex="0"]').count()).toBe(1);
    await page.locator('[role=treeitem]').first().focus();
    for (let level = 1; level < 4; level++) {
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
    }
    const row = page.locator('[role=treeitem]:focus');
    expect(await row.getAttribute('aria-level')).toBe('4');
    const hovered = await page.evaluate(() => window.actorgraph?.state().hover);
    expect(hovered?.type).toBe('relation');
    await page.evaluate(axe.source);
    const faults = await page.evaluate(async () => {
      const { axe: found } = window as unknown as { axe: typeof axe };
      return (await found.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    });
    expect(faults).toEqual([]);
    const words = (await row.textContent()) ?? '';
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.locator('#reader .is-focus').allTextContents(), { timeout: 20_000 })
      .toEqual([expect.stringContaining(words.slice(0, 30))]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    // The tree is as it was, with its focus.
    await expect.poll(() => row.getAttribute('aria-level'), { timeout: 20_000 }).toBe('4');
    await page.keyboard.press('End');
    await expect.poll(() => row.getAttribute('aria-level'), { timeout: 20_000 }).toBe('1');
    await page.keyboard.press('Home');
    await expect.poll(() => row.getAttribute('aria-posinset'), { timeout: 20_000 }).toBe('1');
  });

  test('without WebGL the walk goes on, and the drawing shows it', async () => {
    const still = await site().browser.newPage({ viewport: { width: 1200, height: 800 } });
    await still.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await still.goto(site().url);
    await still.waitForSelector('body.ready.open');
    await still.locator('#picture').focus();
    await still.keyboard.press('ArrowRight');
    await still.keyboard.press('ArrowRight');
    expect(await still.locator('[data-drawn-relation].is-lit').count()).toBe(1);
    expect(await still.locator('[data-drawn-actor].is-lit').count()).toBe(2);
    await still.close();
  });
});
