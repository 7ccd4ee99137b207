import { config } from 'zod';
import { readGraph } from '../../src/graph/file.ts';
import type { KnowledgeGraph } from '../../src/types/graph.ts';
import { UserError } from '../../src/types/errors.ts';
import type { Actions } from '../state/actions.ts';

// The page's content security policy allows no code made from strings, which zod would otherwise try.
config({ jitless: true });

/** Reads a file that the user chose or dropped; what is wrong with it is said, and the graph before it stays. */
export async function openFile(file: File, actions: Actions): Promise<void> {
  try {
    openText(await file.text(), file.name, actions);
  } catch {
    actions.say({ tone: 'error', text: `${file.name}: the browser cannot read this file.` });
  }
}

/** Checks the text of a graph file and shows it. Returns whether it could. */
export function openText(text: string, name: string, actions: Actions): boolean {
  let graph: KnowledgeGraph;
  try {
    graph = readGraph(text, name);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    actions.say({ tone: 'error', text: error.message });
    return false;
  }
  actions.open(graph, name);
  if (graph.nodes.length === 0) actions.say({ tone: 'info', text: `${name}: the graph has no actors.` });
  return true;
}

/**
 * Opens the graph that the address names: `?graph=…` on the same site, else `graph.json` beside the page.
 *
 * Without such a file nothing happens: the page then shows how to open one.
 */
export async function openFromAddress(actions: Actions): Promise<void> {
  const asked = new URLSearchParams(location.search).get('graph');
  const url = new URL(asked ?? 'graph.json', document.baseURI);
  const name = decodeURIComponent(url.pathname.split('/').at(-1) ?? 'graph.json');
  const fail = (text: string): void => {
    if (asked !== null) actions.say({ tone: 'error', text });
  };
  if (url.origin !== location.origin)
    return fail(`${url.href}: only graphs of this site can be opened by address.`);
  if (url.protocol === 'file:')
    return fail(`${name}: a page opened from disk cannot fetch; drop the file here.`);
  try {
    const response = await fetch(url);
    if (!response.ok) return fail(`${name}: not found (${response.status}).`);
    openText(await response.text(), name, actions);
  } catch {
    fail(`${name}: could not be fetched.`);
  }
}

/** Lets the user choose a file by the button, or drop one anywhere on the page. */
export function bindOpening(input: HTMLInputElement, actions: Actions): void {
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    // So that choosing the same file again is a change too.
    if (file !== undefined) void openFile(file, actions).then(() => (input.value = ''));
  });
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
