/** Draws on the two canvases above the WebGL layers: names and badges, and what is in focus. */
import type { Palette } from '../appearance/palette.ts';
import { colourOf } from './colours.ts';
import type { Focus } from './focus.ts';
import { type Frame, toScreen } from './frame.ts';
import { type Hull, HULL_DASHES } from './hulls.ts';
import { marksOf } from './marks.ts';
import { type Name, nearestIn } from './names.ts';
import { paintActorMarks, paintGone } from './paint-compared.ts';
import { paintMarks } from './paint-marks.ts';
import { paintText } from './paint-text.ts';
import type { Scene } from './scene.ts';
import { radiusOf } from './sizes.ts';
import { shapeData, strokeOf, type Stroke } from './strokes.ts';

const HALO = 3;

/** Draws the outlines of communities, with their letters. */
export function paintHulls(
  context: CanvasRenderingContext2D,
  hulls: readonly Hull[],
  palette: Palette,
): void {
  for (const { letter, outline, top } of hulls) {
    const path = new Path2D(outline);
    context.globalAlpha = 0.07;
    context.fillStyle = palette.ink;
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas is no array
    context.fill(path);
    context.globalAlpha = 1;
    context.setLineDash([...HULL_DASHES]);
    context.lineWidth = 1.2;
    context.strokeStyle = palette.soft;
    context.stroke(path);
    context.setLineDash([]);
    paintText(context, letter, top.x, top.y, `650 14px ${palette.font}`, palette);
  }
}

/** Draws what WebGL does not: names, and what stands on lines. */
export function paintBase(
  context: CanvasRenderingContext2D,
  frame: Frame,
  scene: Scene,
  names: readonly Name[],
  palette: Palette,
): void {
  const lines = scene.lines.filter((line) => line !== null);
  const everyone = [...scene.actors.keys()];
  if (paintGone(context, frame, scene, lines, palette)) {
    for (const number of everyone) {
      if (scene.actors[number]!.shown) paintActor(context, frame, scene, number, false, palette);
    }
  }
  paintActorMarks(context, frame, scene, everyone, palette);
  paintMarks(context, marksOf(frame, scene, lines, everyone, names), palette);
  for (const name of names) paintName(context, name, palette, false);
}

/** How strongly lines are drawn that lie beside those that are meant, between the same actors. */
const BESIDE = 0.35;

/** Draws the lines in focus with a halo, those beside them faintly, and their actors above them. */
export function paintFocus(
  context: CanvasRenderingContext2D,
  frame: Frame,
  scene: Scene,
  focus: Focus,
  names: readonly Name[],
  palette: Palette,
): void {
  for (const line of focus.lines) {
    const chosen = focus.relations.has(line.relations[0]!);
    context.globalAlpha = chosen || focus.actor !== null ? 1 : BESIDE;
    paintLine(
      context,
      strokeOf(frame, scene, line, chosen ? 1.5 : 0),
      palette.families[line.family],
      palette,
    );
  }
  context.globalAlpha = 1;
  paintGone(context, frame, scene, focus.lines, palette);
  for (const number of focus.actors) {
    paintActor(context, frame, scene, number, number === focus.actor, palette);
  }
  paintActorMarks(context, frame, scene, focus.actors, palette);
  paintMarks(context, marksOf(frame, scene, focus.lines, focus.actors, names), palette);
  for (const name of names) paintName(context, name, palette, focus.actor === name.actor);
}

function paintLine(
  context: CanvasRenderingContext2D,
  stroke: Stroke,
  colour: string,
  palette: Palette,
): void {
  const shaft = new Path2D(stroke.shaft);
  context.lineCap = 'butt';
  context.setLineDash([]);
  context.strokeStyle = palette.paper;
  context.lineWidth = stroke.width + 2 * HALO;
  context.stroke(shaft);
  context.strokeStyle = context.fillStyle = colour;
  context.lineWidth = stroke.width;
  context.setLineDash([...stroke.dashes]);
  context.stroke(shaft);
  context.setLineDash([]);
  const head = new Path2D(stroke.head ?? '');
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas is no array
  context.fill(head);
}

function paintActor(
  context: CanvasRenderingContext2D,
  frame: Frame,
  scene: Scene,
  number: number,
  ringed: boolean,
  palette: Palette,
): void {
  const actor = scene.actors[number]!;
  const { kind, size, x, y } = actor;
  const middle = toScreen(frame, { x, y });
  const radius = radiusOf(size, frame.measure);
  if (ringed) fillShape(context, shapeData(kind, middle, radius + 4.5), palette.ink);
  fillShape(context, shapeData(kind, middle, radius + 2), palette.paper);
  fillShape(context, shapeData(kind, middle, radius), colourOf(scene, actor, palette));
  // A group is a hollow shape, as in the shader.
  if (kind === 'group') fillShape(context, shapeData(kind, middle, radius * 0.66), palette.paper);
}

function fillShape(context: CanvasRenderingContext2D, data: string, colour: string): void {
  const shape = new Path2D(data);
  context.fillStyle = colour;
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas is no array
  context.fill(shape);
}

function paintName(context: CanvasRenderingContext2D, name: Name, palette: Palette, strong: boolean): void {
  const { left, right, top, bottom, text, leadsFrom } = name;
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  if (leadsFrom !== null) {
    const end = nearestIn(name, leadsFrom);
    context.beginPath();
    context.moveTo(leadsFrom.x, leadsFrom.y);
    context.lineTo(end.x, end.y);
    context.strokeStyle = palette.ink;
    context.lineWidth = 0.8;
    context.stroke();
  }
  const height = bottom - top - 3;
  paintText(context, text, x, y, nameFont(height, strong, palette), palette);
}

export function nameFont(size: number, strong: boolean, palette: Palette): string {
  return `${strong ? 650 : 500} ${size}px ${palette.font}`;
}
