/** From lines and actors to shapes in pixels, the same for the canvas and for the SVG picture. */
import type { ActorKind } from '../../src/types/actor.ts';
import { LINES } from '../appearance/lines.ts';
import { type Curve, curveOf, cut, type Frame, lengthOf, type Point, visiblePart } from './frame.ts';
import type { Mark } from './marks.ts';
import type { Line, Scene } from './scene.ts';
import { arrowOf, lineWidth, radiusOf, widthOf } from './sizes.ts';

/** A line ready to be drawn. */
export interface Stroke {
  /** Path data of the shaft. */
  readonly shaft: string;
  readonly width: number;
  /** Lengths of dash and gap; empty for a solid line. */
  readonly dashes: readonly number[];
  /** Path data of the arrow head, null without one. */
  readonly head: string | null;
}

/** Half of the side of the sign of a family, and how much of its grid of 16 a pixel is. */
export const SIGN = { half: 6, scale: 0.75 } as const;
const GAP = 1.5;

/** Returns the stroke of a line; `extra` pixels make it wider than its weight does. */
export function strokeOf(frame: Frame, scene: Scene, line: Line, extra: number = 0): Stroke {
  const { measure } = frame;
  const curve = curveOf(frame, scene, line);
  const radius = (number: number): number => radiusOf(scene.actors[number]!.size, measure) + GAP;
  const [first, last] = visiblePart(curve, radius(line.source), radius(line.target));
  const visible = cut(curve, first, last);
  const length = lengthOf(visible);
  const width = lineWidth(widthOf(line.weight), measure) + extra;
  const arrow = line.arrow ? arrowOf(width, length) : { length: 0, width: 0 };
  const shaft = arrow.length === 0 ? visible : cut(visible, 0, 1 - arrow.length / length);
  const { period, dash } = LINES[line.status];
  return {
    shaft: curveData(shaft),
    width,
    dashes: period === 0 ? [] : [dash, period - dash],
    head: arrow.length === 0 ? null : headData(visible, arrow),
  };
}

function curveData({ from, control, to }: Curve): string {
  return `M${at(from)}Q${at(control)} ${at(to)}`;
}

function headData(curve: Curve, { length, width }: { length: number; width: number }): string {
  const [along, across] = directions(curve.control, curve.to);
  const foot = { x: curve.to.x - along.x * length, y: curve.to.y - along.y * length };
  const side = (sign: number): Point => ({
    x: foot.x + (across.x * sign * width) / 2,
    y: foot.y + (across.y * sign * width) / 2,
  });
  return `M${at(curve.to)}L${at(side(1))}L${at(side(-1))}Z`;
}

const BAR = 5;

/** Returns the path data of the two bars that strike a denied line. */
export function barsData({ at: { x, y }, along }: Mark): string {
  const across = { x: -along.y, y: along.x };
  return [-2.5, 2.5]
    .map((offset) => {
      const end = (sign: number): Point => ({
        x: x + along.x * offset + across.x * BAR * sign,
        y: y + along.y * offset + across.y * BAR * sign,
      });
      return `M${at(end(-1))}L${at(end(1))}`;
    })
    .join('');
}

/** The unit vectors along and across the way between two points. */
function directions(from: Point, to: Point): [Point, Point] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.max(1e-6, Math.hypot(dx, dy));
  return [
    { x: dx / length, y: dy / length },
    { x: -dy / length, y: dx / length },
  ];
}

/** Returns the path data of an actor's shape: disc, rounded square, diamond or hexagon. */
export function shapeData(kind: ActorKind, { x, y }: Point, radius: number): string {
  const r = radius;
  if (kind === 'state') {
    return `M${at({ x: x - r, y })}a${number(r)} ${number(r)} 0 1 0 ${number(2 * r)} 0a${number(r)} ${number(r)} 0 1 0 ${number(-2 * r)} 0Z`;
  }
  if (kind === 'group') {
    const corners = Array.from({ length: 6 }, (_, corner) => {
      const angle = Math.PI / 6 + (corner * Math.PI) / 3;
      return at({ x: x + 1.06 * r * Math.cos(angle), y: y + 1.06 * r * Math.sin(angle) });
    });
    return `M${corners.join('L')}Z`;
  }
  const half = kind === 'organisation' ? r * 0.86 : r * 1.08;
  const points =
    kind === 'organisation'
      ? [
          [-half, -half],
          [half, -half],
          [half, half],
          [-half, half],
        ]
      : [
          [0, -half],
          [half, 0],
          [0, half],
          [-half, 0],
        ];
  return `M${points.map(([dx, dy]) => at({ x: x + dx!, y: y + dy! })).join('L')}Z`;
}

function at({ x, y }: Point): string {
  return `${number(x)} ${number(y)}`;
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}
