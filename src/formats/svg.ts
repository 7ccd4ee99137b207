import type { ActorKind } from '../types/actor.ts';
import type { KnowledgeGraph } from '../types/graph.ts';
import type { Status } from '../types/relation.ts';
import {
  articlesOf,
  EDGE_COLUMNS,
  NODE_COLUMNS,
  valuesOf,
  type Articles,
  type Column,
  type GraphEdge,
  type GraphNode,
} from './columns.ts';
import { LIGHT, type Theme } from './theme.ts';
import { escapeXml as x } from './xml.ts';

/** Solid is a fact; the more broken and pale, the less sure or the more denied. */
const LINES: Readonly<Record<Status, string>> = {
  actual: '',
  planned: ' stroke-dasharray="9 5"',
  possible: ' stroke-dasharray="3.5 3.5"',
  doubted: ' stroke-dasharray="3.5 3.5" stroke-opacity="0.5"',
  denied: ' stroke-dasharray="9 5" stroke-opacity="0.5"',
};

/** How far parallel relations stand apart, how much room names need at the sides and below, and below their actor. */
const GAP = 26;
const SIDE = 150;
const MARGIN = 60;
const NAME_GAP = 15;

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Actor extends Point {
  readonly node: GraphNode;
  readonly radius: number;
}

/**
 * Draw the graph as SVG: a pure text, with every actor and relation an element that carries what is known of it as
 * `data-` attributes and tells it in a tooltip.
 *
 * @param theme the colours; light ones by default.
 */
