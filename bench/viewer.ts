/** `npm run bench -- viewer`: the viewer in Chromium beside plain sigma, on the same graphs in the same run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { serveViewer } from '../src/node/serve.ts';
import { findChromium, launch, REMEDY } from '../test/viewer/browser.ts';
import { randomGraph } from '../test/viewer/random-graph.ts';
import { median } from './measure.ts';

const SIZES: readonly (readonly [actors: number, relations: number])[] = [
  [90, 300],
  [300, 1_000],
  [1_000, 4_000],
  [10_000, 40_000],
  [50_000, 200_000],
];
/** Above so many relations the whole graph is not drawn: the viewer opens it on its backbone. */
const WHOLE = 100_000;
const WINDOW = { width: 1440, height: 832 };
const PATIENCE = 300_000;
const COLUMNS = [
  'first paint (clock)',
  'graph (clock)',
  'pan frame',
  'hover',
  'select',
  'filter (thread)',
  'search (thread)',
];
const NAMES = ['paint', 'open', 'pan', 'hover', 'select', 'filter', 'search'] as const;

/**
 * What was measured of one page. Milliseconds of processor time, which other programs on the machine do not lengthen:
 * of all of the browser's processes for what is drawn (software WebGL has one of its own), of the page's thread for script.
 */
interface Figures {
  /** Milliseconds on the clock from the address to the first text or picture. */
  readonly paint: number;
  /** The same to the first frame with the graph. */
  readonly open: number;
  readonly pan: number;
  readonly hover: number;
  readonly select: number;
  /** For hiding a family; the plain page has the filter that sigma's own documentation shows. */
  readonly filter: number;
  /** For a letter typed into the search; the plain page has none. */
  readonly search: number | null;
}

/** A page with what it is measured by. */
interface Bench {
  readonly page: Page;
  readonly isOurs: boolean;
  /** Processor time of the browser so far. */
  readonly spent: () => Promise<number>;
  /** Time that the page's thread has worked so far. */
  readonly script: () => Promise<number>;
}

const chromium = findChromium();
if (chromium === null) {
  process.stderr.write(`${REMEDY}\n`);
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'actorgraph-bench-'));
const [ours, plain] = [join(folder, 'viewer'), join(folder, 'plain')];
await build({ configFile: 'vite.config.ts', logLevel: 'error', build: { outDir: ours } });
await build({
  root: 'bench/plain',
  base: './',
  configFile: false,
  logLevel: 'error',
  build: { outDir: plain, emptyOutDir: true, target: 'es2023' },
});
const browser = await launch(chromium);
try {
  print('actors/relations', COLUMNS);
  let before: Figures | null = null;
  for (const [actors, relations] of wanted()) {
    const text = JSON.stringify(randomGraph(actors, relations));
    const a = await measure(browser, ours, text, true);
    // Where ours draws the backbone alone, plain sigma draws another picture.
    const b = relations > WHOLE ? null : await measure(browser, plain, text, false);
    print(
      `${actors}/${relations}`,
      NAMES.map((name) => cell(a[name], b?.[name] ?? null, before?.[name])),
    );
    before = a;
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

/** The sizes named after the program's name (`npm run bench -- viewer` takes all). */
function wanted(): typeof SIZES {
  const most = Number(process.env['BENCH_ACTORS'] ?? Infinity);
  return SIZES.filter(([actors]) => actors <= most);
}

async function measure(on: Browser, pages: string, text: string, isOurs: boolean): Promise<Figures> {
  const site = await serveViewer(pages, text, 0);
  const page = await on.newPage({ viewport: WINDOW });
  page.setDefaultTimeout(PATIENCE);
  // What tsx makes of functions that are sent to the page asks for this name.
  await page.addInitScript('globalThis.__name = (one) => one');
  try {
    await page.goto(site.url);
    await page.waitForSelector(isOurs ? 'body.ready.open' : 'body.ready', {
      timeout: PATIENCE,
      state: 'attached',
    });
    await settle(page);
    const [paint, open] = await page.evaluate(clockOf);
    const all = isOurs ? page.getByRole('button', { name: 'Show all' }) : null;
    const isLarge = (await page.evaluate(sizeOfGraph)) > WHOLE;
    if (all !== null && !isLarge && (await all.count()) > 0) await all.click();
    await settle(page);
    const bench = { page, isOurs, spent: await processorOf(on), script: await scriptOf(page) };
    const rounds = text.length > 5e6 ? 3 : 9;
    const pan = await panTime(bench, rounds);
    const points = await pointsOf(page, rounds);
    const hover = await hoverTime(bench, points);
    const select = await selectTime(bench, points);
    return {
      paint,
      open,
      pan,
      hover,
      select,
      filter: await filterTime(bench, rounds),
      search: await searchTime(bench),
    };
  } finally {
    await page.close();
    site.server.close();
  }
}

/** Returns a function that tells the processor time, in milliseconds, of all processes of a browser. */
async function processorOf(of: Browser): Promise<() => Promise<number>> {
  const session = await of.newBrowserCDPSession();
  return async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return 1000 * processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
}

/** Returns a function that tells the time, in milliseconds, that a page's thread has worked: script, and what it entails. */
async function scriptOf(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
}

/** Milliseconds since the page's address was entered: at its first paint, and now. */
function clockOf(): [paint: number, now: number] {
  const [first] = performance.getEntriesByName('first-contentful-paint');
  return [first?.startTime ?? Number.NaN, performance.now()];
}

function sizeOfGraph(): number {
  return window.actorgraph?.state().model?.relations.size ?? 0;
}

/** Waits until the GPU has drawn what it was given. */
function settle(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 4; frame++) await new Promise((done) => requestAnimationFrame(done));
    const gl = document.querySelector<HTMLCanvasElement>('.sigma-nodes')?.getContext('webgl2');
    gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  });
}

