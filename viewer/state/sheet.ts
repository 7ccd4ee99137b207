/** The heights of the sheet that the panel is on a phone. */
export type SheetStop = 'low' | 'half' | 'full';

/** From the lowest to the highest. */
export const SHEET_STOPS: readonly SheetStop[] = ['low', 'half', 'full'];
/** Pixels of the sheet that are seen while it is lowered. */
export const LOWERED = 64;
/** Pixels a millisecond beyond which a finger throws the sheet to the next stop that way. */
const THROWN = 0.5;

/** Returns the stop above, or the lowest above the highest. */
export function nextStop(stop: SheetStop): SheetStop {
  return SHEET_STOPS[(SHEET_STOPS.indexOf(stop) + 1) % SHEET_STOPS.length] ?? 'half';
}

/**
 * Returns where a sheet comes to rest that is let go.
 *
 * @param height of the sheet in pixels at that moment.
 * @param speed upwards, in pixels a millisecond.
 * @param whole height in pixels that it has when it is open.
 */
export function stopAfter(height: number, speed: number, whole: number): SheetStop {
  const heights = [LOWERED, whole / 2, whole];
  const above = heights.findIndex((one) => one >= height);
  const below = heights.findLastIndex((one) => one <= height);
  const away = heights.map((one) => Math.abs(one - height));
  const nearest = away.indexOf(Math.min(...away));
  const at = speed > THROWN ? above : speed < -THROWN ? below : nearest;
  return SHEET_STOPS[at === -1 ? (speed > 0 ? 2 : 0) : at] ?? 'half';
}

/** Returns the stop at which something that was selected is seen. */
export function showing(stop: SheetStop): SheetStop {
  return stop === 'low' ? 'half' : stop;
}

/** Returns true where the first stop is above the second. */
export function isHigher(stop: SheetStop, other: SheetStop): boolean {
  return SHEET_STOPS.indexOf(stop) > SHEET_STOPS.indexOf(other);
}
