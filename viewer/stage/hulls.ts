/** The outlines of communities of actors in the picture, each with a letter. */
import { polygonHull } from 'd3-polygon';
import type { Frame, Point } from './frame.ts';
import { toScreen } from './frame.ts';
import type { Scene } from './scene.ts';
import { radiusOf } from './sizes.ts';

/** One outline, ready to be drawn. */
export interface Hull {
  readonly letter: string;
  /** Path data. */
  readonly outline: string;
  /** Where its letter stands: at its highest point. */
  readonly top: Point;
}

/** More communities than this have no letter of their own, and no outline. */
export const MOST_HULLS = 26;
/** Pixels between the shapes of the actors and the outline. */
const ROOM = 9;
/** Lengths of the dashes of an outline and of the gaps between them. */
export const HULL_DASHES: readonly number[] = [5, 4];
const CORNERS = 12;

/** Returns the letter of a community, by its place in the list. */
export function letterOf(index: number): string {
  return String.fromCodePoint(65 + index);
}

/**
 * Returns the outlines of groups of actors, given by key; groups of which less than two are shown have none.
 *
 * Linear in the actors, apart from the sorting that a convex hull needs.
 */
export function hullsOf(frame: Frame, scene: Scene, groups: readonly (readonly string[])[]): Hull[] {
  return groups.slice(0, MOST_HULLS).flatMap((keys, index) => {
    const members = keys.flatMap((key) => scene.actors[scene.numberOf.get(key) ?? -1] ?? []);
    const shown = members.filter((actor) => actor.shown);
    if (shown.length < 2) return [];
    const corners = shown.flatMap((actor) =>
      around(toScreen(frame, actor), radiusOf(actor.size, frame.measure) + ROOM),
    );
    const hull = polygonHull(corners) ?? corners;
    const [x, y] = hull.reduce((top, point) => (point[1] < top[1] ? point : top));
    const outline = `M${hull.map(([left, down]) => `${left.toFixed(1)} ${down.toFixed(1)}`).join('L')}Z`;
    return [{ letter: letterOf(index), outline, top: { x, y } }];
  });
}

function around({ x, y }: Point, radius: number): [number, number][] {
  return Array.from({ length: CORNERS }, (_, corner) => {
    const angle = (corner * 2 * Math.PI) / CORNERS;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}
