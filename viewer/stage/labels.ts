/**
 * Names beside the actors, placed so that they cover neither each other, nor the shapes, nor the ends of lines.
 */
import type Sigma from 'sigma';
import type { ActorLook } from '../appearance/reducers.ts';
import type { Palette } from '../appearance/palette.ts';
import { linePoint } from './geometry.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What a frame has drawn so far: boxes that are taken, and points on the lines at each actor. */
interface Frame {
  readonly taken: Box[];
  readonly lines: ReadonlyMap<string, Point[]>;
  /** Points on all lines where they are few, which names of other actors also keep off. */
  readonly others: readonly Point[];
}

const PADDING = 4;
/** Above so many actors or relations, names keep free only of other names, which costs less. */
const MANY = 400;

/**
 * Makes a renderer draw its labels with placing: where they cover least of the actor's own lines, below if possible,
 * and not at all where every place is taken.
 *
 * Earlier labels have precedence, so actors should be in the graph in order of importance.
 */
export function placeLabels(renderer: Sigma, palette: () => Palette): void {
  let frame: Frame | null = null;
  renderer.on('beforeRender', () => {
    frame = null;
  });
  renderer.setSetting('defaultDrawNodeLabel', (context, data) => {
    const { x, y, size, label } = data;
    const look = data as unknown as ActorLook & { readonly key: string };
    if (!label) return;
    frame ??= startFrame(renderer);
    const { taken, lines, others } = frame;
    const height = fontSize(size);
    context.font = `${look.emphasised ? 650 : 500} ${height}px ${palette().font}`;
    const places = candidates({ x, y }, size, context.measureText(label).width, height + 3);
    const free = places.filter((place) => !taken.some((other) => overlaps(place, other)));
    const inside = free.filter((place) => isInside(place, renderer.getDimensions()));
    const best = leastCovering(inside.length > 0 ? inside : free, [
      ...(lines.get(look.key) ?? []),
      ...others,
    ]);
    const chosen = best ?? (look.emphasised ? places[0] : undefined);
    if (chosen === undefined) return;
    taken.push(chosen);
    drawText(context, label, chosen, look.ink, palette().paper);
  });
}

/** Does nothing: a hovered actor is shown by the looks of everything else. */
export function drawNoHover(): void {}

/** Below so many actors times relations, looking at all lines for each name takes no time that anybody notices. */
const FEW = 10_000;

function startFrame(renderer: Sigma): Frame {
  const { order, size } = renderer.getGraph();
  const lines = lineEnds(renderer);
  return { taken: shapes(renderer), lines, others: order * size < FEW ? [...lines.values()].flat() : [] };
}

function shapes(renderer: Sigma): Box[] {
  const graph = renderer.getGraph();
  if (graph.order > MANY) return [];
  return graph.mapNodes((key) => {
    const data = renderer.getNodeDisplayData(key);
    if (data === undefined || data.hidden) return { left: 0, top: 0, right: 0, bottom: 0 };
    const { x, y } = renderer.framedGraphToViewport(data);
    const radius = renderer.scaleSize(data.size) * 0.9;
    return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
  });
}

const STEPS = 24;

/** Returns points along the nearer half of each visible line, for both of its actors. */
function lineEnds(renderer: Sigma): Map<string, Point[]> {
  const graph = renderer.getGraph();
  const ends = new Map<string, Point[]>(graph.mapNodes((key) => [key, []]));
  if (graph.size > MANY) return ends;
  graph.forEachEdge((key, _, source, target) => {
    if (renderer.getEdgeDisplayData(key)?.hidden !== false) return;
    for (let step = 1; step < STEPS; step++) {
      const point = linePoint(renderer, key, step / STEPS);
      if (point !== null) ends.get(step < STEPS / 2 ? source : target)?.push(point);
    }
  });
  return ends;
}

function candidates({ x, y }: Point, size: number, width: number, height: number): Box[] {
  const at = (centreX: number, centreY: number): Box => ({
    left: centreX - width / 2 - PADDING,
    right: centreX + width / 2 + PADDING,
    top: centreY - height / 2,
    bottom: centreY + height / 2,
  });
  const down = size + height / 2 + 4;
  const side = size + width / 2 + 8;
  const slant = 0.7 * size + width / 2 + 4;
  return [
    at(x, y + down),
    at(x + side, y),
    at(x - side, y),
    at(x, y - down),
    at(x + slant, y + down * 0.8),
    at(x - slant, y + down * 0.8),
    at(x + slant, y - down * 0.8),
    at(x - slant, y - down * 0.8),
  ];
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

function isInside(box: Box, { width, height }: { width: number; height: number }): boolean {
  return box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height;
}

/** Returns the first of the places that cover the fewest points. */
function leastCovering(places: readonly Box[], points: readonly Point[]): Box | undefined {
  const covered = places.map(
    ({ left, right, top, bottom }) =>
      points.filter(({ x, y }) => x > left && x < right && y > top && y < bottom).length,
  );
  return places[covered.indexOf(Math.min(...covered))];
}

function drawText(
  context: CanvasRenderingContext2D,
  label: string,
  box: Box,
  ink: string,
  paper: string,
): void {
  const x = (box.left + box.right) / 2;
  const y = (box.top + box.bottom) / 2;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = paper;
  context.strokeText(label, x, y);
  context.fillStyle = ink;
  context.fillText(label, x, y);
}

function fontSize(radius: number): number {
  return Math.max(12, Math.min(16, 9.5 + radius * 0.28));
}
