import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as library from '../../src/index.ts';
import { findChromium, launch } from '../viewer/browser.ts';

/** The built package, used as others use it; "npm run build" makes it. */

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const built = existsSync('dist/index.js');
const chromium = findChromium();
const TEXTS = {
  a: 'Japan criticized China on Monday.',
  b: 'The foreign ministers of France and Germany met in Berlin.',
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'actorgraph-package-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(resolve('.'), join(folder, 'node_modules', 'actorgraph'), 'dir');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a module in a project that has the package. */
function runNode(code: string): string {
  writeFileSync(join(folder, 'main.mjs'), code);
  const run = spawnSync(process.execPath, ['--preserve-symlinks', 'main.mjs'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout;
}

/** Bundles a module that imports the package, as one script. */
async function bundle(entry: string): Promise<string> {
  const output = (await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: [{ find: /^actorgraph$/, replacement: resolve('dist/index.js') }] },
    build: { write: false, minify: true, target: 'es2023', lib: { entry, name: 'own', formats: ['iife'] } },
  })) as Rolldown.RolldownOutput[];
  return output[0]!.output[0].code;
}

const IN_NODE = `
import { buildGraph, toGexf, writeGraph } from 'actorgraph';
import { loadEngine } from 'actorgraph/node';
import manifest from 'actorgraph/package.json' with { type: 'json' };
const engine = loadEngine();
const articles = Object.entries(${JSON.stringify(TEXTS)}).map(([id, text]) => engine.articleFromText(text, { id }));
const graph = buildGraph(engine, articles);
console.log(JSON.stringify([manifest.name, writeGraph(graph), toGexf(graph)]));
`;

/** A Web Worker: takes model, lexicon and texts, gives back the graph in two forms. */
const IN_WORKER = `
import { buildGraph, createEngine, toGexf, writeGraph } from 'actorgraph';
self.addEventListener('message', ({ data: { texts, ...resources } }) => {
  const engine = createEngine(resources);
  const articles = Object.entries(texts).map(([id, text]) => engine.articleFromText(text, { id }));
  const graph = buildGraph(engine, articles);
  self.postMessage([writeGraph(graph), toGexf(graph)]);
});
`;

describe.skipIf(!built)('the package', () => {
  it('gives Node and a Web Worker in a bundle the same graph', async (context) => {
    const [name, ...inNode] = JSON.parse(runNode(IN_NODE)) as [string, string, string];
    expect(name).toBe('actorgraph');
    expect(inNode[0]).toContain('"key":"JPN|CHN|concern|ACCUSE"');
    if (chromium === null) return context.skip('no Chromium');
    writeFileSync(join(folder, 'worker.js'), IN_WORKER);
    const script = await bundle(join(folder, 'worker.js'));
    const names = readdirSync('data/lexicon').filter((file) => file.endsWith('.csv'));
    const lexicon = Object.fromEntries(
      names.map((file) => [file, readFileSync(join('data/lexicon', file), 'utf8')]),
    );
    const [model, reader] = ['actorgraph', 'reader'].map((file) =>
      readFileSync(`data/model/${file}.model`).toString('base64'),
    ) as [string, string];
    const coreference = readFileSync('data/weights/coreference.csv', 'utf8');
    const browser = await launch(chromium);
    try {
      const page = await browser.newPage();
      const inWorker = await page.evaluate(
        async ([code, models, weights, files, texts]) => {
          const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
          const [model, reader] = models.map(
            (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)).buffer,
          );
          return new Promise<unknown>((done, fail) => {
            worker.addEventListener('message', (event) => done(event.data));
            worker.addEventListener('error', (event) => fail(new Error(event.message)));
            // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows, not for workers
            worker.postMessage({ model, reader, coreference: weights, lexicon: files, texts });
          });
        },
        [script, [model, reader], coreference, lexicon, TEXTS] as const,
      );
      expect(inWorker).toEqual(inNode);
    } finally {
      await browser.close();
    }
  });

  it('costs whoever imports one name that name', async () => {
    writeFileSync(join(folder, 'one.js'), "export { toGexf } from 'actorgraph';");
    const code = await bundle(join(folder, 'one.js'));
    expect(code).toContain('gexf');
    expect(code.length).toBeLessThan(20_000);
  });

  it('has nothing that publint finds fault with', async () => {
    const { messages, pkg } = await publint({ pkgDir: '.', strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it('has a reference of every name', () => {
    const reference = readFileSync('dist/api.md', 'utf8');
    for (const name of Object.keys(library)) expect(reference).toContain(`\n## ${name}\n`);
    expect(reference).toContain('export declare function toGexf(graph: KnowledgeGraph): string;');
  });

  it('lets a bundler find the model and the lexicon', () => {
    const code = `import { existsSync } from 'node:fs';
      const paths = ['model/actorgraph.model', 'model/reader.model', 'weights/coreference.csv', 'lexicon/states.csv', 'graph.schema.json'];
      console.log(paths.every((path) => existsSync(new URL(import.meta.resolve('actorgraph/data/' + path)))));`;
    expect(runNode(code).trim()).toBe('true');
  });
});

const WRITERS =
  'toGexf toGraphml toNodesCsv toEdgesCsv toEventRows toEventCsv toEventParquet toNeo4jActors toNeo4jRelations ' +
  'toNeo4jClaims toCypher toClaimCypher toTurtle toTrig toJsonLd toDot toSvg toHtml';
const WAY = 'createEngine buildGraph mergeGraphs readGraph writeGraph FORMATS LEXICON_FILES';

describe('the library', () => {
  it('offers the whole way, and a writer for each format', () => {
    expect(Object.keys(library)).toEqual(expect.arrayContaining(`${WAY} ${WRITERS}`.split(' ')));
  });
});
