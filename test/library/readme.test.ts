import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { FORMATS, formatOf, writeFormat } from '../../src/formats/formats.ts';
import { toEventRows } from '../../src/formats/events.ts';
import type { Engine } from '../../src/pipeline.ts';
import { formatSources } from '../../src/node/format-sources.ts';
import { pythonsWith } from '../helpers/python.ts';
import { SAMPLE } from '../formats/graphs.ts';
import { findChromium, launch } from '../viewer/browser.ts';

/** The examples of the README, run where a reader would run them: beside the files that they name. */

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const SENTENCE = 'Japan criticized China on Monday over its patrols near the islands.';
const README = readFileSync('README.md', 'utf8');

interface Example {
  readonly title: string;
  readonly code: string;
}

function examplesIn(language: string): Example[] {
  return README.split(/^## /m).flatMap((section) => {
    const title = section.split('\n')[0]!;
    const blocks = section.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'));
    return [...blocks].map((block, i) => ({ title: `${title} ${i + 1}`, code: block[1]! }));
  });
}

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'actorgraph-readme-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(resolve('.'), join(folder, 'node_modules', 'actorgraph'), 'dir');
  const rest =
    'The sea was calm that day and the weather was fine, and nobody else was there to see it. '.repeat(4);
  writeFileSync(
    join(folder, 'article.html'),
    `<html><body><h1>Patrols</h1><p>${SENTENCE}</p><p>${rest}</p></body></html>`,
  );
  for (const name of [
    'graph.json',
    'graph.gexf',
    'graph.graphml',
    'graph.parquet',
    'graph.events.csv',
    'graph.trig',
  ]) {
    for (const { path, content } of await writeFormat(SAMPLE, formatOf(name)!, name, formatSources()))
      writeFileSync(join(folder, path), content);
  }
  // As `actorgraph spark` leaves its rows.
  mkdirSync(join(folder, 'out/events/month=2024-05'), { recursive: true });
  cpSync(join(folder, 'graph.parquet'), join(folder, 'out/events/month=2024-05/part.parquet'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(program: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

describe.skipIf(!existsSync('dist/index.js'))('examples in JavaScript', () => {
  it.each(examplesIn('js'))('$title', ({ code }) => {
    writeFileSync(join(folder, 'example.mjs'), code);
    const printed = run(process.execPath, ['--preserve-symlinks', 'example.mjs']);
    // What the example says in its comments that it prints.
    for (const [, expected] of code.matchAll(/\/\/ → (.*)/g)) expect(printed).toContain(expected);
  });
});

/** Checks a module as a strict TypeScript project would that has the package; returns what the compiler finds fault with. */
function typeErrors(file: string): string {
  const options = 'strict noUncheckedIndexedAccess exactOptionalPropertyTypes noEmit allowJs checkJs'.split(
    ' ',
  );
  const types = ['--types', 'node', '--typeRoots', resolve('node_modules/@types')];
  const kinds = ['--target', 'es2023', '--module', 'nodenext', '--lib', 'es2023,dom,dom.iterable'];
  const args = [...options.map((name) => `--${name}`), ...types, ...kinds, '--preserveSymlinks', file];
  const { status, stdout } = spawnSync(
    process.execPath,
    [resolve('node_modules/typescript/bin/tsc'), ...args],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  return status === 0 ? '' : stdout;
}

describe.skipIf(!existsSync('dist/index.d.ts'))('types of the examples', () => {
  it.each([
    ...examplesIn('js').map(({ title, code }) => ({ title: `${title}, in Node`, file: 'node.mjs', code })),
    ...examplesIn('ts').map(({ title, code }) => ({ title: `${title}, in a page`, file: 'page.mts', code })),
  ])('$title', ({ file, code }) => {
    writeFileSync(join(folder, file), code);
    expect(typeErrors(file)).toBe('');
  });

  it('are those of the package: a name that it has not is told', () => {
    writeFileSync(join(folder, 'wrong.mts'), "import { toGexv } from 'actorgraph';\ntoGexv();\n");
    expect(typeErrors('wrong.mts')).toContain("no exported member named 'toGexv'");
  });
});

/** Bundles a module of TypeScript that imports the package, as a page would load it; gives the scripts by their paths. */
async function bundled(entry: string): Promise<ReadonlyMap<string, string>> {
  const output = (await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: [{ find: /^actorgraph$/, replacement: resolve('dist/index.js') }] },
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      lib: { entry, formats: ['es'], fileName: 'page' },
    },
  })) as Rolldown.RolldownOutput[];
  const chunks = output[0]!.output.filter((one) => one.type === 'chunk');
  return new Map(chunks.map(({ fileName, code, isEntry }) => [isEntry ? '/page.js' : `/${fileName}`, code]));
}

const PAGE = 'http://localhost:9';
const chromium = findChromium();

