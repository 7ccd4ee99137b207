/** Computes the layout away from the page: a fixed number of rounds, so the same graph gives the same picture. */
import { place } from '../../src/graph/placement.ts';
import type { LayoutReply, LayoutRequest } from './messages.ts';

self.addEventListener('message', (event: MessageEvent<LayoutRequest>) => {
  const { id, graph, pinned } = event.data;
  const reply = (message: LayoutReply): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows, not for workers
    self.postMessage(message);
  };
  const onProgress = (share: number): void => reply({ id, share });
  reply({ id, positions: place(graph, { onProgress, pinned }) });
});
