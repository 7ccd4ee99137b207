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
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { FORMATS, formatOf, writeFormat } from '../../src/formats/formats.ts';
import { formatSources } from '../../src/node/format-sources.ts';
import { pythonsWith } from '../helpers/python.ts';
import { SAMPLE } from '../formats/graphs.ts';

/** The examples of the README, run where a reader would run them: beside the files that they name. */

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

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
  const sentence = 'Japan criticized China on Monday over its patrols near the islands.';
  const rest =
    'The sea was calm that day and the weather was fine, and nobody else was there to see it. '.repeat(4);
  writeFileSync(
    join(folder, 'article.html'),
    `<html><body><h1>Patrols</h1><p>${sentence}</p><p>${rest}</p></body></html>`,
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
    expect([examplesIn('js').length, examplesIn('python').length]).toEqual([1, 4]);
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