/** What the engine reads that scripts make in a page, which has the package's files beside it. */
async function readInPage(scripts: ReadonlyMap<string, string>, sentence: string): Promise<unknown> {
  const browser = await launch(chromium!);
  try {
    const page = await browser.newPage();
    await page.route(`${PAGE}/**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: '<title>page</title>' });
      const body = scripts.get(pathname);
      if (body !== undefined) return route.fulfill({ contentType: 'text/javascript', body });
      return route.fulfill({ body: await readFile(join(folder, pathname)) });
    });
    await page.goto(PAGE);
    await page.addScriptTag({ url: '/page.js', type: 'module' });
    await page.waitForFunction(() => 'engine' in globalThis);
    return await page.evaluate(async (text) => {
      const { engine } = globalThis as unknown as { engine: Engine };
      const html = new TextEncoder().encode(`<h1>Patrols</h1><p>${text}</p>`);
      const { relations } = engine.read(await engine.readArticle(html, 'article.html'));
      const between = relations.filter(({ target }) => target !== null);
      return between.map(({ source, event, target }) => [source, event, target]);
    }, sentence);
  } finally {
    await browser.close();
  }
}

const canShow = existsSync('dist/index.js') && chromium !== null;
describe.skipIf(!canShow)('examples in TypeScript, in a page (needs Chromium)', () => {
  it.each(examplesIn('ts'))('$title', async ({ code }) => {
    writeFileSync(join(folder, 'page.ts'), `${code}\nObject.assign(globalThis, { engine });\n`);
    const scripts = await bundled(join(folder, 'page.ts'));
    expect(await readInPage(scripts, SENTENCE)).toEqual([['JPN', 'ACCUSE', 'CHN']]);
  });
});

/** What the text gives as one line of R: `arrow::read_parquet('graph.parquet')`. */
const IN_R = [...README.matchAll(/`((?:(\w+)::)?read[._]\w+\('[^`]*\))`/g)].map(
  ([, code, library = 'base']) => ({
    code: code!,
    library,
  }),
);

describe('examples in R', () => {
  for (const { code, library } of IN_R) {
    const has =
      spawnSync('Rscript', ['-e', `stopifnot(requireNamespace('${library}', quietly = TRUE))`]).status === 0;
    it.skipIf(!has)(`${code} (needs R and ${library})`, () => {
      const script = `read <- ${code}; cat(if (is.data.frame(read)) nrow(read) else igraph::ecount(read))`;
      const rows = code.includes('igraph')
        ? SAMPLE.edges.length
        : toEventRows(SAMPLE, formatSources().lexicon).length;
      expect(run('Rscript', ['-e', script])).toBe(String(rows));
    });
  }
});

/** The first Python that has all modules that the code imports; null where none has. */
function pythonFor(code: string): string | null {
  const modules = [...code.matchAll(/^(?:import|from) (\w+)/gm)].map(([, name]) => name!);
  // What pandas reads Parquet by.
  if (code.includes('read_parquet')) modules.push('pyarrow');
  const [first = [], ...others] = modules.map((name) => pythonsWith(name).map(({ path }) => path));
  return first.find((path) => path !== '' && others.every((paths) => paths.includes(path))) ?? null;
}

describe('examples in Python', () => {
  for (const { title, code } of examplesIn('python')) {
    const python = pythonFor(code);
    const modules = [...code.matchAll(/^(?:import|from) (\w+)/gm)].map(([, name]) => name).join(', ');
    it.skipIf(python === null)(`${title} (needs ${modules})`, () => {
      const printed = run(python!, ['-c', code]);
      for (const [, expected] of code.matchAll(/# → (.*)/g)) expect(printed).toContain(expected);
    });
  }
});

describe('the README', () => {
  it('has examples', () => {
    const numbers = ['js', 'ts', 'python'].map((language) => examplesIn(language).length);
    expect([...numbers, IN_R.map(({ library }) => library)]).toEqual([1, 1, 4, ['igraph', 'arrow', 'base']]);
  });

  it('speaks of commands and options that there are', () => {
    const program = createProgram({ code: 0 });
    const shell = examplesIn('sh').map(({ code }) => code.replaceAll(/^(?=actorgraph)/gm, '`'));
    const inText = README.replaceAll(/^```[\s\S]*?^```$/gm, '');
    const lines = [...[...shell, inText].join('\n').matchAll(/`actorgraph ([a-z]+)([^`\n#|&]*)/g)];
    expect(lines.length).toBeGreaterThan(15);
    for (const [line, name, rest] of lines) {
      const command = program.commands.find((one) => one.name() === name);
      const known = (command?.options ?? []).flatMap(({ long, short }) => [long, short]);
      const used = [...rest!.matchAll(/(?<=\s)--?[a-z][\w-]*/g)].map(([option]) => option);
      expect([line, command?.name(), used.filter((one) => one !== '--help' && !known.includes(one))]).toEqual(
        [line, name, []],
      );
    }
  });

  it('names every format', () => {
    for (const { extension } of FORMATS) expect(README).toContain(`\`${extension}\``);
  });
});
