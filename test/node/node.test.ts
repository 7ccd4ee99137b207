import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readBytes, readLines, writeFileAtomically } from '../../src/node/files.ts';
import { packagePath, packageVersion } from '../../src/node/package.ts';
import { serveViewer, type Viewer } from '../../src/node/serve.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'actorgraph-node-'));
  mkdirSync(join(folder, 'viewer'));
  writeFileSync(join(folder, 'viewer', 'index.html'), '<p>viewer');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('files', () => {
  it('are written whole, over what was there, without a draft left', async () => {
    const path = join(folder, 'a.txt');
    await writeFileAtomically(path, 'one');
    await writeFileAtomically(path, 'two');
    expect(readFileSync(path, 'utf8')).toBe('two');
    expect(readdirSync(folder).filter((name) => name.includes('.tmp'))).toEqual([]);
  });

  it('that cannot be written or read are named with the remedy', async () => {
    const inside = join(folder, 'none', 'a.txt');
    await expect(writeFileAtomically(inside, '')).rejects.toThrow(
      'no such folder; make it first or check the path',
    );
    await expect(readBytes(inside)).rejects.toThrow(`${inside}: no such file; check the path`);
    await expect(readBytes(folder)).rejects.toThrow('a folder, expected a file; name the files in it');
    await expect(readLines(folder)[Symbol.asyncIterator]().next()).rejects.toThrow(
      'a folder, expected a file',
    );
    await expect(readBytes(join(folder, 'secret.txt', 'b'))).rejects.toThrow('part of the path is a file');
  });

  it('give their lines one by one', async () => {
    writeFileSync(join(folder, 'lines.txt'), 'a\r\nb\n');
    const lines: string[] = [];
    for await (const line of readLines(join(folder, 'lines.txt'))) lines.push(line);
    expect(lines).toEqual(['a', 'b']);
  });

  it('of the package are found from its sources', () => {
    expect(JSON.parse(readFileSync(packagePath('package.json'), 'utf8'))).toMatchObject({
      name: 'actorgraph',
      version: packageVersion(),
    });
  });
});

describe('serveViewer', () => {
  let viewer: Viewer | null = null;
  afterEach(() => viewer?.server.close());

  it('serves the viewer and the graph, and nothing outside of the folder', async () => {
    viewer = await serveViewer(join(folder, 'viewer'), '{"a":1}', 0);
    const { url } = viewer;
    const get = async (path: string) => {
      const response = await fetch(`${url}${path}`);
      return [response.status, await response.text()];
    };
    expect(await get('')).toEqual([200, '<p>viewer']);
    expect(await get('graph.json?x=1')).toEqual([200, '{"a":1}']);
    expect(await get('none.js')).toEqual([404, 'not found']);
    expect(await get('..%2Fsecret.txt')).toEqual([404, 'not found']);
    expect(await get('%ff')).toEqual([200, '<p>viewer']);
  });

  it('takes the next port where one is in use', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, 'localhost', done));
    const { port } = other.address() as AddressInfo;
    viewer = await serveViewer(join(folder, 'viewer'), '{}', port);
    expect(Number(new URL(viewer.url).port)).toBeGreaterThan(port);
    other.close();
  });
});
