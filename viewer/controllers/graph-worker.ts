import { Caller } from '../worker/calls.ts';
import type { GraphServices } from '../worker/graph-worker.ts';
// In the script itself, so that pages from disk have it too.
// oxlint-disable-next-line import/default -- the bundler makes the default export
import GraphWorker from '../worker/graph-worker.ts?worker&inline';

/** Returns a way to ask a worker of its own, which starts with the first question. */
export function graphCaller(): Caller<GraphServices> {
  return new Caller(() => new GraphWorker());
}
