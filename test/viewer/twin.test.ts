/** The graph without looking at the picture: walking along its edges, the tree, the table. */
import axe from 'axe-core';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { writeGraph } from '../../src/graph/file.ts';
import { cellAfter } from '../../viewer/state/grid.ts';
import { createModel } from '../../viewer/state/model.ts';
import { initialState, type State } from '../../viewer/state/state.ts';
import { treeRows } from '../../viewer/state/tree.ts';
import { createView } from '../../viewer/state/view.ts';
import { turnsOf, walked } from '../../viewer/state/walk.ts';
import { isMeant, pointedAt } from '../../viewer/state/pointed.ts';
import { randomGraph } from './random-graph.ts';
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

describe('in the table', () => {
  const from = { row: 5, column: 3 };
  test.each([
    ['ArrowUp', false, { row: 4, column: 3 }],
    ['ArrowDown', false, { row: 6, column: 3 }],
    ['ArrowLeft', false, { row: 5, column: 2 }],
    ['ArrowRight', false, { row: 5, column: 4 }],
    ['PageUp', false, { row: 0, column: 3 }],
    ['PageDown', false, { row: 15, column: 3 }],
    ['Home', false, { row: 5, column: 0 }],
    ['End', false, { row: 5, column: 6 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 99, column: 6 }],
    ['a', false, null],
    ['Tab', false, null],
  ] as const)('%s (Ctrl: %s) leads to %o', (key, withControl, to) => {
    expect(cellAfter(key, withControl, from, 100, 7)).toEqual(to);
  });

  test('no key leads out of it', () => {
    const inside = fc.record({ row: fc.nat(9), column: fc.nat(6) });
    const key = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown');
    fc.assert(
      fc.property(inside, key, (cell, one) => {
        const { row, column } = cellAfter(one, false, cell, 10, 7)!;
        expect(row >= 0 && row < 10 && column >= 0 && column < 7).toBe(true);
      }),
    );
  });
});

