/** Where the things of a scene are on the screen at one moment. */
import type { Line, Scene } from './scene.ts';
import { bendOf, type Measure } from './sizes.ts';

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

/** Returns the part of a curve between two parameters. */
export function cut(curve: Curve, first: number, last: number): Curve {
  const { from, control, to } = curve;
  const blend = (a: number, b: number, c: number): number =>
    (1 - first) * (1 - last) * a + ((1 - first) * last + first * (1 - last)) * b + first * last * c;
  return {
    from: pointAt(curve, first),
    control: { x: blend(from.x, control.x, to.x), y: blend(from.y, control.y, to.y) },
    to: pointAt(curve, last),
  };
}

/** Returns the length of a curve: between the straight way and the way over the control point, which is near enough for heads and dashes. */
export function lengthOf({ from, control, to }: Curve): number {
  const straight = Math.hypot(to.x - from.x, to.y - from.y);
  const around =
    Math.hypot(control.x - from.x, control.y - from.y) + Math.hypot(to.x - control.x, to.y - control.y);
  return (2 * straight + around) / 3;
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
