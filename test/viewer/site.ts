/** The built viewer with the sample graph, served from the loopback interface, in a real Chromium. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';
import { writeGraph } from '../../src/graph/file.ts';
import { serveViewer, type Viewer } from '../../src/node/serve.ts';
import { findChromium, launch, REMEDY } from './browser.ts';
import { sampleGraph } from './sample-graph.ts';

const found: string | null = findChromium();
if (found === null && Boolean(process.env['CI'])) throw new Error(REMEDY);
if (found === null) console.warn(REMEDY);

/** The browser to test with; null where there is none. */
export const chromium: string | null = found;
export const PATIENCE = 90_000;
export const graphText: string = writeGraph(sampleGraph());

/** A page of the viewer, and what the browser complained of. */
export interface Site {
  readonly browser: Browser;
  readonly page: Page;
  readonly url: string;
  /** Where the built viewer is. */
  readonly folder: string;
  readonly complaints: string[];
  /** Opens a graph file as a user chooses one. */
  open(name: string, text: string): Promise<void>;
  /** Opens the sample graph again, which puts everything back. */
  reset(): Promise<void>;
  /** Moves the pointer onto an actor or a relation of the picture, as a hand does, and returns where that is. */
  pointAt(type: 'actor' | 'relation', key: string): Promise<{ x: number; y: number }>;
  clickRelation(key: string): Promise<void>;
  /** A page of its own, for what would disturb the others. */
  newPage(path?: string): Promise<Page>;
}

/** Builds and serves the viewer for the tests of a file; what it returns is there once they run. */
export function useSite(size: { width: number; height: number } = { width: 1440, height: 900 }): () => Site {
  let folder: string;
  let viewer: Viewer;
  let site: Site | null = null;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'actorgraph-viewer-'));
    await build({ configFile: 'vite.config.ts', logLevel: 'error', build: { outDir: folder } });
    viewer = await serveViewer(folder, graphText, 0);
    site = await startSite(viewer.url, folder, size);
  }, PATIENCE);
  afterAll(async () => {
    await site?.browser.close();
    viewer?.server.close();
    await rm(folder, { recursive: true, force: true });
  }, PATIENCE);
  return () => {
    if (site === null) throw new Error('the viewer is served only while tests run');
    return site;
  };
}

async function startSite(
  url: string,
  folder: string,
  viewport: { width: number; height: number },
): Promise<Site> {
  const browser = await launch(found ?? '');
  const complaints: string[] = [];
  const newPage = async (path = ''): Promise<Page> => {
    const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
    page.setDefaultTimeout(30_000);
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(url + path);
    await page.waitForSelector('body.ready');
    return page;
  };
  const page = await newPage();
  const open = (name: string, text: string): Promise<void> =>
    page.setInputFiles('#file', { name, mimeType: 'application/json', buffer: Buffer.from(text) });
  const pointAt = async (type: 'actor' | 'relation', key: string): Promise<{ x: number; y: number }> => {
    // A panel that closed has just given the picture more room; it is drawn anew a frame or two later.
    for (let frames = 0; frames < 3; frames++) {
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    }
    const box = await page.locator('#picture').boundingBox();
    const point = await page.evaluate((item) => window.actorgraph?.pointOf(item) ?? null, { type, key });
    if (box === null || point === null) throw new Error(`${type} ${key} is not in the picture`);
    const at = { x: box.x + point.x, y: box.y + point.y };
    await page.mouse.move(at.x - 3, at.y);
    await page.mouse.move(at.x, at.y);
    return at;
  };
  return {
    browser,
    page,
    url,
    folder,
    complaints,
    open,
    pointAt,
    newPage,
    async reset() {
      complaints.length = 0;
      await page.mouse.move(0, 0);
      await open('graph.json', graphText);
      await page.waitForFunction(() => {
        const state = window.actorgraph?.state();
        return (
          state?.model?.actors.size === 14 &&
          state.selection === null &&
          state.reading === null &&
          Object.keys(state.filters).length === 0
        );
      });
    },
    async clickRelation(key) {
      const { x, y } = await pointAt('relation', key);
      await page.mouse.click(x, y);
      // Where several relations meet, a list asks which one is meant.
      const choice = page.locator(`.stage-choice[data-relation="${key}"]`);
      if ((await choice.count()) > 0) await choice.click();
      await page.waitForSelector(`[data-relation="${key}"].details`);
    },
  };
}