describe('pointing', () => {
  const meant = (hover: State['hover'], shown = view): [string[], string[]] => {
    const pointed = pointedAt({ model, view: shown, hover });
    return [[...(pointed?.actors ?? [])].sort(), [...(pointed?.relations ?? [])].sort()];
  };
  test('at an actor means it and its relations, at a relation its ends, at words all that they tell', () => {
    const own = [...model.actors.get('VES')!.relations].sort();
    expect(meant({ type: 'actor', key: 'VES' })).toEqual([['VES'], own]);
    const key = 'NOR|SUD|concern|ACCUSE';
    expect(meant({ type: 'relation', key })).toEqual([['NOR', 'SUD'], [key]]);
    const { start, end } = model.relations.get(key)!.evidence[0]!;
    expect(meant({ type: 'text', article: 'strait', start, end })).toEqual([['NOR', 'SUD'], [key]]);
    expect(pointedAt({ model, view, hover: null })).toBeNull();
  });

  test('means a pair from either side, and nothing that filters hide', () => {
    const pointed = pointedAt({ model, view, hover: { type: 'actor', key: 'VES' } });
    expect(isMeant(pointed, { type: 'pair', a: 'SUD', b: 'VES' })).toBe(true);
    expect(isMeant(pointed, { type: 'pair', a: 'VES', b: 'SUD' })).toBe(true);
    // Both have to do with Vesteria.
    expect(isMeant(pointed, { type: 'pair', a: 'SUD', b: 'rebels' })).toBe(false);
    expect(isMeant(pointed, { type: 'actor', key: 'SUD' })).toBe(false);
    const none = createView(model, { fa: new Set(['concern']) });
    expect(meant({ type: 'relation', key: 'NOR|SUD|concern|ACCUSE' }, none)).toEqual([[], []]);
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
  const says = (text: string | RegExp): Promise<unknown> => expect.poll(said).toMatch(text);

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
      .poll(() => page.locator('#reader .is-focus').allTextContents())
      .toEqual([expect.stringContaining(words.slice(0, 30))]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    // The tree is as it was, with its focus.
    await expect.poll(() => row.getAttribute('aria-level')).toBe('4');
    await page.keyboard.press('End');
    await expect.poll(() => row.getAttribute('aria-level')).toBe('1');
    await page.keyboard.press('Home');
    await expect.poll(() => row.getAttribute('aria-posinset')).toBe('1');
  });

  test('of thousands of rows the table has few in the page; keys reach all, and the focus comes back', async () => {
    await site().open('large.json', writeGraph(randomGraph(400, 3000)));
    await page.waitForFunction(() => window.actorgraph?.state().model?.name === 'large.json');
    await page.getByRole('tab', { name: 'Table' }).click();
    const grid = page.getByRole('grid', { name: 'Relations' });
    const total = await page.evaluate(() => window.actorgraph!.state().view!.relations.size);
    expect(total).toBeGreaterThan(2000);
    expect(await grid.getAttribute('aria-rowcount')).toBe(String(total + 1));
    const rows = grid.locator('[data-relation]');
    expect(await rows.count()).toBeLessThan(80);
    expect(await grid.locator('[tabindex="0"]').count()).toBe(1);
    // By Tab alone one comes to a single cell, and from it out again.
    await page.locator('[data-focus="twin tree"]').focus();
    await page.keyboard.press('Tab');
    const cell = (): Promise<string | undefined> =>
      page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['cell']);
    expect(await cell()).toBe('1 0');
    await page.keyboard.press('Tab');
    expect(await cell()).toBeUndefined();
    await page.keyboard.press('Shift+Tab');
    expect(await cell()).toBe('1 0');
    await page.keyboard.press('Control+End');
    await expect.poll(cell).toBe(`${total} 6`);
    expect(await rows.count()).toBeLessThan(80);
    const last = page.locator('[role=row]:has(:focus)');
    expect(await last.getAttribute('aria-rowindex')).toBe(String(total + 1));
    const key = await last.getAttribute('data-relation');
    expect(await page.evaluate(() => window.actorgraph!.state().hover)).toEqual({ type: 'relation', key });
    await page.keyboard.press('PageUp');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await expect.poll(cell).toBe(`${total - 10} 1`);
    const chosen = await page.locator('[role=row]:has(:focus)').getAttribute('data-relation');
    await page.keyboard.press('Enter');
    await page.waitForSelector(`.details[data-relation="${chosen}"]`);
    await page.keyboard.press('Escape');
    await expect.poll(cell).toBe(`${total - 10} 1`);
    // Sorted by keyboard; the order is in the address and stays.
    await page.keyboard.press('Control+Home');
    await expect.poll(cell).toBe('0 0');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash.endsWith('so=0u'));
    const names = await grid.locator('[data-relation] [aria-colindex="1"]').allTextContents();
    expect(names).toEqual(names.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
    expect(await page.getByRole('columnheader', { name: 'From' }).getAttribute('aria-sort')).toBe(
      'ascending',
    );
    await page.evaluate(axe.source);
    const faults = await page.evaluate(async () => {
      const { axe: found } = window as unknown as { axe: typeof axe };
      return (await found.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    });
    expect(faults).toEqual([]);
  });

  test('pointing in the picture marks rows in every list and brings them into view; in a row, the picture', async () => {
    const marked = (selector: string, name: string): Promise<string[]> =>
      page
        .locator(`${selector}.is-meant`)
        .evaluateAll((rows, of) => rows.map((row) => (row as HTMLElement).dataset[of] ?? ''), name);
    const own = await page.evaluate(() => window.actorgraph!.state().model!.actors.get('VES')!.relations);
    await page.getByRole('tab', { name: 'Table' }).click();
    await site().pointAt('actor', 'VES');
    await expect.poll(async () => (await marked('.grid-row', 'relation')).toSorted()).toEqual(own.toSorted());
    await expect
      .poll(
        () =>
          page
            .locator('.grid-row.is-meant')
            .first()
            .evaluate((row) => {
              const frame = row.closest('[data-scroll]')!.getBoundingClientRect();
              const { top, bottom } = row.getBoundingClientRect();
              return top >= frame.top && bottom <= frame.bottom;
            }),
        { timeout: 20_000 },
      )
      .toBe(true);
    await page.mouse.move(2, 200);
    await expect.poll(() => page.locator('.is-meant').count()).toBe(0);

    await page.getByRole('tab', { name: 'Actors' }).click();
    await site().pointAt('relation', 'VES|SUD|cooperation|SUPPORT');
    await expect.poll(async () => (await marked('.actor-row', 'actor')).toSorted()).toEqual(['SUD', 'VES']);
    await page.getByRole('tab', { name: 'Relations' }).click();
    await site().pointAt('relation', 'VES|SUD|cooperation|SUPPORT');
    await expect.poll(() => marked('.relation', 'relation')).toEqual(['VES|SUD|cooperation|SUPPORT']);

    await page.getByRole('tab', { name: 'Table' }).click();
    await page.getByRole('button', { name: 'Tree' }).click();
    await page.locator('[role=treeitem]', { hasText: 'Vesteria' }).first().focus();
    await page.keyboard.press('ArrowRight');
    await site().pointAt('relation', 'VES|SUD|cooperation|SUPPORT');
    await expect
      .poll(() => page.locator('.tree-row.is-meant .tree-text').allTextContents())
      .toEqual([expect.stringMatching(/^Sudovia,/), expect.stringMatching(/^Vesteria,/), 'Sudovia']);

    // The other way round: a row lights its line.
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await page.locator('.grid-row[data-relation="grain-board|ISL|commitment|AGREE"]').hover();
    expect(await page.evaluate(() => window.actorgraph!.state().hover)).toEqual({
      type: 'relation',
      key: 'grain-board|ISL|commitment|AGREE',
    });
    await page.waitForSelector('#picture.focused');
    await page.getByRole('gridcell', { name: 'Isla Mayor' }).first().getByRole('button').click();
    expect(await page.locator('.actor-label').textContent()).toBe('Isla Mayor');
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