export function toSvg(graph: KnowledgeGraph, theme: Theme = LIGHT): string {
  const articles = articlesOf(graph);
  const { actors, width, height } = place(graph);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ` +
      `role="img" font-family="${x(theme.font)}" font-size="13" fill="${x(theme.ink)}">`,
    `<title>${graph.nodes.length} actors, ${graph.edges.length} relations</title>`,
    `<rect width="100%" height="100%" fill="${x(theme.paper)}"/>`,
    `<defs>${Object.entries(theme.families).map(arrowHead).join('')}</defs>`,
    '<g class="relations" fill="none">',
    ...relations(graph, actors, theme, articles),
    '</g>',
    '<g class="actors">',
    ...[...actors.values()].map((actor) => actorElement(actor, theme, articles)),
    '</g>',
    '</svg>\n',
  ].join('\n');
}

/** Brings the places into pixels, as large as the number of actors asks for. */
function place({ nodes }: KnowledgeGraph): { actors: Map<string, Actor>; width: number; height: number } {
  const box = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity };
  for (const { attributes } of nodes) {
    box.left = Math.min(box.left, attributes.x);
    box.right = Math.max(box.right, attributes.x);
    box.bottom = Math.min(box.bottom, attributes.y);
    box.top = Math.max(box.top, attributes.y);
  }
  const [wide, high] = nodes.length === 0 ? [0, 0] : [box.right - box.left, box.top - box.bottom];
  const side = Math.min(8000, 160 * Math.sqrt(nodes.length));
  const scale = side / Math.max(wide, high, Number.EPSILON);
  const actors = new Map(
    nodes.map((node): [string, Actor] => {
      const { x: left, y: up, size } = node.attributes;
      const at = { x: round((left - box.left) * scale + SIDE), y: round((box.top - up) * scale + MARGIN) };
      return [node.key, { ...at, node, radius: Math.min(24, round(4 + size * 0.75)) }];
    }),
  );
  return { actors, width: round(wide * scale + 2 * SIDE), height: round(high * scale + 2 * MARGIN) };
}

function arrowHead([family, color]: [string, string]): string {
  return (
    `<marker id="to-${family}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" ` +
    `markerUnits="userSpaceOnUse" orient="auto"><path d="M0 .8 8 4 0 7.2Z" fill="${x(color)}"/></marker>`
  );
}

function relations(
  { edges }: KnowledgeGraph,
  actors: ReadonlyMap<string, Actor>,
  theme: Theme,
  articles: Articles,
): string[] {
  const pairs = new Map<string, GraphEdge[]>();
  for (const edge of edges) {
    const pair = JSON.stringify([edge.source, edge.target].sort());
    const others = pairs.get(pair);
    if (others) others.push(edge);
    else pairs.set(pair, [edge]);
  }
  return [...pairs.values()].flatMap((pair) =>
    pair.map((edge, i) => {
      // Seen from the other end, the other side is the same side.
      const turn = edge.source < edge.target ? 1 : -1;
      const bend = (i - (pair.length - 1) / 2) * GAP * turn;
      return relationElement(edge, actors.get(edge.source)!, actors.get(edge.target)!, bend, theme, articles);
    }),
  );
}

function relationElement(
  edge: GraphEdge,
  source: Actor,
  target: Actor,
  bend: number,
  theme: Theme,
  articles: Articles,
): string {
  const { family, status, weight, label } = edge.attributes;
  const tip = `${source.node.attributes.label} ${edge.undirected ? '–' : '→'} ${target.node.attributes.label}: ${label}`;
  const head = edge.undirected ? '' : ` marker-end="url(#to-${family})"`;
  return (
    `<path class="relation" d="${curve(source, target, bend)}" stroke="${x(theme.families[family])}" ` +
    `stroke-width="${round(1.2 + Math.log2(weight) * 0.6)}"${LINES[status]}${head} data-key="${x(edge.key)}" ` +
    `data-source="${x(edge.source)}" data-target="${x(edge.target)}" data-label="${x(label)}" ` +
    `data-weight="${weight}"${data(EDGE_COLUMNS, edge, articles)}><title>${x(tip)}</title></path>`
  );
}

/** From edge to edge of the two shapes, bent to the side by so many pixels at its middle. */
function curve(source: Actor, target: Actor, bend: number): string {
  const [dx, dy] = [target.x - source.x, target.y - source.y];
  const length = Math.hypot(dx, dy) || 1;
  const control = {
    x: (source.x + target.x) / 2 - (dy / length) * bend * 2,
    y: (source.y + target.y) / 2 + (dx / length) * bend * 2,
  };
  const from = towards(source, control, source.radius + 1);
  const to = towards(target, control, target.radius + 3);
  return `M${from.x} ${from.y}Q${round(control.x)} ${round(control.y)} ${to.x} ${to.y}`;
}

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return {
    x: round(from.x + ((to.x - from.x) / length) * distance),
    y: round(from.y + ((to.y - from.y) / length) * distance),
  };
}

function actorElement({ node, radius, x: left, y: top }: Actor, theme: Theme, articles: Articles): string {
  const { label, kind } = node.attributes;
  const name = label.length > 40 ? `${[...label].slice(0, 39).join('')}…` : label;
  return (
    `<g class="actor" transform="translate(${left} ${top})" data-key="${x(node.key)}" data-label="${x(label)}"` +
    `${data(NODE_COLUMNS, node, articles)}><title>${x(label)}</title>` +
    `<path d="${outline(kind, radius)}" fill="${x(theme.kinds[kind])}" stroke="${x(theme.paper)}" stroke-width="2"/>` +
    `<text y="${round(radius + NAME_GAP)}" text-anchor="middle" stroke="${x(theme.paper)}" stroke-width="3" ` +
    `stroke-linejoin="round" paint-order="stroke">${x(name)}</text></g>`
  );
}

/** The shape that tells the kind: circle, square, diamond, hexagon. */
function outline(kind: ActorKind, radius: number): string {
  const r = round(radius);
  if (kind === 'state') return `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`;
  const corners = kind === 'group' ? 6 : 4;
  const first = kind === 'organisation' ? Math.PI / 4 : Math.PI / 2;
  const points = Array.from({ length: corners }, (_, i) => {
    const angle = first + (2 * Math.PI * i) / corners;
    return `${round(r * 1.12 * Math.cos(angle))} ${round(r * 1.12 * Math.sin(angle))}`;
  });
  return `M${points.join('L')}Z`;
}

function data<T>(columns: readonly Column<T>[], one: T, articles: Articles): string {
  return valuesOf(columns, one, articles)
    .map(({ name, value }) => ` data-${name.replaceAll(' ', '-')}="${x(value)}"`)
    .join('');
}

function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
