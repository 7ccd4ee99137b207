/**
 * Where the names of actors stand: beside them, and off each other, the shapes, the tools and the rim.
 *
 * The most related actors come first and never miss: where no place is free, their names may cover shapes, and at last
 * stand off with a line that leads to them.
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
  /** Actors that are named first, by number. */
  readonly first: readonly number[];
  /** Whether others are named after them. */
  readonly others: boolean;
}

const RIM = 4;
const LONGEST = 28;
/** So many of the most related actors are always named. */
export const NEVER_MISSING = 12;
/** Names keep off the shapes of so many actors, the most related; beyond, they are too small to matter. */
const HEEDED = 300;

/** Returns the names for which there is room, those named first at the beginning. */
export function placeNames(frame: Frame, scene: Scene, naming: Naming): Name[] {
  const limit = namesOn(frame.width * frame.height);
  const shapes = shapesOf(frame, scene);
  const lines = pointsOnLines(frame, scene);
  const placed: Name[] = [];
  const asked = new Set(naming.first);
  const numbers = naming.others ? [...asked, ...unasked(scene, asked)] : [...asked].slice(0, limit);
  let [considered, important] = [0, NEVER_MISSING];
  for (const actor of numbers) {
    if (placed.length >= limit + asked.size || considered > 20 * limit) break;
    const spot = toScreen(frame, scene.actors[actor]!);
    if (!scene.actors[actor]!.shown || !inside(frame, spot)) continue;
    considered++;
    const must = asked.has(actor) || important-- > 0;
    const name = placeName(frame, scene, actor, spot, naming, placed, shapes, lines, must);
    if (name !== null) placed.push(name);
  }
  return placed;
}

function* unasked(scene: Scene, asked: ReadonlySet<number>): Generator<number> {
  for (let number = 0; number < scene.actors.length; number++) if (!asked.has(number)) yield number;
}

function placeName(
  frame: Frame,
  scene: Scene,
  actor: number,
  spot: Point,
  naming: Naming,
  placed: readonly Box[],
  shapes: ReadonlyMap<number, Box>,
  lines: readonly Point[],
  must: boolean,
): Name | null {
  const { label, size } = scene.actors[actor]!;
  const text = shorten(label, LONGEST);
  const [width, height] = [naming.widthOf(text), naming.size + 3];
  const radius = radiusOf(size, frame.measure);
  const taken = [...placed, ...naming.obstacles];
  const isFree = (box: Box): boolean =>
    box.left >= RIM &&
    box.top >= RIM &&
    box.right <= frame.width - RIM &&
    box.bottom <= frame.height - RIM &&
    !taken.some((other) => overlaps(box, other));
  const beside = placesBeside(spot, radius, width, height);
  const clear = leastCovering(
    beside.filter((box) => isFree(box) && !coversShape(box, actor, shapes)),
    lines,
  );
  const near = clear ?? (must ? beside.find((box) => isFree(box)) : undefined);
  if (near !== undefined) return { ...near, actor, text, leadsFrom: null };
  const far = must ? placesAway(spot, radius, width, height).find((box) => isFree(box)) : undefined;
  return far === undefined ? null : { ...far, actor, text, leadsFrom: spot };
}

/** Right, left, above, below. */
function placesBeside({ x, y }: Point, radius: number, width: number, height: number): Box[] {
  const gap = radius + 4;
  return [
    boxAt(x + gap + width / 2, y, width, height),
    boxAt(x - gap - width / 2, y, width, height),
    boxAt(x, y - gap - height / 2, width, height),
    boxAt(x, y + gap + height / 2, width, height),
  ];
}

const DIRECTIONS = 12;

function placesAway({ x, y }: Point, radius: number, width: number, height: number): Box[] {
  return [30, 55, 85, 120, 170, 240, 320].flatMap((distance) =>
    Array.from({ length: DIRECTIONS }, (_, turn) => {
      const angle = (turn * 2 * Math.PI) / DIRECTIONS;
      const [reachX, reachY] = [radius + distance + width / 2, radius + distance];
      return boxAt(x + Math.cos(angle) * reachX, y + Math.sin(angle) * reachY, width, height);
    }),
  );
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
