import type { Point, Spot } from './spot.ts';

/** Puts blocks of spots side by side in rows, in their order and so far apart, so that all is about as wide as high. */
export function pack(blocks: readonly (readonly Spot[])[], gap: number): Spot[] {
  const boxes = blocks.map((spots) => ({ spots, ...boxOf(spots) }));
  const area = boxes.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  const widest = Math.max(boxes[0]?.width ?? 0, Math.sqrt(area));
  let [x, y, rowHeight] = [0, 0, 0];
  for (const { spots, left, top, width, height } of boxes) {
    if (x > 0 && x + width > widest) {
      [x, y, rowHeight] = [0, y - rowHeight - gap, 0];
    }
    for (const spot of spots) {
      spot.x += x - left;
      spot.y += y - top;
    }
    x += width + gap;
    rowHeight = Math.max(rowHeight, height);
  }
  return blocks.flat();
}

const LONGEST_ROW = 40;
export const ROW_GAP = 0.1;
/** More nodes than this stand closer, so that all make a block half as high as wide. */
const MOST_WIDE_APART = 400;

/** Returns places in rows from -1 to 1, the first row at the height `top`. */
export function rows(keys: readonly string[], top: number): [string, Point][] {
  const isBlock = keys.length > MOST_WIDE_APART;
  const longest = isBlock ? Math.ceil(Math.sqrt(2 * keys.length)) : LONGEST_ROW;
  const columns = Math.min(keys.length, longest);
  const gap = isBlock ? 2 / columns : ROW_GAP;
  return keys.map((key, i) => {
    const x = columns === 1 ? 0 : -1 + (2 * (i % longest)) / (columns - 1);
    return [key, { x, y: top - gap * Math.floor(i / longest) }];
  });
}

/** Returns the box of the shapes of spots. */
function boxOf(spots: readonly Spot[]): { left: number; top: number; width: number; height: number } {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y, radius } of spots) {
    [left, right] = [Math.min(left, x - radius), Math.max(right, x + radius)];
    [bottom, top] = [Math.min(bottom, y - radius), Math.max(top, y + radius)];
  }
  return { left, top, width: right - left, height: top - bottom };
}
