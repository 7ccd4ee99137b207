/** Draws what a comparison marks, but for the signs on lines, which stand among the other marks. */
import type { Palette } from '../appearance/palette.ts';
import { actorMark, HOLLOW, isGone, signColour, signData } from './compared.ts';
import type { Frame } from './frame.ts';
import type { Line, Scene } from './scene.ts';
import { shapeData, strokeOf } from './strokes.ts';

/** With more lines than this in the picture, none is drawn hollow; the signs on them tell as much. */
const MOST_GONE = 1500;

/** Draws the lines of which a comparison leaves nothing, hollow. Returns true where any may lie over shapes now. */
export function paintGone(
  context: CanvasRenderingContext2D,
  frame: Frame,
  scene: Scene,
  lines: readonly Line[],
  palette: Palette,
): boolean {
  const { marks } = scene;
  if (marks === null || lines.length > MOST_GONE) return false;
  const gone = lines.filter((line) => isGone(line, marks));
  context.setLineDash([]);
  context.lineCap = 'butt';
  for (const line of gone) {
    const { shaft, width } = strokeOf(frame, scene, line);
    const path = new Path2D(shaft);
    context.strokeStyle = palette.families[line.family];
    context.lineWidth = width + HOLLOW.rim;
    context.stroke(path);
    context.strokeStyle = palette.paper;
    context.lineWidth = width + HOLLOW.inside;
    context.stroke(path);
  }
  return gone.length > 0;
}

/** Draws the signs of actors that are on one side alone, and the hollow of those that are gone. */
export function paintActorMarks(
  context: CanvasRenderingContext2D,
  frame: Frame,
  scene: Scene,
  actors: readonly number[],
  palette: Palette,
): void {
  if (scene.marks === null) return;
  context.setLineDash([]);
  for (const number of actors) {
    const mark = actorMark(frame, scene, number);
    if (mark === null) continue;
    const { kind } = scene.actors[number]!;
    if (mark.hollow > 0) {
      context.fillStyle = palette.paper;
      // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas is no array
      context.fill(new Path2D(shapeData(kind, mark.at, mark.hollow)));
    }
    context.strokeStyle = signColour(mark, kind, palette);
    context.lineWidth = 2;
    context.stroke(new Path2D(signData(mark)));
  }
}
