import { formatOf } from '../../src/article/text-format.ts';
import { UserError } from '../../src/types/errors.ts';
import type { KnowledgeGraph } from '../../src/types/graph.ts';
import { counted } from '../appearance/wording.ts';
import type { Example } from '../examples/examples.ts';
import type { Actions } from '../state/actions.ts';
import { type Intake, NO_INTAKE, type Progress, type Source, sourcesOf } from '../state/intake.ts';
import type { GraphModel } from '../state/model.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import { Caller, STOPPED } from '../worker/calls.ts';
import type { ReadingServices } from '../worker/reading-worker.ts';
import { graphCaller } from './graph-worker.ts';
import { loadMarkup } from './markup.ts';
// oxlint-disable-next-line import/default -- the bundler makes the default export
import workerUrl from '../worker/reading-worker.ts?worker&url';

/** Makes graphs of texts that the user brings, in the page. */
export interface Reader {
  /** Why no text can be read here; null where it can. */
  readonly hindrance: string | null;
  /** Fetches what reading needs, so that it is there when it is wanted. */
  warm(): void;
  /** Fetches an example, to wait with the other texts. */
  addExample(example: Example): Promise<void>;
  /** Reads all that waits; adds it to the graph that is open, or shows it in its place. */
  read(isAddition: boolean): Promise<void>;
  /** Ends the reading; nothing of it is shown. */
  cancel(): void;
}

/** Returns the reader of a page. */
export function createReader(store: Store<State>, actions: Actions): Reader {
  const data = new URL('data/', document.baseURI).href;
  const caller = new Caller<ReadingServices>(() => new Worker(workerUrl));
  const joiner = graphCaller();
  let stop = (): void => undefined;

  async function graphOf(source: Source): Promise<KnowledgeGraph> {
    const { name, blob, date } = source;
    if (/\.json$/i.test(name)) return joiner.ask('check', { blob, name });
    const bytes = new Uint8Array(await bytesOf(blob, name));
    if (formatOf(bytes, name) === 'plain') return caller.ask('readText', { data, bytes, name, date });
    // What is still being fetched for it is not waited for.
    const stopped = new Promise<never>((_, reject) => (stop = () => reject(new Error(STOPPED))));
    const readMarkup = await Promise.race([loadMarkup(), stopped]);
    const article = await Promise.race([readMarkup(data, bytes, name), stopped]);
    return caller.ask('read', { data, article, date });
  }

  const show = (progress: Progress): void => actions.takeIn({ progress });

  async function read(isAddition: boolean): Promise<void> {
    const { model, positions, intake } = store.get();
    if (intake === null || intake.progress !== null) return;
    const sources = sourcesOf(intake);
    show({ done: null, all: sources.length, name: '' });
    actions.takeIn({ faults: [] });
    await caller.ask('load', data);
    const graphs: KnowledgeGraph[] = [];
    const failed: { source: Source; fault: string }[] = [];
    for (const [done, source] of sources.entries()) {
      show({ done, all: sources.length, name: source.name });
      try {
        graphs.push(await graphOf(source));
      } catch (error) {
        if (!isUserError(error)) throw error;
        failed.push({ source, fault: error.message });
      }
    }
    show({ done: sources.length, all: sources.length, name: '' });
    if (graphs.length > 0) {
      const onto = isAddition ? (model?.file ?? null) : null;
      const joined = await joiner.ask('add', { graphs, onto, positions });
      actions.adopt(joined, nameFor(graphs, isAddition ? model : null), isAddition);
    }
    finish(failed, graphs.length, model);
  }

  function finish(
    failed: readonly { source: Source; fault: string }[],
    count: number,
    before: GraphModel | null,
  ): void {
    const faults = failed.map(({ fault }) => fault);
    const rest: Intake = { ...NO_INTAKE, sources: failed.map(({ source }) => source), faults };
    actions.takeIn(failed.length > 0 ? rest : null);
    if (count > 0) actions.say({ tone: 'info', text: resultOf(count, before, store.get().model) });
  }

  return {
    hindrance: hindranceOf(),
    warm() {
      caller.ask('load', data).catch(() => null);
    },
    async addExample({ name, url }) {
      actions.takeIn({ faults: [] });
      const response = await fetch(url).catch(() => null);
      const blob = response?.ok ? await response.blob() : null;
      const { intake } = store.get();
      // The dialog may have been closed since.
      if (intake === null) return;
      if (blob === null) actions.takeIn({ faults: [`${name} is not there`] });
      else actions.takeIn({ sources: [...intake.sources, { name, blob, date: '' }] });
    },
    async read(isAddition) {
      try {
        await read(isAddition);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        const faults = reason === STOPPED ? [] : [`The reader does not work here: ${reason}.`];
        if (store.get().intake !== null) actions.takeIn({ progress: null, faults });
      }
    },
    cancel() {
      stop();
      caller.stop();
      joiner.stop();
    },
  };
}

/** The reader's models are larger than a page that is mailed, and pages from disk cannot fetch them. */
function hindranceOf(): string | null {
  if (document.querySelector('script#graph') !== null)
    return 'This page shows one graph and carries no reader, whose models are ten times its size. “actorgraph view” opens a page that reads.';
  if (location.protocol === 'file:')
    return 'A page opened from disk cannot fetch the reader. “actorgraph view” opens the same page so that it can.';
  return null;
}

/** By its name: the script that reads pages and Markdown has a class of its own, of the same name. */
function isUserError(error: unknown): error is Error {
  return error instanceof Error && error.name === 'UserError';
}

async function bytesOf(blob: Blob, name: string): Promise<ArrayBuffer> {
  try {
    return await blob.arrayBuffer();
  } catch {
    throw new UserError(`${name}: the browser cannot read this file; is it still there?`);
  }
}

/** A graph of one article has its name. */
function nameFor(graphs: readonly KnowledgeGraph[], model: GraphModel | null): string {
  if (model !== null) return model.name;
  const articles = graphs.flatMap(({ attributes }) => attributes.articles);
  return `${articles.length === 1 ? articles[0]?.id : 'articles'}.json`;
}

function resultOf(count: number, before: GraphModel | null, after: GraphModel | null): string {
  const [actors, relations] = [after?.actors.size ?? 0, after?.relations.size ?? 0];
  if (relations === 0) return `Read ${counted(count, 'article')}: no relation is told.`;
  if (before === null) return `Read ${counted(count, 'article')}.`;
  return (
    `Read ${counted(count, 'article')}: ${counted(actors, 'actor')} and ${counted(relations, 'relation')}, ` +
    `${counted(before.actors.size, 'actor')} and ${counted(before.relations.size, 'relation')} before. Undo brings those back.`
  );
}
