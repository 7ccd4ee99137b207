import { writeGraph } from '../graph/file.ts';
import type { KnowledgeGraph } from '../types/graph.ts';
import type { ViewerText } from './format.ts';

/**
 * One page that holds the viewer and the graph, to be opened from anywhere, mailed or archived.
 *
 * The built viewer's scripts and styles are put into its page, allowed by their hashes alone; the graph stands in it as
 * JSON in the element `graph`.
 *
 * @param viewer gives the text of a file of the built viewer: `index.html`, `assets/….js`.
 * @throws UserError where a file of the viewer is missing.
 */
export async function toHtml(graph: KnowledgeGraph, viewer: ViewerText): Promise<string> {
  const page = viewer('index.html');
  const hashes: string[] = [];
  const scripts: string[] = [];
  let styles = '';
  const bare = page
    .replace(/<script\b[^>]*\bsrc="\.?\/?([^"]+)"[^>]*><\/script>/g, (_, file: string) => {
      scripts.push(inScript(viewer(file)));
      return '';
    })
    .replace(/<link\b[^>]*\brel="stylesheet"[^>]*\bhref="\.?\/?([^"]+)"[^>]*>/g, (_, file: string) => {
      styles += `<style>${viewer(file).replaceAll('</style', '<\\/style')}</style>`;
      return '';
    });
  for (const script of scripts) hashes.push(`'sha256-${await sha256(script)}'`);
  // A function as replacement: in a text, "$&" would mean something.
  return bare
    .replace(
      /(<meta\s+http-equiv="Content-Security-Policy"\s+content=")[^"]*"/,
      (_, start: string) => `${start}${policy(hashes)}"`,
    )
    .replace('</head>', () => `${styles}</head>`)
    .replace(
      '</body>',
      () =>
        `<script type="application/json" id="graph">${jsonInHtml(writeGraph(graph))}</script>` +
        `${scripts.map((script) => `<script>${script}</script>`).join('')}</body>`,
    );
}

/** Nothing is fetched from anywhere. */
function policy(hashes: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src ${hashes.join(' ')}`,
    'worker-src blob: data:',
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** JSON in which nothing ends the element that holds it. */
function jsonInHtml(json: string): string {
  return json.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/** In a script, these begin what HTML takes for the end of it, or for a comment that hides the end. */
function inScript(script: string): string {
  return script.replace(/<(?=\/script|!--|script)/gi, '\\x3C');
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}
