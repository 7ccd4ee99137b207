import type { Room } from '../stage/camera.ts';
import type { Box } from '../stage/names.ts';

/** What lies over the picture: tools, chips, the shelf. */
const ABOVE = '.stage-tools, .stage-chip, .stage-legend, .stage-shelf, .focus-chip, #toggle-rail';

/** Returns the boxes of what lies over the picture, in its pixels; on a phone the button of the filters, too. */
export function obstaclesOn(area: HTMLElement): Box[] {
  const { left, top } = area.getBoundingClientRect();
  return [...(area.parentElement ?? area).querySelectorAll(ABOVE)].flatMap((element) => {
    const box = element.getBoundingClientRect();
    if (box.width === 0) return [];
    return [{ left: box.left - left, top: box.top - top, right: box.right - left, bottom: box.bottom - top }];
  });
}

const PADDING = 24;
/** Names stand mostly to the right of the outermost actors. */
const NAME = 70;

/** Returns what the picture leaves free at each side when it is fitted: room for names, and what spans a side. */
export function roomOn(area: HTMLElement): Room {
  const { width, height } = area.getBoundingClientRect();
  let [top, bottom] = [PADDING, PADDING];
  for (const box of obstaclesOn(area)) {
    if (box.right - box.left < width / 5) continue;
    if (box.top < height / 2) top = Math.max(top, box.bottom + 12);
    else bottom = Math.max(bottom, height - box.top + 12);
  }
  const side = Math.min(NAME, width / 8);
  return { left: PADDING + side / 2, right: PADDING + side, top: top + 6, bottom: bottom + 6 };
}
