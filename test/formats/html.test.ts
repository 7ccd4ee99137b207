import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { toHtml } from '../../src/formats/html.ts';
import { readGraph, writeGraph } from '../../src/graph/file.ts';
import { formatSources } from '../../src/node/format-sources.ts';
import { findChromium, launch } from '../viewer/browser.ts';
import { HOSTILE, hostileGraph, hostileGraphs, SAMPLE } from './graphs.ts';

vi.setConfig({ testTimeout: 300_000 });

/** A viewer as the build writes it, and as small as can be. */
const FILES: Readonly<Record<string, string>> = {
  'index.html':
    '<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="default-src \'self\'" />' +
    '<script defer src="./assets/a.js"></script><link rel="stylesheet" href="./assets/a.css"></head><body></body></html>',
  'assets/a.js': 'const text = "</script><!-- $& <script>";',
  'assets/a.css': 'p { color: red }',
};

describe('one page', () => {
  it.each(hostileGraphs().map((graph, i) => [i, graph] as const))('holds graph %i', async (_, graph) => {
    const page = await toHtml(graph, (path) => FILES[path]!);
    const json = /<script type="application\/json" id="graph">([^<]*)<\/script>/.exec(page)![1]!;
    expect(writeGraph(readGraph(json, 'page'))).toBe(writeGraph(graph));
  });

  it('has the scripts and styles in it, allowed by their hashes alone', async () => {
    const page = await toHtml(SAMPLE, (path) => FILES[path]!);
    expect(page).toContain('<style>p { color: red }</style></head>');
    expect(page).toContain('<script>const text = "\\x3C/script>\\x3C!-- $& \\x3Cscript>";</script></body>');
    expect(page).toMatch(/content="default-src 'none'; script-src 'sha256-[\w+/]{43}='; worker-src/);
    expect(page).not.toMatch(/ src=| href=/);
  });

  const chromium = findChromium();
  const ready = chromium !== null && existsSync('dist/viewer/index.html');
  it.skipIf(!ready)('shows the graph in Chromium, opened from disk, whatever its names are', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'actorgraph-html-'));
    const browser = await launch(chromium!);
    try {
      const page = await browser.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      page.on('request', (request) => /^https?:/.test(request.url()) && faults.push(request.url()));
      for (const [graph, name] of [
        [SAMPLE, 'Ada Lindqvist'],
        [hostileGraph(HOSTILE), ']]>&amp;<b>'],
      ] as const) {
        const file = join(folder, 'graph.html');
        writeFileSync(file, await toHtml(graph, formatSources().viewer));
        await page.goto(pathToFileURL(file).href);
        await page.getByText(name, { exact: true }).first().waitFor({ state: 'attached', timeout: 120_000 });
      }
      expect(faults).toEqual([]);
    } finally {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
