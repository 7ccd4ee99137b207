/**
 * Where the names of actors stand: beside them, and off each other, the shapes, the tools and the rim.
 *
 * The most related actors come first and never miss: where there is no such place beside them, their names stand a little
 * off with a line that leads to them, then over shapes, and at last far off.
 */
import { shorten } from '../state/model.ts';
import { curveOf, type Frame, type Point, pointAt, toScreen } from './frame.ts';
import type { Scene } from './scene.ts';
import { namesOn, radiusOf } from './sizes.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Name extends Box {
  readonly actor: number;
  readonly text: string;
  /** Where a leading line begins; null for a name beside its actor. */
  readonly leadsFrom: Point | null;
}

export interface Naming {
  /** Height of the letters in pixels. */
  readonly size: number;
  readonly widthOf: (text: string) => number;
  /** What lies over the picture. */
  readonly obstacles: readonly Box[];
  /** Actors that are named first, by number, the most important of them first. */
  readonly first: readonly number[];
  /** Whether others are named after them. */
  readonly others: boolean;
}

const RIM = 4;
/** Names have so many letters at most, in a narrow picture fewer: one for so many pixels. */
const LONGEST = { least: 18, most: 28, pixels: 22 };
/** So many of the most related actors are always named. */
export const NEVER_MISSING = 12;
/** Names keep off the shapes of so many actors, the most related; beyond, they are too small to matter. */
const HEEDED = 300;

/** What a name keeps off. */
interface Room {
  readonly frame: Frame;
  readonly naming: Naming;
  /** Boxes of shapes, by the numbers of their actors. */
  readonly shapes: ReadonlyMap<number, Box>;
  /** Points on lines, which a name may cover if it must. */
  readonly lines: readonly Point[];
  readonly placed: Name[];
}

/** Returns the names for which there is room, those named first at the beginning. */
export function placeNames(frame: Frame, scene: Scene, naming: Naming): Name[] {
  const limit = namesOn(frame.width * frame.height);
  const placed: Name[] = [];
  const room = { frame, naming, shapes: shapesOf(frame, scene), lines: pointsOnLines(frame, scene), placed };
  const asked = new Set(naming.first);
  const numbers = naming.others ? [...asked, ...unasked(scene, asked)] : [...asked].slice(0, limit);
  let [considered, important] = [0, NEVER_MISSING];
  for (const actor of numbers) {
    if (placed.length >= limit + asked.size || considered > 20 * limit) break;
    const spot = toScreen(frame, scene.actors[actor]!);
    if (!scene.actors[actor]!.shown || !inside(frame, spot)) continue;
    considered++;
    const must = important-- > 0;
    const name = placeName(room, scene, actor, spot, must);
    if (name !== null) placed.push(name);
  }
  return placed;
}

function* unasked(scene: Scene, asked: ReadonlySet<number>): Generator<number> {
  for (let number = 0; number < scene.actors.length; number++) if (!asked.has(number)) yield number;
}

function placeName(room: Room, scene: Scene, actor: number, spot: Point, must: boolean): Name | null {
  const { frame, naming, shapes, lines } = room;
  const { label, size } = scene.actors[actor]!;
  const { least, most, pixels } = LONGEST;
  const text = shorten(label, Math.round(Math.max(least, Math.min(most, frame.width / pixels))));
  const [width, height] = [naming.widthOf(text), naming.size + 3];
  const radius = radiusOf(size, frame.measure);
  const isClear = (box: Box): boolean => isFree(box, room) && !coversShape(box, actor, shapes);
  const beside = placesBeside(spot, radius, width, height);
  const near = leastCovering(beside.filter(isClear), lines);
  if (near !== undefined) return { ...near, actor, text, leadsFrom: null };
  if (!must) return null;
  const off = placesOff(spot, radius, width, height, NEAR).find(isClear);
  const over = off === undefined ? beside.find((box) => isFree(box, room)) : undefined;
  if (over !== undefined) return { ...over, actor, text, leadsFrom: null };
  const far = off ?? placesOff(spot, radius, width, height, FAR).find((box) => isFree(box, room));
  return far === undefined ? null : { ...far, actor, text, leadsFrom: rimTowards(spot, radius, far) };
}

