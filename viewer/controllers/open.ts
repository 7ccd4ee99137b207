import { config } from 'zod';
import { readGraph } from '../../src/graph/file.ts';
import { UserError } from '../../src/types/errors.ts';
import type { Actions } from '../state/actions.ts';
import { shorten } from '../state/model.ts';

// The page's content security policy allows no code made from strings, which zod would otherwise try.
config({ jitless: true });

/** Reads a file that the user chose or dropped; what is wrong with it is said, and the graph before it stays. */
export async function openFile(file: File, actions: Actions): Promise<void> {
  let text: string;
  try {
    text = await file.text();
  } catch {
    actions.say({ tone: 'error', text: `${file.name}: the browser cannot read this file.` });
    return;
  }
  openText(text, file.name, actions);
}

/**
 * Checks the text of a graph file and shows it, or says why it cannot.
 *
 * Reading, checking and building come first; only a whole graph takes the place of the one before.
 */
function openText(text: string, name: string, actions: Actions): void {
  try {
    const graph = readGraph(text, name);
    actions.open(graph, name);
    if (graph.nodes.length === 0) actions.say({ tone: 'info', text: `${name}: the graph has no actors.` });
  } catch (error) {
    const reason =
      error instanceof UserError ? error.message : `${name}: this graph cannot be shown (${String(error)}).`;
    actions.say({ tone: 'error', text: reason });
  }
}

/**
 * Opens the graph that stands in the page itself (see `toHtml`), else the one that the address names: `?graph=…` on the
 * same site, else `graph.json` beside the page.
 *
 * Without such a file nothing happens: the page then shows how to open one.
 */
export async function openFromAddress(actions: Actions): Promise<void> {
  const own = document.querySelector('script#graph');
  if (own !== null) return openText(own.textContent, 'graph.json', actions);
  const asked = new URLSearchParams(location.search).get('graph');
  const fail = (text: string): void => {
    if (asked !== null) actions.say({ tone: 'error', text });
  };
  if (asked !== null && !URL.canParse(asked, document.baseURI))
    return fail(`${shorten(asked)}: no address of a graph.`);
  const url = new URL(asked ?? 'graph.json', document.baseURI);
  const name = nameOf(url);
  if (url.origin !== location.origin)
    return fail(`${shorten(url.href)}: only graphs of this site can be opened by address.`);
  if (url.protocol === 'file:')
    return fail(`${name}: a page opened from disk cannot fetch; drop the file here.`);
  let text: string;
  try {
    const response = await fetch(url);
    if (!response.ok) return fail(`${name}: not found (${response.status}).`);
    text = await response.text();
  } catch {
    return fail(`${name}: could not be fetched.`);
  }
  openText(text, name, actions);
}

/** The last part of an address; one with a broken percent sign stays as it is. */
function nameOf({ pathname }: URL): string {
  const last = pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last) || 'graph.json';
  } catch {
    return last;
  }
}

/** Lets the user drop a file anywhere on the page. */
export function bindDrop(actions: Actions): void {
  const mark = (over: boolean): void => void document.body.classList.toggle('dropping', over);
  document.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    mark(true);
  });
  document.addEventListener('dragleave', (event) => event.relatedTarget === null && mark(false));
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    mark(false);
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) void openFile(file, actions);
  });
}
