import type { KnowledgeGraph } from '../types/graph.ts';
import { articlesOf, EDGE_COLUMNS, NODE_COLUMNS, valuesOf, type Articles, type Column } from './columns.ts';
import { encodeUnfit } from './text.ts';
import { LIGHT } from './theme.ts';

/** So many points to one unit of our plane, in which nodes stand from -1 to 1. */
const POINTS = 500;

/** A quoted text of DOT knows no way to write a backslash, and XML no control characters. */
// oxlint-disable-next-line no-control-regex
const UNFIT = /[\\\u0000-\u0008\u000B\u000C\u000D\u000E-\u001F\uFFFE\uFFFF]/g;

/** The graph as DOT, for Graphviz; `neato -n` keeps the places. */
export function toDot(graph: KnowledgeGraph): string {
  const articles = articlesOf(graph);
  return [
    'digraph actorgraph {',
    'node [shape=ellipse, fontname="sans-serif"];',
    'edge [fontname="sans-serif", fontsize=9];',
    ...graph.nodes.map((node) => {
      const { label, x, y, color } = node.attributes;
      const drawn = { label: display(label), color: quote(color), pos: quote(`${x * POINTS},${y * POINTS}`) };
      return `${quote(node.key)} ${attributes(drawn, NODE_COLUMNS, node, articles)};`;
    }),
    ...graph.edges.map((edge) => {
      const { label, weight, family, status } = edge.attributes;
      const drawn = {
        id: quote(edge.key),
        label: display(label),
        weight: String(weight),
        color: quote(LIGHT.families[family]),
        style: status === 'actual' ? 'solid' : status === 'planned' ? 'dashed' : 'dotted',
        dir: edge.undirected ? 'none' : 'forward',
      };
      return `${quote(edge.source)} -> ${quote(edge.target)} ${attributes(drawn, EDGE_COLUMNS, edge, articles)};`;
    }),
    '}\n',
  ].join('\n');
}

/** What Graphviz draws, and beside it all we know, under names that Graphviz leaves alone. */
function attributes<T>(
  drawn: Readonly<Record<string, string>>,
  columns: readonly Column<T>[],
  one: T,
  articles: Articles,
): string {
  const known = valuesOf(columns, one, articles).map(
    ({ name, value }) => [name.replaceAll(' ', '_'), quote(String(value))] as const,
  );
  return `[${[...Object.entries(drawn), ...known].map(([name, value]) => `${name}=${value}`).join(', ')}]`;
}

function quote(value: string): string {
  return `"${encodeUnfit(value, UNFIT).replaceAll('"', '\\"')}"`;
}

/** Text to be drawn, in which Graphviz reads entities. */
function display(value: string): string {
  return quote(value.replaceAll('&', '&amp;'));
}
