import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readBytes, writeFileAtomically, writeFilesAtomically } from '../../src/node/files.ts';
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

  it('that belong together are all written or none', async () => {
    const pair = ['n.csv', 'e.csv'].map((name) => join(folder, name));
    const write = (...texts: string[]) =>
      writeFilesAtomically(pair.map((path, i) => ({ path, content: texts[i]! })));
    await write('old nodes', 'old edges');
    rmSync(pair[1]!);
    mkdirSync(pair[1]!);
    await expect(write('new nodes', 'new edges')).rejects.toThrow(`${pair[1]}: a folder; name a file in it`);
    expect(readFileSync(pair[0]!, 'utf8')).toBe('old nodes');
    rmSync(pair[1]!, { recursive: true });
    await write('new nodes', 'new edges');
    expect(pair.map((path) => readFileSync(path, 'utf8'))).toEqual(['new nodes', 'new edges']);
    expect(readdirSync(folder).filter((name) => name.includes('.tmp'))).toEqual([]);
  });

  it('written by two at once hold what one of them wrote, whole', async () => {
    const path = join(folder, 'both.txt');
    const texts = ['a', 'b'].map((letter) => letter.repeat(1 << 20));
    await Promise.all(texts.map((text) => writeFileAtomically(path, [text.slice(1), text[0]!])));
    expect(texts).toContain(readFileSync(path, 'utf8'));
    expect(readdirSync(folder).filter((name) => name.includes('.tmp'))).toEqual([]);
  });

  it('stay as they were where the new content fails in the middle', async () => {
    const path = join(folder, 'kept.txt');
    writeFileSync(path, 'old');
    const failing = function* (code: string): Generator<string> {
      yield 'new '.repeat(1 << 16);
      throw Object.assign(new Error(code), { code });
    };
    await expect(writeFileAtomically(path, failing('ENOSPC'))).rejects.toThrow(
      `${path}: no space left on the disk; free some and try again`,
    );
    await expect(writeFileAtomically(path, failing('EACCES'))).rejects.toThrow(
      `${path}: no permission to write it`,
    );
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder).filter((name) => name.includes('.tmp'))).toEqual([]);
  });

  it.skipIf(process.getuid?.() === 0)(
    'that may not be read are named (needs a user who is not root)',
    async () => {
      const path = join(folder, 'secret.md');
      writeFileSync(path, 'x', { mode: 0 });
      await expect(readBytes(path)).rejects.toThrow(
        `${path}: no permission to read it; change the permissions`,
      );
    },
  );

  it('that cannot be written or read are named with the remedy', async () => {
    const inside = join(folder, 'none', 'a.txt');
    await expect(writeFileAtomically(inside, '')).rejects.toThrow(
      'no such folder; make it first or check the path',
    );
    await expect(readBytes(inside)).rejects.toThrow(`${inside}: no such file; check the path`);
    await expect(readBytes(folder)).rejects.toThrow('a folder, expected a file; name the files in it');
    await expect(readBytes(join(folder, 'secret.txt', 'b'))).rejects.toThrow('part of the path is a file');
  });

  it('keep a symbolic link, the mode of what it leads to, and pipes', async () => {
    const [path, link] = [join(folder, 'real.txt'), join(folder, 'link.txt')];
    writeFileSync(path, 'old');
    chmodSync(path, 0o600);
    symlinkSync('real.txt', link);
    await writeFileAtomically(link, ['n', new TextEncoder().encode('ew')]);
    expect([
      readFileSync(path, 'utf8'),
      lstatSync(link).isSymbolicLink(),
      statSync(path).mode & 0o777,
    ]).toEqual(['new', true, 0o600]);
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const reading = readFile(pipe, 'utf8');
    await writeFileAtomically(pipe, 'through');
    expect([await reading, lstatSync(pipe).isFIFO()]).toEqual(['through', true]);
  });

  it('that belong together are all written or none', async () => {
    const [good, bad] = [join(folder, 'good.csv'), join(folder, 'none', 'bad.csv')];
    writeFileSync(good, 'old');
    const files = [good, bad].map((path) => ({ path, content: 'new' }));
    await expect(writeFilesAtomically(files)).rejects.toThrow(`${bad}: no such folder`);
    expect(readFileSync(good, 'utf8')).toBe('old');
    expect(readdirSync(folder).filter((name) => name.includes('.tmp'))).toEqual([]);
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

  /** The answer to a request as it stands, whatever its method and host. */
  function ask(
    method: string,
    host: string,
    path = '/graph.json',
  ): Promise<IncomingMessage & { text: string }> {
    const { port, hostname } = new URL(viewer!.url);
    return new Promise((resolve, reject) => {
      const asked = request({ hostname, port, path, method, headers: { host } }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
        response.on('end', () => resolve(Object.assign(response, { text })));
      });
      asked.on('error', reject).end();
    });
  }

  it('answers to the names of this machine only', async () => {
    viewer = await serveViewer(join(folder, 'viewer'), '{"a":1}', 0);
    for (const host of ['localhost', 'LOCALHOST:4173', '127.0.0.1:80', '[::1]:80', '[::1]'])
      expect([host, (await ask('GET', host)).text]).toEqual([host, '{"a":1}']);
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.nip.io:80', '192.168.0.1']) {
      const { statusCode, text } = await ask('GET', host);
      expect([host, statusCode, text]).toEqual([host, 403, 'only localhost, 127.0.0.1 and [::1] are served']);
    }
  });

  it('answers GET and HEAD only', async () => {
    viewer = await serveViewer(join(folder, 'viewer'), '{"a":1}', 0);
    const head = await ask('HEAD', 'localhost');
    expect([head.statusCode, head.text]).toEqual([200, '']);
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE']) {
      const { statusCode, headers } = await ask(method, 'localhost');
      expect([method, statusCode, headers.allow]).toEqual([method, 405, 'GET, HEAD']);
    }
  });

  it('sends a content policy, and no type is guessed', async () => {
    viewer = await serveViewer(join(folder, 'viewer'), '{}', 0);
    for (const path of ['/', '/graph.json', '/none']) {
      const { headers } = await ask('GET', 'localhost', path);
      expect(headers['content-security-policy']).toContain(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src",
      );
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
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