/** Off the rim of the picture, other names and what lies over it. */
function isFree(box: Box, { frame, naming, placed }: Room): boolean {
  return (
    box.left >= RIM &&
    box.top >= RIM &&
    box.right <= frame.width - RIM &&
    box.bottom <= frame.height - RIM &&
    !placed.some((other) => overlaps(box, other)) &&
    !naming.obstacles.some((other) => overlaps(box, other))
  );
}

/** Right, left, above, below. */
function placesBeside({ x, y }: Point, radius: number, width: number, height: number): Box[] {
  const gap = radius + 6;
  return [
    boxAt(x + gap + width / 2, y, width, height),
    boxAt(x - gap - width / 2, y, width, height),
    boxAt(x, y - gap - height / 2, width, height),
    boxAt(x, y + gap + height / 2, width, height),
  ];
}

const DIRECTIONS = 12;
/** How far off their shapes names with a leading line stand, where they keep off all others, and where they cannot. */
const NEAR = [10, 18, 28, 40, 55, 75];
const FAR = [30, 55, 85, 120, 170, 240, 320];

function placesOff(
  { x, y }: Point,
  radius: number,
  width: number,
  height: number,
  distances: readonly number[],
): Box[] {
  return distances.flatMap((distance) =>
    Array.from({ length: DIRECTIONS }, (_, turn) => {
      const angle = (turn * 2 * Math.PI) / DIRECTIONS;
      const [reachX, reachY] = [radius + distance + width / 2, radius + distance];
      return boxAt(x + Math.cos(angle) * reachX, y + Math.sin(angle) * reachY, width, height);
    }),
  );
}

/** Returns the point on the rim of a shape from which a line leads straight to a box. */
function rimTowards(spot: Point, radius: number, box: Box): Point {
  const to = nearestIn(box, spot);
  const [dx, dy] = [to.x - spot.x, to.y - spot.y];
  const share = radius / Math.max(radius, Math.hypot(dx, dy));
  return { x: spot.x + dx * share, y: spot.y + dy * share };
}

/** Returns the point of a box that is nearest to another point. */
export function nearestIn({ left, right, top, bottom }: Box, { x, y }: Point): Point {
  return { x: Math.max(left, Math.min(right, x)), y: Math.max(top, Math.min(bottom, y)) };
}

function boxAt(x: number, y: number, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function shapesOf(frame: Frame, scene: Scene): Map<number, Box> {
  const shapes = new Map<number, Box>();
  for (const [number, actor] of scene.actors.entries()) {
    if (shapes.size >= HEEDED) break;
    const { x, y } = toScreen(frame, actor);
    if (!actor.shown || !inside(frame, { x, y })) continue;
    const side = 1.8 * radiusOf(actor.size, frame.measure);
    shapes.set(number, boxAt(x, y, side, side));
  }
  return shapes;
}

/** With more lines than this, names cover some wherever they stand. */
const MOST_LINES = 60;
const POINTS = 24;

/** Returns points all along the lines that names should rather not cover; none where there are many lines. */
function pointsOnLines(frame: Frame, scene: Scene): Point[] {
  const lines = scene.lines.filter((line) => line !== null);
  if (lines.length > MOST_LINES) return [];
  return lines.flatMap((line) => {
    const curve = curveOf(frame, scene, line);
    return Array.from({ length: POINTS }, (_, index) => pointAt(curve, (index + 0.5) / POINTS));
  });
}

/** Returns the first of the places that cover the fewest points. */
function leastCovering(places: readonly Box[], points: readonly Point[]): Box | undefined {
  const covered = ({ left, right, top, bottom }: Box): number =>
    points.filter(({ x, y }) => x > left && x < right && y > top && y < bottom).length;
  const counted = places.map((box) => ({ box, number: covered(box) }));
  return counted.sort((a, b) => a.number - b.number)[0]?.box;
}

function coversShape(box: Box, own: number, shapes: ReadonlyMap<number, Box>): boolean {
  for (const [number, shape] of shapes) if (number !== own && overlaps(box, shape)) return true;
  return false;
}

function inside({ width, height }: Frame, { x, y }: Point): boolean {
  return x >= 0 && y >= 0 && x <= width && y <= height;
}

export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}
