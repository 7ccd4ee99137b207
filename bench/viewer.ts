/** `npm run bench -- viewer`: the viewer in Chromium beside plain sigma, on the same graphs in the same run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { build } from 'vite';
import { serveViewer } from '../src/node/serve.ts';
import { findChromium, launch, REMEDY } from '../test/viewer/browser.ts';
import { randomGraph } from '../test/viewer/random-graph.ts';
import { median } from './measure.ts';

const SIZES: readonly (readonly [actors: number, relations: number])[] = [
  [300, 1_000],
  [1_000, 4_000],
  [10_000, 40_000],
  [50_000, 200_000],
];
/** Above so many relations the whole graph is not drawn: the viewer opens it on its backbone. */
const WHOLE = 100_000;
const WINDOW = { width: 1440, height: 832 };
const PATIENCE = 300_000;

/** What was measured of one page, in milliseconds; null where it does not apply. */
interface Figures {
  readonly open: number;
  readonly pan: number;
  readonly hover: number;
  readonly filter: number;
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
  print('actors/relations', ['open', 'pan frame', 'hover', 'filter (script)']);
  for (const [actors, relations] of wanted()) {
    const text = JSON.stringify(randomGraph(actors, relations));
    const [a, b] = [await measure(browser, ours, text, true), await measure(browser, plain, text, false)];
    const cell = (name: keyof Figures): string =>
      `${a[name].toFixed(0)} : ${b[name].toFixed(0)} ms = ${(a[name] / Math.max(0.1, b[name])).toFixed(1)}`;
    print(`${actors}/${relations}`, [cell('open'), cell('pan'), cell('hover'), cell('filter')]);
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
    const begun = performance.now();
    await page.goto(site.url);
    await page.waitForSelector(isOurs ? 'body.ready.open' : 'body.ready', {
      timeout: PATIENCE,
      state: 'attached',
    });
    await settle(page);
    const open = performance.now() - begun;
    const all = isOurs ? page.getByRole('button', { name: 'Show all' }) : null;
    const isLarge = (await page.evaluate(sizeOfGraph)) > WHOLE;
    if (all !== null && !isLarge && (await all.count()) > 0) await all.click();
    await settle(page);
    const metrics = await page.context().newCDPSession(page);
    await metrics.send('Performance.enable');
    const pan = median(await page.evaluate(panFrames));
    const hover = await hoverTime(page, metrics, isOurs);
    const filter = await filterTime(page, metrics, isOurs);
    return { open, pan, hover, filter };
  } finally {
    await page.close();
    site.server.close();
  }
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

/** Drags the ground as a hand does, and returns how long each frame took until it was drawn. */
async function panFrames(): Promise<number[]> {
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
  const times: number[] = [];
  fire('mousedown', 12);
  for (let step = 0; step < 12; step++) {
    const begun = performance.now();
    fire('mousemove', 12 + 6 * step);
    await new Promise((done) => requestAnimationFrame(done));
    for (const gl of layers) gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    if (step > 1) times.push(performance.now() - begun);
  }
  fire('mouseup', 84);
  await new Promise((done) => setTimeout(done, 400));
  return times;
}

/** Milliseconds of work of the page for pointing at one actor and then at nothing. */
async function hoverTime(page: Page, metrics: CDPSession, isOurs: boolean): Promise<number> {
  const box = await page.locator('#picture').boundingBox();
  const points = await page.evaluate(actorPoints);
  const inside = points.filter(({ x, y }) => x > 40 && y > 90 && x < 700 && y < 700).slice(0, 8);
  const before = await taskTime(metrics, 'TaskDuration');
  for (const { x, y } of inside) {
    await page.mouse.move((box?.x ?? 0) + x, (box?.y ?? 0) + y);
    await page.waitForTimeout(isOurs ? 160 : 80);
    await settle(page);
    await page.mouse.move((box?.x ?? 0) + 4, (box?.y ?? 0) + 400);
    await page.waitForTimeout(isOurs ? 160 : 80);
  }
  return ((await taskTime(metrics, 'TaskDuration')) - before) / Math.max(1, inside.length);
}

function actorPoints(): { x: number; y: number }[] {
  if (window.plain !== undefined)
    return window.plain.actors.slice(0, 60).map((key) => window.plain!.pointOf(key));
  const keys = [...(window.actorgraph?.state().model?.actors.keys() ?? [])].slice(0, 200);
  return keys.flatMap((key) => window.actorgraph?.pointOf({ type: 'actor', key }) ?? []);
}

/** Milliseconds of script for hiding a family, the middle of six. */
async function filterTime(page: Page, metrics: CDPSession, isOurs: boolean): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 6; round++) {
    const before = await taskTime(metrics, 'ScriptDuration');
    if (isOurs) await page.locator('[data-filter="fa conflict"]').click();
    else await page.evaluate(() => window.plain?.filter('conflict'));
    await settle(page);
    times.push((await taskTime(metrics, 'ScriptDuration')) - before);
  }
  return median(times);
}

async function taskTime(metrics: CDPSession, name: string): Promise<number> {
  const { metrics: values } = await metrics.send('Performance.getMetrics');
  return (values.find((value) => value.name === name)?.value ?? 0) * 1000;
}

function print(name: string, cells: readonly string[]): void {
  process.stdout.write(`${name.padEnd(18)}${cells.map((cell) => cell.padEnd(28)).join('')}\n`);
}
