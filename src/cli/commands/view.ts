import { existsSync } from 'node:fs';
import { writeGraph } from '../../graph/file.ts';
import { openBrowser } from '../../node/browser.ts';
import { packagePath } from '../../node/package.ts';
import { serveViewer } from '../../node/serve.ts';
import { UserError } from '../../types/errors.ts';
import type { KnowledgeGraph } from '../../types/graph.ts';
import { loadGraph } from '../graph-input.ts';
import { shortEnough } from '../graph-output.ts';
import { writeOut } from '../output.ts';

export interface ViewOptions {
  readonly port: number;
  /** Whether to open the browser. */
  readonly open: boolean;
}

/** `actorgraph view`: a graph file in the browser, until the program is stopped. */
export async function view(path: string, options: ViewOptions): Promise<void> {
  await showGraph(await loadGraph(path), options);
}

/** Serve the viewer with a graph, print its address, and open it. */
export async function showGraph(graph: KnowledgeGraph, { port, open }: ViewOptions): Promise<void> {
  const folder = packagePath('dist/viewer');
  if (!existsSync(folder)) throw new UserError('the viewer is not built; run "npm run build" first');
  const text = await shortEnough('the graph', () => writeGraph(graph));
  const { url } = await serveViewer(folder, text, port);
  await writeOut(`${url}  (Ctrl+C stops)\n`);
  if (open) await openBrowser(url);
}
