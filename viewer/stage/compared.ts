/** What a comparison adds to the picture: a sign on each line that is not the same on both sides, beside its colour. */
import type { Palette } from '../appearance/palette.ts';
import type { Marks } from '../state/comparison.ts';
import { curveOf, type Frame, pointAt, type Point } from './frame.ts';
import type { Line, Scene } from './scene.ts';
import { type Stroke, strokeOf } from './strokes.ts';

export type CompareSign = '+' | '−' | '±' | '+ −';

/** Returns the sign of a line: "±" where its pair changed sign, "+ −" where some of a bundle came and some went. */
export function compareSign(line: Line, marks: Marks | null): CompareSign | null {
  if (marks === null) return null;
  const some = (set: ReadonlySet<string>): boolean => line.relations.some((key) => set.has(key));
  if (some(marks.changed)) return '±';
  const [came, went] = [some(marks.appeared), some(marks.vanished)];
  if (came && went) return '+ −';
  return came ? '+' : went ? '−' : null;
}

/** Returns true for a line of which nothing is left on the second side: it is drawn hollow. */
export function isGone(line: Line, marks: Marks | null): boolean {
  return marks !== null && line.relations.every((key) => marks.vanished.has(key));
}

/** Where the sign of a line stands: off its middle, where badges and marks of status are. */
export function signPlace(frame: Frame, scene: Scene, line: Line): Point {
  return pointAt(curveOf(frame, scene, line), line.relations.length > 1 ? 0.62 : 0.5);
}

/** How much wider than its line a hollow one is, and how wide the hollow. */
export const HOLLOW = { rim: 3, inside: 1.2 };

/** Draws the marks of a comparison above the lines. */
export function paintCompared(
  context: CanvasRenderingContext2D,
  frame: Frame,
  scene: Scene,
  lines: readonly Line[],
  palette: Palette,
): void {
  for (const line of lines) {
    if (isGone(line, scene.marks)) paintHollow(context, strokeOf(frame, scene, line), line, palette);
  }
  for (const line of lines) {
    const sign = compareSign(line, scene.marks);
    if (sign !== null) paintSign(context, signPlace(frame, scene, line), sign, palette);
  }
}

function paintHollow(
  context: CanvasRenderingContext2D,
  { shaft, width }: Stroke,
  { family }: Line,
  palette: Palette,
): void {
  const path = new Path2D(shaft);
  context.setLineDash([]);
  context.lineCap = 'butt';
  context.strokeStyle = palette.families[family];
  context.lineWidth = width + HOLLOW.rim;
  context.stroke(path);
  context.strokeStyle = palette.paper;
  context.lineWidth = width + HOLLOW.inside;
  context.stroke(path);
}

/** A sign in a square, which no other badge is. */
function paintSign(
  context: CanvasRenderingContext2D,
  { x, y }: Point,
  sign: CompareSign,
  palette: Palette,
): void {
  const [width, height] = [sign.length > 1 ? 26 : 16, 16];
  context.beginPath();
  context.roundRect(x - width / 2, y - height / 2, width, height, 3);
  context.fillStyle = palette.ink;
  context.fill();
  context.font = `700 13px ${palette.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = palette.paper;
  context.fillText(sign, x, y + 0.5);
}
