import { baseRadius } from '../../src/graph/placement.ts';
import { spread } from '../../src/graph/spread.ts';
import { boxOf, sideOf } from './camera.ts';
import type { Point } from './frame.ts';
import type { SceneActor } from './scene.ts';

/** Any length: sizes are shares of the side of a picture. */
const SIDE = 770;
/** Room between two shapes, as a share of the radius from which all are sized: for names, and for the lines between. */
const GAP = 2;

/**
 * Returns places at which no actor covers another, for a backbone: its actors were laid out among many more, whose shapes
 * are smaller. Each stays as near to its place as may be.
 *
 * @param kept where some are drawn already; these stay there.
 * @returns by key.
 */
export function placesApart(
  actors: readonly Pick<SceneActor, 'key' | 'x' | 'y' | 'size'>[],
  kept: ReadonlyMap<string, Point>,
): Map<string, Point> {
  const { middle, ...extent } = boxOf(actors);
  const unit = sideOf(extent) / SIDE;
  const base = baseRadius(SIDE * SIDE, actors.length);
  const local = actors.map(({ x, y }) => ({ x: (x - middle.x) / unit, y: (y - middle.y) / unit }));
  const spots = evened(local).map((point, index) => {
    const { key, size } = actors[index]!;
    const stays = kept.get(key);
    const at =
      stays === undefined ? point : { x: (stays.x - middle.x) / unit, y: (stays.y - middle.y) / unit };
    return { key, ...at, radius: base * size };
  });
  spread(spots, { gap: base * GAP, isFixed: ({ key }) => kept.has(key) });
  return new Map(
    spots.map(({ key, x, y }) => [key, kept.get(key) ?? { x: middle.x + x * unit, y: middle.y + y * unit }]),
  );
}

/** How far points go towards the distances from their centre at which all would lie equally close. */
const EVENNESS = 0.7;

/** Thins out a dense middle: moves each point along the ray from the centre of all, so that their order stays. */
function evened(points: readonly Point[]): Point[] {
  const [x0, y0] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))];
  const radii = points.map(({ x, y }) => Math.hypot(x - x0, y - y0));
  const sorted = radii.toSorted((a, b) => a - b);
  const last = sorted.at(-1) ?? 0;
  return points.map(({ x, y }, index) => {
    const radius = radii[index]!;
    const even = last * Math.sqrt((sorted.indexOf(radius) + 0.5) / points.length);
    const scale = radius === 0 ? 1 : 1 - EVENNESS + (EVENNESS * even) / radius;
    return { x: x0 + (x - x0) * scale, y: y0 + (y - y0) * scale };
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
