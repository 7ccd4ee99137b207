import { config } from 'zod';
import { readGraph } from '../../src/graph/file.ts';
import { UserError } from '../../src/types/errors.ts';
import type { Actions } from '../state/actions.ts';
import type { Intake } from '../state/intake.ts';
import { shorten } from '../state/model.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';

// The page's content security policy allows no code made from strings, which zod would otherwise try.
config({ jitless: true });

/** Opens a graph file that the user chose or dropped; what is wrong with it is said, and the graph before it stays. */
async function openFile(file: File, actions: Actions): Promise<void> {
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

/** Opens one graph file; anything else is offered to the reader, in its dialog. */
export function bring(files: readonly File[], actions: Actions, intake: Intake | null): void {
  const [first, ...others] = files;
  if (first === undefined) return;
  if (intake === null && others.length === 0 && /\.json$/i.test(first.name))
    return void openFile(first, actions);
  const sources = files.map((file) => ({ name: file.name, blob: file, date: '' }));
  actions.takeIn({ sources: [...(intake?.sources ?? []), ...sources], faults: [] });
}

/** Lets the user drop files and text anywhere on the page, and paste them. */
export function bindDrop(store: Store<State>, actions: Actions): void {
  const mark = (over: boolean): void => void document.body.classList.toggle('dropping', over);
  const take = (data: DataTransfer | null): boolean => {
    const { intake } = store.get();
    const files = [...(data?.files ?? [])];
    const text = data?.getData('text/plain') ?? '';
    if (files.length > 0) bring(files, actions, intake);
    else if (text.trim() !== '') actions.takeIn({ text: joined(intake?.text ?? '', text), faults: [] });
    else return false;
    return true;
  };
  document.addEventListener('dragover', (event) => {
    const types = event.dataTransfer?.types ?? [];
    if (!types.includes('Files') && (isField(event.target) || !types.includes('text/plain'))) return;
    event.preventDefault();
    mark(true);
  });
  document.addEventListener('dragleave', (event) => event.relatedTarget === null && mark(false));
  document.addEventListener('drop', (event) => {
    mark(false);
    if (event.dataTransfer?.files.length === 0 && isField(event.target)) return;
    event.preventDefault();
    take(event.dataTransfer);
  });
  document.addEventListener('paste', (event) => {
    if (event.clipboardData?.files.length === 0 && isField(event.target)) return;
    if (take(event.clipboardData)) event.preventDefault();
  });
}

function joined(before: string, text: string): string {
  return before.trim() === '' ? text : `${before}\n\n${text}`;
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
}
