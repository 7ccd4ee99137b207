import { UndirectedGraph } from 'graphology';
import type { KnowledgeGraph } from '../types/graph.ts';
import { placeBeside } from './beside.ts';
import { layOutCoarsely } from './coarse.ts';
import { layOut } from './forces.ts';
import { order } from './order.ts';
import { pack, ROW_GAP, rows } from './packing.ts';
import { hash, random } from './random.ts';
import type { Net, Point, Spot } from './spot.ts';
import { spread } from './spread.ts';

/**
 * Where the nodes of a graph stand.
 *
 * Each component is laid out alone by ForceAtlas2 (Jacomy et al. 2014) from starts that hang on the keys, of a very large
 * one its core; shapes that would cover each other are pushed apart; the components are packed in rows, the largest first.
 */

export interface PlacingOptions {
  /** Nodes that stay where they are; the others are put beside those that they are related to. */
  readonly fixed?: ReadonlyMap<string, Point>;
  /** Nodes that a person has put somewhere: all others are laid out afresh around them. */
  readonly pinned?: ReadonlyMap<string, Point>;
  /** Told now and then how much is done, in [0, 1]. */
  readonly onProgress?: (share: number) => void;
}

/** Width and height of the window that distances between shapes are measured for. */
const SIDE = 770;
/** The length of a pixel of it in the square from -1 to 1. */
const UNIT = 2 / SIDE;

/** Returns the radius of a shape in pixels of a usual window: smaller where there are many, larger for the well related. */
function radiusOf(nodes: number, degree: number, highest: number): number {
  return Math.max(MIN_RADIUS, baseRadius(SIDE * SIDE, nodes) * sizeOf(degree, highest));
}

/** No shape is smaller, in pixels. */
export const MIN_RADIUS = 1.5;

/** Returns the size of a node's shape, to be multiplied by the base radius, from its neighbours and the most that any has. */
export function sizeOf(neighbours: number, most: number): number {
  return 0.5 + Math.sqrt(neighbours / Math.max(1, most));
}

/** Returns the radius from which all shapes are sized, for so many on an area in square pixels. */
export function baseRadius(area: number, nodes: number): number {
  return Math.min(16, Math.max(2.5, 0.15 * Math.sqrt(area / Math.max(1, nodes))));
}

/**
 * Returns a place for every node, rounded so that no machine differs.
 *
 * @returns by key; nodes with relations in the square from -1 to 1, unless some are fixed elsewhere.
 */
export function place(graph: KnowledgeGraph, options: PlacingOptions = {}): Map<string, Point> {
  const net = netOf(graph);
  const alone = graph.nodes.map(({ key }) => key).filter((key) => !net.hasNode(idOf(key)));
  const [fixed, pinned] = [byId(options.fixed), byId(options.pinned)];
  const anchored = fixed !== undefined && net.someNode((key) => fixed.has(key));
  const spots = anchored ? placeAround(net, fixed) : placeAfresh(net, options.onProgress);
  if (pinned !== undefined) pin(spots, pinned);
  const placed = new Map(spots.map(({ key, x, y }) => [keyOf(key), rounded(x, y)]));
  const top = [...placed.values()].reduce((least, { y }) => Math.min(least, y - 2 * ROW_GAP), Infinity);
  for (const [key, point] of rows(alone.toSorted(order), placed.size === 0 ? 0 : top)) {
    placed.set(key, fixed?.get(idOf(key)) ?? rounded(point.x, point.y));
  }
  return placed;
}

/** A node of the net: graphology keeps nodes in plain objects, where a key such as `constructor` would be there already. */
function idOf(key: string): string {
  return `n${key}`;
}

function keyOf(id: string): string {
  return id.slice(1);
}

function byId(points: ReadonlyMap<string, Point> | undefined): ReadonlyMap<string, Point> | undefined {
  return points && new Map([...points].map(([key, point]) => [idOf(key), point]));
}

function netOf(graph: KnowledgeGraph): Net {
  const weights = new Map<string, Map<string, number>>();
  for (const { source, target, attributes } of graph.edges) {
    const [a, b] = source < target ? [source, target] : [target, source];
    const ofA = weights.get(a) ?? new Map<string, number>();
    weights.set(a, ofA.set(b, (ofA.get(b) ?? 0) + attributes.weight));
  }
  const related = new Set(graph.edges.flatMap(({ source, target }) => [source, target]));
  const net: Net = new UndirectedGraph();
  for (const key of [...related].sort(order)) net.addNode(idOf(key), startOf(key));
  for (const a of [...weights.keys()].sort(order)) {
    const ofA = [...weights.get(a)!].sort(([one], [other]) => order(one, other));
    for (const [b, weight] of ofA) net.addEdge(idOf(a), idOf(b), { weight: 1 + Math.log2(weight) });
  }
  return net;
}

/** Larger components are laid out coarsely: a core by forces, the rest around it. */
const MOST_BY_FORCES = 4000;

