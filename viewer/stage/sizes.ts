/** How large things are drawn, in pixels: smaller where there are many, and smaller as one zooms out. */
import { baseRadius, MIN_RADIUS } from '../../src/graph/placement.ts';
import type { Scene } from './scene.ts';

/** The sizes that hold for the whole picture at one moment; programs take them as uniforms. */
export interface Measure {
  /** Radius of a shape of size 1. */
  readonly unit: number;
  /** By what a line's width is multiplied. */
  readonly thickness: number;
  /** How far the control points of two parallel lines lie apart. */
  readonly step: number;
}

/** Parallel lines lie so far apart in their middles, where the picture fits the window or is zoomed out. */
const FAN = 12;
const MAX_BEND = 0.5;

/** How much stands in a picture. */
export interface Crowd {
  readonly actors: number;
  readonly lines: number;
}

/** With more lines than this all are thinner, lest a few heavy ones cover the rest. */
const MANY_LINES = 300;

/**
 * Returns the measure for so many actors and lines in a picture: in another window all of it is larger or smaller alike.
 *
 * @param side pixels of its longer side, where it fits the window.
 * @param zoom 1 where the picture fits the window, 2 where it is drawn half as large.
 */
export function measureFor(side: number, { actors, lines }: Crowd, zoom: number): Measure {
  const base = baseRadius(side * side, Math.max(1, actors));
  const shrink = zoom > 1 ? zoom ** 0.9 : zoom ** 0.35;
  return {
    unit: base / shrink,
    thickness: Math.min(1, base / 12, Math.sqrt(MANY_LINES / Math.max(1, lines))) / Math.sqrt(shrink),
    step: 2 * FAN * Math.max(1, 1 / zoom),
  };
}

/** Returns the radius of a shape of that size (`sizeOf`). */
export function radiusOf(size: number, { unit }: Measure): number {
  return Math.max(MIN_RADIUS, size * unit);
}

/** Returns how much of a scene is seen. */
export function crowdOf({ actors, lines }: Pick<Scene, 'actors' | 'lines'>): Crowd {
  return {
    actors: actors.filter(({ shown }) => shown).length,
    lines: lines.filter((line) => line !== null).length,
  };
}

/** Returns the width of a line before the measure: 1.4 for one sentence, 3 for four, at most 6. */
export function widthOf(weight: number): number {
  return Math.min(6, 1.4 + 0.8 * Math.log2(Math.max(1, weight)));
}

export function lineWidth(width: number, { thickness }: Measure): number {
  return Math.max(1, width * thickness);
}

/**
 * Returns the bend of a line: how many of its lengths the control point lies beside its middle.
 *
 * @param steps by how many steps it is put aside of the straight line.
 */
export function bendOf(steps: number, length: number, { step }: Measure): number {
  return Math.max(-MAX_BEND, Math.min(MAX_BEND, (steps * step) / Math.max(1, length)));
}

/** Returns length and width of an arrow head; none on lines too short for one. */
export function arrowOf(width: number, length: number): { length: number; width: number } {
  return length < SHORT ? { length: 0, width: 0 } : { length: 4 + 2 * width, width: 3 + 2 * width };
}

/** Lines shorter than this have no arrow head. */
export const SHORT = 24;

/** Returns how many names there is room for on an area in square pixels. */
export function namesOn(area: number): number {
  return Math.round(Math.max(8, Math.min(120, area / 10_000)));
}
