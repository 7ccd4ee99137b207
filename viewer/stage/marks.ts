/**
 * What stands on lines, and where: the signs of a comparison, the marks of denied and doubted relations, the counts of
 * bundles and the signs of families.
 *
 * Each stands where its line is free of shapes, names and other marks, as near to the middle as may be. What has no such
 * place is left out, unless the line would mean something else without it.
 */
import { LINES } from '../appearance/lines.ts';
import { compareSign, isGone } from './compared.ts';
import { Cover, TAKEN } from './cover.ts';
import { curveOf, type Curve, cut, type Frame, lengthOf, pointAt, type Point, visiblePart } from './frame.ts';
import type { Box } from './names.ts';
import type { Line, Scene } from './scene.ts';
import { radiusOf } from './sizes.ts';

export type MarkKind = 'compared' | 'bars' | 'question' | 'badge' | 'sign';

export interface Mark {
  readonly kind: MarkKind;
  readonly line: Line;
  /** What is written; empty for bars and for the sign of a family. */
  readonly text: string;
  readonly at: Point;
  /** The direction of the line there, of length 1. */
  readonly along: Point;
  readonly width: number;
  readonly height: number;
}

/** The kinds, those first that matter most; the shortest line that has room for one; whether a line misleads without. */
const KINDS: readonly { kind: MarkKind; least: number; must: boolean }[] = [
  { kind: 'compared', least: 0, must: true },
  { kind: 'bars', least: 16, must: true },
  { kind: 'question', least: 16, must: true },
  { kind: 'badge', least: 40, must: false },
  { kind: 'sign', least: 60, must: false },
];
/** With more lines than this in sight, marks would cover the picture; pointing at a line still tells all. */
const MOST_MARKED = 1500;
/** Up to so many lines show the sign of their family. */
const MOST_SIGNED = 60;
/** With more lines, or smaller shapes, than this the signs of a comparison are small, and stand only where they cover nothing. */
const LARGE = { lines: 120, radius: 6 };
/** Where lines are so many, the heaviest bundles alone tell their counts: one on an area of so many square pixels. */
const BADGE_AREA = 50_000;
/** Where on the free part of a line a mark may stand, the best first: not the middle, which lines the other way share. */
const PLACES = [0.45, 0.55, 0.35, 0.65, 0.27, 0.73];
/** And where the signs of a comparison may stand besides. */
const MORE_PLACES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.13, 0.87];

/** Returns the marks of lines as far as they are in sight; `actors` are the shapes that they keep off, by number. */
export function marksOf(
  frame: Frame,
  scene: Scene,
  lines: readonly Line[],
  actors: Iterable<number>,
  names: readonly Box[],
): Mark[] {
  const seen = linesInSight(frame, scene, lines);
  if (seen.length > MOST_MARKED) return [];
  const cover = coverOf(frame, scene, actors, names);
  const signed = seen.length <= MOST_SIGNED;
  const dense = seen.length > LARGE.lines || frame.measure.unit < LARGE.radius;
  const tracks = seen.toSorted((a, b) => b.weight - a.weight).map((line) => trackOf(frame, scene, line));
  const mostBadges =
    seen.length > LARGE.lines ? Math.round((frame.width * frame.height) / BADGE_AREA) : Infinity;
  const marks: Mark[] = [];
  for (const { kind, least, must } of KINDS) {
    let most = kind === 'badge' ? mostBadges : Infinity;
    for (const track of tracks) {
      if (most === 0) break;
      const text = textOf(kind, track.line, scene, signed);
      if (text === null || track.length < least) continue;
      // A line that is drawn hollow says it already.
      const needed = must && !(kind === 'compared' && (dense || isGone(track.line, scene.marks)));
      const mark = placeMark(track, { kind, text, ...sizeOf(kind, text, dense) }, cover, needed);
      if (mark === null) continue;
      cover.take(boxOf(mark), TAKEN.writing);
      marks.push(mark);
      most -= 1;
    }
  }
  return marks;
}