function placeAfresh(net: Net, onProgress: PlacingOptions['onProgress']): Spot[] {
  const highest = highestDegree(net);
  const parts = components(net);
  const spacing = SIDE / Math.sqrt(net.order);
  let done = 0;
  const blocks = parts.map((keys) => {
    const tell = (share: number): void => onProgress?.((done + share * keys.length) / net.order);
    const side = spacing * (Math.sqrt(keys.length) - 0.9);
    const radius = (key: string): number => radiusOf(net.order, net.degree(key), highest);
    const isLarge = keys.length > MOST_BY_FORCES;
    const spots = isLarge
      ? layOutCoarsely(net, keys, spacing, radius, tell)
      : layOut(net, keys, tell).map((point) => ({ ...point, radius: radius(point.key) }));
    scaleTo(turned(spots), side);
    if (!isLarge) spread(spots, { gap: gapFor(net.order) });
    done += keys.length;
    return spots;
  });
  const spots = pack(blocks, 0.7 * spacing);
  scaleTo(spots, 2);
  return spots;
}

/** Puts spots where a person wants them, and makes room for them there. */
function pin(spots: readonly Spot[], pinned: ReadonlyMap<string, Point>): void {
  for (const spot of spots) {
    const { x, y } = pinned.get(spot.key) ?? spot;
    [spot.x, spot.y] = [x / UNIT, y / UNIT];
  }
  spread(spots, { gap: gapFor(spots.length), isFixed: ({ key }) => pinned.has(key) });
  for (const spot of spots) [spot.x, spot.y] = [spot.x * UNIT, spot.y * UNIT];
}

/** Puts new nodes beside those that they are related to, and leaves the others where they are. */
function placeAround(net: Net, fixed: ReadonlyMap<string, Point>): Spot[] {
  const highest = highestDegree(net);
  const radius = (key: string): number => radiusOf(net.order, net.degree(key), highest);
  const placed = new Map<string, Spot>();
  for (const key of net.nodes()) {
    const at = fixed.get(key);
    if (at !== undefined) placed.set(key, { key, x: at.x / UNIT, y: at.y / UNIT, radius: radius(key) });
  }
  placeBeside(net, placed, SIDE / Math.sqrt(net.order), radius);
  const spots = [...placed.values()];
  spread(spots, { gap: gapFor(net.order), isFixed: ({ key }) => fixed.has(key) });
  return spots.map((spot) => ({
    ...spot,
    ...(fixed.get(spot.key) ?? { x: spot.x * UNIT, y: spot.y * UNIT }),
  }));
}

/** The keys of each component, the largest first. */
function components(net: Net): string[][] {
  const seen = new Set<string>();
  const found: string[][] = [];
  for (const start of net.nodes()) {
    if (seen.has(start)) continue;
    const part = [start];
    seen.add(start);
    // The list grows while it is gone through.
    for (const key of part) {
      for (const other of net.neighbors(key)) {
        if (seen.has(other)) continue;
        seen.add(other);
        part.push(other);
      }
    }
    found.push(part.sort(order));
  }
  return found.sort((a, b) => b.length - a.length || order(a[0]!, b[0]!));
}

function highestDegree(net: Net): number {
  return net.reduceNodes((most: number, key) => Math.max(most, net.degree(key)), 1);
}

/** Pixels kept free between two shapes. */
function gapFor(nodes: number): number {
  return nodes > 500 ? 1 : 6;
}

/** Turns spots about the origin so that they are wider than high, as windows and names are. */
function turned(spots: Spot[]): Spot[] {
  let [xx, yy, xy] = [0, 0, 0];
  for (const { x, y } of spots) [xx, yy, xy] = [xx + x * x, yy + y * y, xy + x * y];
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  for (const spot of spots) [spot.x, spot.y] = [spot.x * cos + spot.y * sin, spot.y * cos - spot.x * sin];
  return spots;
}

/** Moves and scales spots so that their middles just fill a square of that side about the origin. */
function scaleTo(spots: readonly Spot[], side: number): void {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of spots) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [bottom, top] = [Math.min(bottom, y), Math.max(top, y)];
  }
  const scale = side / Math.max(right - left, top - bottom, 1e-9);
  for (const spot of spots) {
    spot.x = (spot.x - (left + right) / 2) * scale;
    spot.y = (spot.y - (bottom + top) / 2) * scale;
  }
}

/** Returns a place without the decimals in which machines differ. */
export function rounded(x: number, y: number): Point {
  // Adding 0 makes 0 of -0, which JSON would write as 0.
  return { x: Math.round(x * 1e4) / 1e4 + 0, y: Math.round(y * 1e4) / 1e4 + 0 };
}

/** A start position in the unit square that looks random and depends on the key alone. */
export function startOf(key: string): Point {
  const next = random(hash(key));
  return { x: next(), y: next() };
}
