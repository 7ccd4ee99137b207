/** The same graph file in sigma as it comes, for comparison: no filters, no panels, no evidence. */
import { MultiGraph } from 'graphology';
import Sigma from 'sigma';
import type { KnowledgeGraph } from '../../src/types/graph.ts';

declare global {
  interface Window {
    plain?: {
      pointOf(key: string): { x: number; y: number };
      actors: string[];
    };
  }
}

const response = await fetch('graph.json');
const file = (await response.json()) as KnowledgeGraph;
const graph = new MultiGraph();
for (const { key, attributes } of file.nodes) {
  const { x, y, label } = attributes;
  graph.addNode(key, { x, y, label, size: 4, color: '#2a3955' });
}
for (const { key, source, target, attributes } of file.edges) {
  graph.addEdgeWithKey(key, source, target, { family: attributes.family, size: 1, color: '#88888c' });
}
let hidden: string | null = null;
const container = document.querySelector<HTMLElement>('#picture');
if (container === null) throw new Error('the page has no picture');
const renderer = new Sigma(graph, container, {
  edgeReducer: (_, data) => ({ ...data, hidden: data['family'] === hidden }),
});
let selected: string | null = null;
renderer.on('clickNode', ({ node }) => {
  if (selected !== null) graph.removeNodeAttribute(selected, 'highlighted');
  graph.setNodeAttribute(node, 'highlighted', true);
  selected = node;
});
document.querySelector('#filter')?.addEventListener('click', () => {
  hidden = hidden === null ? 'conflict' : null;
  renderer.refresh();
});
window.plain = {
  pointOf: (key) => renderer.graphToViewport(graph.getNodeAttributes(key) as { x: number; y: number }),
  actors: graph.nodes(),
};
document.body.classList.add('ready');
