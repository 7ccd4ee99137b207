import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { UserError } from '../types/errors.ts';
import { packagePath } from './package.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * Sent with every answer: nothing from elsewhere runs or loads, no other page frames it, nothing is guessed. The worker
 * that reads text compiles WebAssembly; the page itself forbids that in its own policy.
 */
const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self' blob:",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** The names by which this machine calls itself. A page elsewhere whose name was made to lead here has another. */
const OWN_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;

/** So many ports are tried, one after the other. */
const PORTS_TRIED = 50;

/** A running viewer. */
export interface Viewer {
  /** Where it is: `http://localhost:4173/`. */
  readonly url: string;
  readonly server: Server;
}

/**
 * Serve the built viewer with a graph beside it as `graph.json` and this package's `data`, to this machine only and for
 * reading only.
 *
 * @param folder the built viewer.
 * @param graph the graph file's text.
 * @param port where to; 0 for any. The next free one is taken where it is in use.
 * @throws UserError where no port is free.
 */
export async function serveViewer(folder: string, graph: string, port: number): Promise<Viewer> {
  const server = createServer((request, response) => {
    const refusal = refuse(request);
    const path = decodePath(request.url ?? '/');
    if (refusal !== null) sendText(response, ...refusal);
    else if (path === '/graph.json') send(response, '.json', graph);
    else void sendFile(response, folderOf(path, folder), path === '/' ? '/index.html' : path);
  });
  for (let tried = port; tried < port + PORTS_TRIED && tried <= 65535; tried++) {
    const taken = await listen(server, tried);
    if (taken !== null) return { url: `http://localhost:${taken}/`, server };
  }
  throw new UserError(`port ${port}: it and the next ${PORTS_TRIED} are in use; choose another with --port`);
}

/** The port that the server took, null where it is in use. */
function listen(server: Server, port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(null);
      else reject(error);
    };
    server.once('error', onError);
    server.listen(port, 'localhost', () => {
      server.off('error', onError);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** Why a request is not answered: it asks for more than reading, or by a name that is not this machine's. */
function refuse({ method, headers }: IncomingMessage): [status: number, reason: string] | null {
  if (!OWN_HOST.test(headers.host ?? '')) return [403, 'only localhost, 127.0.0.1 and [::1] are served'];
  if (method !== 'GET' && method !== 'HEAD') return [405, 'only GET and HEAD are answered'];
  return null;
}

/** What the reader knows stands once in the package; a copy for other servers is beside the viewer that "npm run build" made. */
function folderOf(path: string, viewer: string): string {
  return path.startsWith('/data/') ? packagePath('.') : viewer;
}

async function sendFile(response: ServerResponse, folder: string, path: string): Promise<void> {
  const file = normalize(join(folder, path));
  try {
    if (!file.startsWith(normalize(folder) + sep)) throw new Error('outside of the viewer');
    send(response, extname(file), await readFile(file));
  } catch {
    sendText(response, 404, 'not found');
  }
}

function send(response: ServerResponse, extension: string, content: string | Uint8Array): void {
  const type = TYPES[extension] ?? 'application/octet-stream';
  response.writeHead(200, { ...HEADERS, 'content-type': type }).end(content);
}

function sendText(response: ServerResponse, status: number, text: string): void {
  const allow = status === 405 ? { allow: 'GET, HEAD' } : {};
  response.writeHead(status, { ...HEADERS, ...allow, 'content-type': 'text/plain; charset=utf-8' }).end(text);
}

function decodePath(url: string): string {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return '/';
  }
}
