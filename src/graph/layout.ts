import { UndirectedGraph } from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import type { ActorKind } from '../types/actor.ts';
import type { KnowledgeGraph } from '../types/graph.ts';

/**
 * Where the nodes stand and how they look.
 *
 * ForceAtlas2 (Jacomy et al. 2014) in its synchronous form, with a fixed number of iterations over nodes in the
 * order of their keys, from start positions that hang on the keys alone: the same graph gives the same picture.
 */

const ITERATIONS = 200;
/** From this many nodes on, repulsion is approximated by a quadtree (Barnes and Hut 1986). */
const MANY_NODES = 500;

const COLORS: Readonly<Record<ActorKind, string>> = {
  state: '#3b6fb6',
  organisation: '#8a5fb0',
  person: '#d08a2e',
  group: '#5f8f6b',
};

/** The graph with its nodes placed in the square from -1 to 1 (those without relations below it), sized by mentions and coloured by kind. */
export function arrange(graph: KnowledgeGraph): KnowledgeGraph {
  return draw(graph, place(graph));
}

/** The same without the work: each node stands where its key alone puts it. */
export function scatter(graph: KnowledgeGraph): KnowledgeGraph {
  const at = (key: string): Point => {
    const { x, y } = startOf(key);
    return { x: round(2 * x - 1, 4), y: round(2 * y - 1, 4) };
  };
  return draw(graph, new Map(graph.nodes.map(({ key }) => [key, at(key)])));
}

function draw(graph: KnowledgeGraph, positions: ReadonlyMap<string, Point>): KnowledgeGraph {
  return {
    ...graph,
    nodes: graph.nodes.map(({ key, attributes }) => ({
      key,
      attributes: {
        ...attributes,
        ...positions.get(key)!,
        size: round(4 + 2 * Math.sqrt(attributes.mentions.length), 2),
        color: COLORS[attributes.kind],
      },
    })),
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function place(graph: KnowledgeGraph): Map<string, Point> {
  const net = new UndirectedGraph();
  for (const { key } of graph.nodes) net.addNode(key, startOf(key));
  for (const { source, target, attributes } of graph.edges) {
    net.updateEdge(source, target, (old) => ({ weight: Number(old['weight'] ?? 0) + attributes.weight }));
  }
  const alone = net.filterNodes((key) => net.degree(key) === 0);
  for (const key of alone) net.dropNode(key);
  const found = net.order < 2 ? {} : forceAtlas2(net, settingsFor(net.order));
  return new Map([...toUnitSquare(found), ...rowsBelow(alone, net.order === 0 ? 0 : -1 - ROW_GAP)]);
}

function settingsFor(order: number): Parameters<typeof forceAtlas2>[1] & { iterations: number } {
  return {
    iterations: ITERATIONS,
    getEdgeWeight: 'weight',
    settings: {
      ...forceAtlas2.inferSettings(order),
      strongGravityMode: true,
      edgeWeightInfluence: 0.5,
      barnesHutOptimize: order > MANY_NODES,
    },
  };
}

/** Actors without relations stand in rows below the others: nothing pulls them, so forces would blow them away. */
function rowsBelow(keys: readonly string[], top: number): [string, Point][] {
  const columns = Math.min(keys.length, ROW_LENGTH);
  return keys.map((key, i) => {
    const x = columns === 1 ? 0 : -1 + (2 * (i % ROW_LENGTH)) / (columns - 1);
    return [key, { x: round(x, 4), y: round(top - ROW_GAP * Math.floor(i / ROW_LENGTH), 4) }];
  });
}

const ROW_LENGTH = 6;
const ROW_GAP = 0.25;

/** Shifts and scales the positions into the square from -1 to 1, rounded so that no machine differs. */
function toUnitSquare(found: Readonly<Record<string, Point>>): Map<string, Point> {
  const points = Object.entries(found);
  const box = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity };
  for (const [, { x, y }] of points) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.bottom = Math.min(box.bottom, y);
    box.top = Math.max(box.top, y);
  }
  const scale = 2 / Math.max(box.right - box.left, box.top - box.bottom, Number.EPSILON);
  const [midX, midY] = [(box.left + box.right) / 2, (box.bottom + box.top) / 2];
  return new Map(
    points.map(([key, { x, y }]) => [
      key,
      { x: round((x - midX) * scale, 4), y: round((y - midY) * scale, 4) },
    ]),
  );
}

/** A start position in the unit square that looks random and depends on the key alone. */
function startOf(key: string): Point {
  const next = random(hash(key));
  return { x: next(), y: next() };
}

/** FNV-1a over UTF-16 code units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/** Mulberry32: uniform numbers in [0, 1) from a 32-bit seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
}

/** Rounded to so many decimals; never -0, which JSON would write as 0. */
function round(value: number, decimals: number): number {
  const unit = 10 ** decimals;
  return Math.round(value * unit) / unit + 0;
}
