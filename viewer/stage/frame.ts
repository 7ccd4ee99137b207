/** Where the things of a scene are on the screen at one moment, and what lies under a pointer. */
import type { Line, Scene } from './scene.ts';
import { bendOf, lineWidth, radiusOf, type Measure, widthOf } from './sizes.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** From the plane of the graph to pixels: x is `left + x * scale`, y (downwards) is `top - y * scale`. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly left: number;
  readonly top: number;
  readonly measure: Measure;
}

/** A quadratic Bézier curve in pixels. */
export interface Curve {
  readonly from: Point;
  readonly control: Point;
  readonly to: Point;
}

export function toScreen(frame: Frame, { x, y }: Point): Point {
  return { x: frame.left + x * frame.scale, y: frame.top - y * frame.scale };
}

export function toGraph(frame: Frame, { x, y }: Point): Point {
  return { x: (x - frame.left) / frame.scale, y: (frame.top - y) / frame.scale };
}

/** Returns the curve of a line from the middle of its source to that of its target. */
export function curveOf(frame: Frame, scene: Scene, { source, target, steps }: Line): Curve {
  const from = toScreen(frame, scene.actors[source]!);
  const to = toScreen(frame, scene.actors[target]!);
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const bend = steps === 0 ? 0 : bendOf(steps, Math.hypot(dx, dy), frame.measure);
  // On the screen y grows downwards, so left of the way is (dy, -dx).
  return { from, control: { x: (from.x + to.x) / 2 + dy * bend, y: (from.y + to.y) / 2 - dx * bend }, to };
}

/** Returns the point of a curve at a parameter in [0, 1]. */
export function pointAt({ from, control, to }: Curve, at: number): Point {
  const [p, q, r] = [(1 - at) ** 2, 2 * at * (1 - at), at ** 2];
  return { x: p * from.x + q * control.x + r * to.x, y: p * from.y + q * control.y + r * to.y };
}

/** Returns the parameters between which a curve is outside of the shapes at its ends. */
export function visiblePart(curve: Curve, fromRadius: number, toRadius: number): [number, number] {
  const turned = { from: curve.to, control: curve.control, to: curve.from };
  const first = leaving(curve, fromRadius);
  return [first, Math.max(first, 1 - leaving(turned, toRadius))];
}

/** The parameter at which a curve leaves the circle of that radius about its beginning, 0.5 at most. */
function leaving(curve: Curve, radius: number): number {
  const { from, control } = curve;
  let t = Math.min(0.5, radius / Math.max(1, 2 * Math.hypot(control.x - from.x, control.y - from.y)));
  for (let round = 0; round < 4; round++) {
    const at = pointAt(curve, t);
    t = Math.min(0.5, (t * radius) / Math.max(0.5, Math.hypot(at.x - from.x, at.y - from.y)));
  }
  return t;
}

/** Returns the number of the shown actor whose shape is at a point, the nearest within `reach` of its rim; null for none. */
export function actorAt(frame: Frame, scene: Scene, point: Point, reach: number): number | null {
  let [best, nearest] = [-1, reach];
  for (const [number, actor] of scene.actors.entries()) {
    if (!actor.shown) continue;
    const dx = frame.left + actor.x * frame.scale - point.x;
    const dy = frame.top - actor.y * frame.scale - point.y;
    const outside = Math.sqrt(dx * dx + dy * dy) - radiusOf(actor.size, frame.measure);
    if (outside < nearest) [best, nearest] = [number, outside];
  }
  return best < 0 ? null : best;
}

const PIECES = 8;

/** Returns the lines within `reach` pixels of a point, with their distances, the nearest first. */
export function linesAt(
  frame: Frame,
  scene: Scene,
  lines: Iterable<Line | null>,
  point: Point,
  reach: number,
): { line: Line; distance: number }[] {
  const found: { line: Line; distance: number }[] = [];
  const { left, top, scale, measure } = frame;
  for (const line of lines) {
    if (line === null) continue;
    const [a, b] = [scene.actors[line.source]!, scene.actors[line.target]!];
    const [ax, ay] = [left + a.x * scale, top - a.y * scale];
    const [dx, dy] = [(b.x - a.x) * scale, -(b.y - a.y) * scale];
    // How far a curve can lie from its straight line; this lets most of them go at little cost.
    const slack = reach + (line.steps === 0 ? 0 : Math.abs(line.steps) * measure.step * 0.5);
    const straight = toSegment(point.x - ax, point.y - ay, dx, dy);
    if (straight > slack + 4) continue;
    const grown = reach + lineWidth(widthOf(line.weight), measure) / 2;
    const distance = line.steps === 0 ? straight : toCurve(curveOf(frame, scene, line), point);
    if (distance <= grown) found.push({ line, distance });
  }
  return found.sort((one, other) => one.distance - other.distance);
}

/** Distance of a point, given from the beginning of a segment, to the segment along (dx, dy). */
function toSegment(px: number, py: number, dx: number, dy: number): number {
  const squared = dx * dx + dy * dy;
  const t = squared === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / squared));
  const [ox, oy] = [px - t * dx, py - t * dy];
  return Math.sqrt(ox * ox + oy * oy);
}

function toCurve(curve: Curve, point: Point): number {
  let nearest = Infinity;
  let before = curve.from;
  for (let piece = 1; piece <= PIECES; piece++) {
    const at = pointAt(curve, piece / PIECES);
    const [dx, dy] = [at.x - before.x, at.y - before.y];
    nearest = Math.min(nearest, toSegment(point.x - before.x, point.y - before.y, dx, dy));
    before = at;
  }
  return nearest;
}
