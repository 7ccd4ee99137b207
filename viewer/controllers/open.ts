import { UserError } from '../../src/types/errors.ts';
import type { Actions } from '../state/actions.ts';
import type { Intake } from '../state/intake.ts';
import { secondNameIn } from '../state/address.ts';
import type { Joined } from '../state/adopt.ts';
import { positionsOf } from '../state/fitting.ts';
import { type GraphModel, shorten } from '../state/model.ts';
import { packedIn } from '../state/packed.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import { STOPPED } from '../worker/calls.ts';
import type { GraphSource, Missing } from '../worker/graph-worker.ts';
import { graphCaller } from './graph-worker.ts';

/** Opens graph files, one at a time: a newer one ends the opening of an older one. */
export interface Opener {
  /**
   * Returns the model of a graph file, read and checked in a worker; null where it was not opened, which is said.
   *
   * @param whyMissing is told why there is no such file, instead of the user.
   */
  load(source: GraphSource, name: string, whyMissing?: (reason: string) => void): Promise<GraphModel | null>;
  /** Returns a graph joined with that of a file; null where there is none, which is said. */
  join(source: GraphSource, name: string, onto: GraphModel, positions: Positions): Promise<Joined | null>;
}

type Positions = State['positions'];

/** What opens within so many milliseconds needs no word. */
const AT_ONCE = 200;

/** Returns the opener of a page. */
export function createOpener(store: Store<State>, actions: Actions): Opener {
  const worker = graphCaller();
  let isBusy = false;

  async function during<T extends object>(
    name: string,
    ask: (tell: (share: number) => void) => Promise<T | Missing>,
    whyMissing: (reason: string) => void = (reason) => fail(actions, `${name}: ${reason}.`),
  ): Promise<T | null> {
    if (isBusy) worker.stop();
    isBusy = true;
    const progress = showProgress(name);
    try {
      const found = await ask(progress.tell);
      isBusy = false;
      progress.end();
      if (!('missing' in found)) return found;
      whyMissing(found.missing);
    } catch (error) {
      progress.end();
      const reason = error instanceof Error ? error.message : String(error);
      if (reason === STOPPED) return null;
      isBusy = false;
      const isNamed = error instanceof UserError;
      fail(actions, isNamed ? reason : `${shorten(name, 60)}: this graph cannot be shown (${reason}).`);
    }
    return null;
  }

  /** Says how far the opening is, once it has taken a while. */
  function showProgress(name: string): { tell: (share: number) => void; end: () => void } {
    const start = `Opening ${shorten(name, 60)} …`;
    let share = 0;
    const timer = setInterval(() => {
      const text = share > 0 && share < 1 ? `${start} ${Math.round(share * 100)} %` : start;
      if (store.get().message?.text !== text) actions.say({ tone: 'info', text });
    }, AT_ONCE);
    return {
      tell: (now) => (share = now),
      end: () => {
        clearInterval(timer);
        if (store.get().message?.text.startsWith(start) === true) actions.say(null);
      },
    };
  }

  return {
    load: (source, name, whyMissing) =>
      during(name, (tell) => worker.ask('open', { source, name }, tell), whyMissing),
    join: (source, name, model, positions) => {
      const onto = { file: model.file, name: model.name };
      return during(name, (tell) => worker.ask('join', { source, name, onto, positions }, tell));
    },
  };
}

/** Compares the open graph with that of a file. */
export async function compareWith(
  file: File,
  opener: Opener,
  store: Store<State>,
  actions: Actions,
): Promise<void> {
  // The third in turn is compared with the first.
  if (store.get().second !== null) actions.part();
  const { model, positions } = store.get();
  const joined = model && (await opener.join({ blob: file }, file.name, model, positions));
  if (joined !== null && store.get().model === model) actions.compareWith(joined);
}

function fail(actions: Actions, text: string): void {
  actions.say({ tone: 'error', text });
}

/**
 * Shows a graph in place of the open one, which stays where the graph cannot be read or shown.
 *
 * @param second another graph, that it is compared with.
 */
async function open(
  source: GraphSource,
  name: string,
  opener: Opener,
  actions: Actions,
  whyMissing?: (reason: string) => void,
  second?: { readonly source: GraphSource; readonly name: string },
): Promise<void> {
  const model = await opener.load(source, name, whyMissing);
  if (model === null) return;
  const joined = second && (await opener.join(second.source, second.name, model, positionsOf(model)));
  try {
    actions.open(model, joined ?? undefined);
  } catch (error) {
    return fail(actions, `${name}: this graph cannot be shown (${String(error)}).`);
  }
  if (model.actors.size === 0) actions.say({ tone: 'info', text: `${name}: the graph has no actors.` });
}

/** Opens the graph that a link carries, and with it the one that it is compared with, where the link carries that too. */
export async function openPacked(hash: string, opener: Opener, actions: Actions): Promise<void> {
  const damaged = (): void =>
    fail(actions, 'The link is damaged: the graph that it carries cannot be read. Copy it again, whole.');
  const [second, name] = [packedIn(hash, 'g2'), secondNameIn(hash)];
  const other = second === null || name === null ? undefined : { source: { packed: second }, name };
  await open({ packed: packedIn(hash) ?? '' }, 'graph.json', opener, actions, damaged, other);
}

/**
 * Opens the graph that the link carries, else that which stands in the page itself (see `toHtml`), else the one that the address names: `?graph=…` on the
 * same site, else `graph.json` beside the page.
 *
 * Without such a file nothing happens: the page then shows how to open one.
 */
export async function openFromAddress(opener: Opener, actions: Actions): Promise<void> {
  if (packedIn(location.hash) !== null) return openPacked(location.hash, opener, actions);
  const own = document.querySelector('script#graph');
  if (own !== null) return open({ text: own.textContent }, 'graph.json', opener, actions);
  const asked = new URLSearchParams(location.search).get('graph');
  const tell = (text: string): void => {
    if (asked !== null) fail(actions, text);
  };
  if (asked !== null && !URL.canParse(asked, document.baseURI))
    return tell(`${shorten(asked)}: no address of a graph.`);
  const url = new URL(asked ?? 'graph.json', document.baseURI);
  const name = nameOf(url);
  if (url.origin !== location.origin)
    return tell(`${shorten(url.href)}: only graphs of this site can be opened by address.`);
  if (url.protocol === 'file:')
    return tell(`${name}: a page opened from disk cannot fetch; drop the file here.`);
  await open({ url: url.href }, name, opener, actions, (reason) => tell(`${name}: ${reason}.`));
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
export function bring(files: readonly File[], intake: Intake | null, opener: Opener, actions: Actions): void {
  const [first, ...others] = files;
  if (first === undefined) return;
  if (intake === null && others.length === 0 && /\.json$/i.test(first.name))
    return void open({ blob: first }, first.name, opener, actions);
  const sources = files.map((file) => ({ name: file.name, blob: file, date: '' }));
  actions.takeIn({ sources: [...(intake?.sources ?? []), ...sources], faults: [] });
}

/** Lets the user drop files and text anywhere on the page, and paste them. */
export function bindDrop(store: Store<State>, opener: Opener, actions: Actions): void {
  const mark = (over: boolean): void => void document.body.classList.toggle('dropping', over);
  const take = (data: DataTransfer | null): boolean => {
    const { intake } = store.get();
    const files = [...(data?.files ?? [])];
    const text = data?.getData('text/plain') ?? '';
    if (files.length > 0) bring(files, intake, opener, actions);
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
