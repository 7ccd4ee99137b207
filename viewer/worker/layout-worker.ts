/** Computes the layout away from the page: a fixed number of iterations, so the same graph gives the same picture. */
import { arrange } from '../../src/graph/layout.ts';
import type { LayoutReply, LayoutRequest } from './messages.ts';

self.addEventListener('message', (event: MessageEvent<LayoutRequest>) => {
  const { id, graph } = event.data;
  const nodes = arrange(graph).nodes;
  const positions = new Map(nodes.map(({ key, attributes: { x, y } }) => [key, { x, y }]));
  const reply: LayoutReply = { id, positions };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows, not for workers
  self.postMessage(reply);
});