/** Returns what a mark of that kind says on a line; null where the line has none. */
function textOf(kind: MarkKind, line: Line, scene: Scene, signed: boolean): string | null {
  const count = line.relations.length;
  if (kind === 'compared') return compareSign(line, scene.marks);
  if (kind === 'badge') return count === 1 ? null : line.mixed ? `${count} ≠` : String(count);
  if (count > 1) return null;
  if (kind === 'sign') return signed ? '' : null;
  if (LINES[line.status].mark !== kind) return null;
  return kind === 'question' ? '?' : '';
}

/** The part of a line that is seen, between the shapes at its ends. */
interface Track {
  readonly line: Line;
  readonly curve: Curve;
  readonly length: number;
}

function trackOf(frame: Frame, scene: Scene, line: Line): Track {
  const whole = curveOf(frame, scene, line);
  const radius = (number: number): number => radiusOf(scene.actors[number]!.size, frame.measure);
  const curve = cut(whole, ...visiblePart(whole, radius(line.source), radius(line.target)));
  return { line, curve, length: lengthOf(curve) };
}

function placeMark(
  { line, curve }: Track,
  what: Pick<Mark, 'kind' | 'text' | 'width' | 'height'>,
  cover: Cover,
  must: boolean,
): Mark | null {
  const places = what.kind === 'compared' ? [...PLACES, ...MORE_PLACES] : PLACES;
  const marks = places.map((place): Mark => ({
    ...what,
    line,
    at: pointAt(curve, place),
    along: directionAt(curve, place),
  }));
  const free = marks.find((mark) => cover.on(boxOf(mark)) === 0);
  if (free !== undefined || !must) return free ?? null;
  return marks.find((mark) => (cover.on(boxOf(mark)) & TAKEN.shape) === 0) ?? null;
}

function sizeOf(kind: MarkKind, text: string, dense: boolean): { width: number; height: number } {
  const side = dense ? 11 : 16;
  if (kind === 'compared') return { width: text.length > 1 ? 1.6 * side : side, height: side };
  if (kind === 'badge') return { width: Math.max(18, 8 + 6.5 * text.length), height: 14 };
  return kind === 'bars' ? { width: 9, height: 9 } : { width: 12, height: 12 };
}

function boxOf({ at: { x, y }, width, height }: Mark): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function directionAt({ from, control, to }: Curve, at: number): Point {
  const dx = (1 - at) * (control.x - from.x) + at * (to.x - control.x);
  const dy = (1 - at) * (control.y - from.y) + at * (to.y - control.y);
  const length = Math.max(1e-6, Math.hypot(dx, dy));
  return { x: dx / length, y: dy / length };
}

/** Stops where there are too many. */
function linesInSight(
  { left, top, scale, width, height }: Frame,
  { actors }: Scene,
  lines: readonly Line[],
): Line[] {
  const seen: Line[] = [];
  for (const line of lines) {
    const [a, b] = [actors[line.source]!, actors[line.target]!];
    const [ax, bx] = [left + a.x * scale, left + b.x * scale];
    if (Math.max(ax, bx) < 0 || Math.min(ax, bx) > width) continue;
    const [ay, by] = [top - a.y * scale, top - b.y * scale];
    if (Math.max(ay, by) < 0 || Math.min(ay, by) > height) continue;
    seen.push(line);
    if (seen.length > MOST_MARKED) break;
  }
  return seen;
}

function coverOf(frame: Frame, scene: Scene, actors: Iterable<number>, names: readonly Box[]): Cover {
  const cover = new Cover(frame.width, frame.height);
  for (const number of actors) {
    const { x, y, size, shown } = scene.actors[number]!;
    if (!shown) continue;
    // The square inside of a disc: what only touches its rim does not cover it.
    const half = 0.8 * radiusOf(size, frame.measure);
    const [cx, cy] = [frame.left + x * frame.scale, frame.top - y * frame.scale];
    cover.take({ left: cx - half, right: cx + half, top: cy - half, bottom: cy + half }, TAKEN.shape);
  }
  for (const name of names) cover.take(name, TAKEN.writing);
  return cover;
}
