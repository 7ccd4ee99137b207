/** Between sigma's camera and the frame that everything else reckons with. */
import type Sigma from 'sigma';
import type { Frame, Point } from './frame.ts';
import type { Measure } from './sizes.ts';

/** A square of the graph's plane. */
export interface PlaneBox {
  readonly middle: Point;
  readonly width: number;
  readonly height: number;
}

/** Pixels at each side that the picture should leave free when it is fitted. */
export interface Room {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Returns the box of points; one of side 1 about them where they have no extent. */
export function boxOf(points: readonly Point[]): PlaneBox {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of points) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [bottom, top] = [Math.min(bottom, y), Math.max(top, y)];
  }
  if (points.length === 0) return { middle: { x: 0, y: 0 }, width: 2, height: 2 };
  const middle = { x: (left + right) / 2, y: (bottom + top) / 2 };
  const extent = Math.max(right - left, top - bottom) > 0;
  return { middle, width: extent ? right - left : 1, height: extent ? top - bottom : 1 };
}

/** Returns the longer side of a box. */
export function sideOf({ width, height }: Pick<PlaneBox, 'width' | 'height'>): number {
  return Math.max(width, height);
}

/** Returns the frame of what the renderer shows now; `box` is the one that its coordinates are scaled by. */
export function createFrame(renderer: Sigma, box: PlaneBox, measure: Measure): Frame {
  const { width, height } = renderer.getDimensions();
  const state = renderer.getCamera().getState();
  // Of the state now: the matrix that sigma keeps is of the last frame that it drew.
  const at = (point: Point): Point => renderer.graphToViewport(point, { cameraState: state });
  const side = sideOf(box);
  const origin = at(box.middle);
  const scale = (at({ x: box.middle.x + side, y: box.middle.y }).x - origin.x) / side;
  const left = origin.x - box.middle.x * scale;
  const top = origin.y + box.middle.y * scale;
  return { width, height, scale, left, top, measure };
}

/** Returns the pixels that are free across and down, and how many a unit of the plane has where the box fits them. */
export function fitting(
  { width, height }: Pick<Frame, 'width' | 'height'>,
  box: PlaneBox,
  room: Room,
): { across: number; down: number; scale: number } {
  const across = Math.max(40, width - room.left - room.right);
  const down = Math.max(40, height - room.top - room.bottom);
  const scale = Math.min(across / Math.max(box.width, 1e-9), down / Math.max(box.height, 1e-9));
  return { across, down, scale };
}

/** Returns the state of the camera that shows a box in the room that is free. */
export function cameraFor(
  frame: Frame,
  renderer: Sigma,
  box: PlaneBox,
  room: Room,
): { x: number; y: number; ratio: number; angle: number } {
  const camera = renderer.getCamera();
  const { scale } = fitting(frame, box, room);
  const ratio = camera.getBoundedRatio((camera.ratio * frame.scale) / scale);
  const drawn = (camera.ratio * frame.scale) / ratio;
  // The middle of the box stands in the middle of the room, which is not that of the stage.
  const aside = (room.left - room.right) / 2;
  const below = (room.top - room.bottom) / 2;
  const centre = { x: box.middle.x - aside / drawn, y: box.middle.y + below / drawn };
  const seen = { x: frame.left + centre.x * frame.scale, y: frame.top - centre.y * frame.scale };
  const { x, y } = renderer.viewportToFramedGraph(seen, { cameraState: camera.getState() });
  return { x, y, ratio, angle: 0 };
}