/** Processor time of a frame while the ground is dragged as by a hand. */
async function panTime({ page, spent }: Bench, frames: number): Promise<number> {
  await page.evaluate(drag, 2);
  const before = await spent();
  await page.evaluate(drag, frames);
  return ((await spent()) - before) / frames;
}

/** Drags the ground, frame by frame, each until it is drawn. */
async function drag(frames: number): Promise<void> {
  const canvas = document.querySelector<HTMLCanvasElement>('.sigma-mouse');
  const layers = ['edges', 'nodes'].map((name) =>
    document.querySelector<HTMLCanvasElement>(`.sigma-${name}`)?.getContext('webgl2'),
  );
  if (canvas === null) throw new Error('no picture to drag');
  const box = canvas.getBoundingClientRect();
  const fire = (type: string, x: number): void => {
    const at = { clientX: box.left + x, clientY: box.top + 70, button: 0, buttons: 1, bubbles: true };
    canvas.dispatchEvent(new MouseEvent(type, { ...at, cancelable: true }));
  };
  fire('mousedown', 12);
  for (let step = 0; step < frames; step++) {
    fire('mousemove', 12 + 6 * step);
    await new Promise((done) => requestAnimationFrame(done));
    for (const gl of layers) gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  }
  fire('mouseup', 12 + 6 * frames);
  await new Promise((done) => setTimeout(done, 400));
}

/** Pixels of the window at which actors stand, away from the rim and the tools. */
async function pointsOf(page: Page, number: number): Promise<{ x: number; y: number }[]> {
  const box = await page.locator('#picture').boundingBox();
  const points = await page.evaluate(actorPoints);
  return points
    .filter(({ x, y }) => x > 40 && y > 90 && x < 700 && y < 700)
    .slice(0, number)
    .map(({ x, y }) => ({ x: x + (box?.x ?? 0), y: y + (box?.y ?? 0) }));
}

/** Processor time for pointing at one actor and then at nothing. */
async function hoverTime(bench: Bench, points: readonly { x: number; y: number }[]): Promise<number> {
  const { page, spent } = bench;
  const before = await spent();
  for (const { x, y } of points) {
    await page.mouse.move(x, y);
    await page.waitForTimeout(160);
    await settle(page);
    await page.mouse.move(x, 75);
    await page.waitForTimeout(160);
  }
  return ((await spent()) - before) / Math.max(1, points.length);
}

/** Processor time for selecting an actor. */
async function selectTime(bench: Bench, points: readonly { x: number; y: number }[]): Promise<number> {
  const { page, spent } = bench;
  const before = await spent();
  for (const { x, y } of points) {
    await page.mouse.click(x, y);
    await page.waitForTimeout(160);
    await settle(page);
  }
  const time = ((await spent()) - before) / Math.max(1, points.length);
  await page.keyboard.press('Escape');
  return time;
}

function actorPoints(): { x: number; y: number }[] {
  if (window.plain !== undefined)
    return window.plain.actors.slice(0, 60).map((key) => window.plain!.pointOf(key));
  const keys = [...(window.actorgraph?.state().model?.actors.keys() ?? [])].slice(0, 200);
  return keys.flatMap((key) => window.actorgraph?.pointOf({ type: 'actor', key }) ?? []);
}

/** Time of the page's thread for hiding a family or showing it again, the middle of some. */
async function filterTime({ page, isOurs, script }: Bench, rounds: number): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = await script();
    await page.locator(isOurs ? '[data-filter="fa conflict"]' : '#filter').click();
    await settle(page);
    times.push((await script()) - before);
  }
  return median(times);
}

/** Time of the page's thread for a letter of a search, once the index is made. */
async function searchTime({ page, isOurs, script }: Bench): Promise<number | null> {
  if (!isOurs) return null;
  await page.locator('#search').pressSequentially('k', { delay: 400 });
  await page.waitForFunction(() => document.querySelector('#found .is-indexing') === null);
  const times: number[] = [];
  for (const letter of 'orlen') {
    const before = await script();
    await page.keyboard.type(letter);
    await page.waitForTimeout(400);
    times.push((await script()) - before);
  }
  return median(times);
}

/** "12 : 10 ms = 1.2, ×3.4": ours, plain sigma's, their ratio, and by how much ours grew since the size before. */
function cell(value: number | null, plainly: number | null, before: number | null | undefined): string {
  if (value === null) return '';
  const beside =
    plainly === null ? ' ms' : ` : ${plainly.toFixed(0)} ms = ${(value / Math.max(0.1, plainly)).toFixed(1)}`;
  const growth = before == null ? '' : `, ×${(value / Math.max(0.1, before)).toFixed(1)}`;
  return value.toFixed(0) + beside + growth;
}

function print(name: string, cells: readonly string[]): void {
  process.stdout.write(`${name.padEnd(18)}${cells.map((text) => text.padEnd(32)).join('')}\n`);
}
