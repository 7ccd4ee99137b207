/** What lies under a pointer, found by arithmetic. */
import type { Focus } from './focus.ts';
import { type Curve, curveOf, type Frame, type Point, pointAt } from './frame.ts';
import type { Line, Scene } from './scene.ts';
import { lineWidth, radiusOf, widthOf } from './sizes.ts';

/** An actor, by number, or lines. */
export interface Hit {
  readonly actor: number | null;
  readonly lines: readonly Line[];
}

export const NOTHING: Hit = { actor: null, lines: [] };

/** An actor this near to its shape is meant before any line. */
const ON = 0.5;
/** Lines that lie this much farther away than the nearest are meant as well. */
const TOGETHER = 3;

/** Returns what lies at a point: an actor, else the lines there, those in focus before those beneath. */
export function pick(frame: Frame, scene: Scene, focus: Focus | null, point: Point, reach: number): Hit {
  const on = actorAt(frame, scene, point, ON);
  if (on !== null) return { actor: on, lines: [] };
  const lit = focus === null ? [] : linesAt(frame, scene, focus.lines, point, reach);
  const found = lit.length > 0 ? lit : linesAt(frame, scene, scene.lines, point, reach);
  const nearest = found[0]?.distance ?? Infinity;
  const lines = found.filter(({ distance }) => distance <= nearest + TOGETHER).map(({ line }) => line);
  // Beyond its shape an actor is only meant where no line is.
  return { actor: lines.length > 0 ? null : actorAt(frame, scene, point, reach), lines };
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
function linesAt(
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
