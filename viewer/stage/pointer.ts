/** From mouse and finger to what is pointed at, clicked and dragged. */
import type Sigma from 'sigma';
import type { MouseCoords, TouchCoords } from 'sigma/types';
import type { Point } from './frame.ts';

export interface PointerEvents {
  /** The mouse is there; null where it left the picture, or drags it. */
  hover(at: Point | null): void;
  /** A click, or a tap of a finger. */
  click(at: Point, finger: boolean): void;
  /** Two clicks at once: true where they mean something there, else the picture is enlarged. */
  clickTwice(at: Point): boolean;
  /** A press of the mouse: true where there is something that the mouse takes along. */
  take(at: Point): boolean;
  /** What was taken is drawn to there. */
  drag(to: Point): void;
}

/** How far in pixels a hand may slip while it presses; beyond, it drags. */
const SLIP = 4;
/** The mouse says nothing until it has rested so long, in milliseconds. */
const REST = 80;

/** Binds the pointer of a renderer. While the picture is moved, nothing is pointed at. */
export function bindPointer(renderer: Sigma, events: PointerEvents): void {
  let pressed: Point | null = null;
  let taken = false;
  let moved = false;
  let resting: ReturnType<typeof setTimeout> | undefined;
  const mouse = renderer.getMouseCaptor();
  const rest = (at: Point | null): void => {
    clearTimeout(resting);
    resting = setTimeout(() => events.hover(at), at === null ? 0 : REST);
  };
  mouse.on('mousedown', (at: MouseCoords) => {
    if (!isPrimary(at)) return;
    pressed = { x: at.x, y: at.y };
    moved = false;
    taken = events.take(pressed);
  });
  mouse.on('mousemove', (at: MouseCoords) => rest(pressed === null ? { x: at.x, y: at.y } : null));
  mouse.on('mouseleave', () => rest(null));
  mouse.on('mousemovebody', (at: MouseCoords) => {
    if (pressed === null) return;
    // Browsers tell of a move, too, when only the page under the pointer changes.
    moved ||= Math.hypot(at.x - pressed.x, at.y - pressed.y) > SLIP;
    if (!taken) return;
    if (moved) events.drag({ x: at.x, y: at.y });
    at.preventSigmaDefault();
    at.original.preventDefault();
    at.original.stopPropagation();
  });
  mouse.on('mouseup', () => {
    pressed = null;
    taken = false;
  });
  mouse.on('click', (at: MouseCoords) => {
    // The click that follows a drag is no click.
    if (!moved) events.click({ x: at.x, y: at.y }, false);
    moved = false;
  });
  mouse.on('doubleClick', (at: MouseCoords) => {
    if (events.clickTwice({ x: at.x, y: at.y })) at.preventSigmaDefault();
  });
  renderer.getTouchCaptor().on('tap', ({ touches, previousTouches }: TouchCoords) => {
    const at = touches[0] ?? previousTouches[0];
    if (at !== undefined) events.click({ x: at.x, y: at.y }, true);
  });
}

/** Sigma tells when another button is pressed, but not when it is let go. */
function isPrimary({ original }: MouseCoords): boolean {
  return 'button' in original && original.button === 0;
}
