/** Draws on the two canvases above the WebGL layers: names and badges, and what is in focus. */
import type { Family } from '../../src/types/relation.ts';
import type { Palette } from '../appearance/palette.ts';
import { SIGNS } from '../appearance/signs.ts';
import { colourOf } from './colours.ts';
import { paintCompared } from './compared.ts';
import type { Focus } from './focus.ts';
import { curveOf, type Frame, pointAt, toScreen } from './frame.ts';
import { type Hull, HULL_DASHES } from './hulls.ts';
import type { Name } from './names.ts';
import type { Line, Scene } from './scene.ts';
import { radiusOf } from './sizes.ts';
import { BADGE_AT, badgeOf, MOST_SIGNED, shapeData, SIGN, strokeOf, type Stroke } from './strokes.ts';

/** With more lines than this in the picture, marks and badges would cover it; pointing at a line still tells all. */
const MOST_MARKED = 1500;
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
    paintText(context, letter, top.x, top.y, `650 14px ${palette.font}`, palette.ink, palette.paper);
  }
}

/** Draws what WebGL does not: names, the marks of denied and doubted lines, and the badges of bundles. */
export function paintBase(
  context: CanvasRenderingContext2D,
  frame: Frame,
  scene: Scene,
  names: readonly Name[],
  palette: Palette,
): void {
  const lines = scene.lines.filter((line) => line !== null);
  for (const line of lines.length > MOST_MARKED ? [] : lines) {
    const marked = line.status === 'denied' || line.status === 'doubted';
    const signed = lines.length <= MOST_SIGNED;
    if (line.relations.length > 1) paintBadge(context, frame, scene, line, palette);
    else if (marked || signed) {
      const stroke = strokeOf(frame, scene, line);
      paintMarks(context, stroke, palette.families[line.family], palette);
      if (signed) paintSign(context, stroke, line.family, palette);
    }
  }
  if (scene.marks !== null && lines.length <= MOST_MARKED)
    paintCompared(context, frame, scene, lines, palette);
  for (const name of names) paintName(context, name, palette, false);
}

/** Draws the lines in focus with a halo, and their actors above them. */
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
    const stroke = strokeOf(frame, scene, line, chosen ? 1.5 : 0);
    paintLine(context, stroke, palette.families[line.family], palette);
    const signed = focus.lines.length <= MOST_SIGNED && line.relations.length === 1;
    if (signed) paintSign(context, stroke, line.family, palette);
  }
  for (const number of focus.actors) {
    paintActor(context, frame, scene, number, number === focus.actor, palette);
  }
  for (const line of focus.lines) {
    if (line.relations.length > 1) paintBadge(context, frame, scene, line, palette);
  }
  paintCompared(context, frame, scene, focus.lines, palette);
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
  paintMarks(context, stroke, colour, palette);
}

function paintMarks(
  context: CanvasRenderingContext2D,
  { bars, questioned, middle }: Stroke,
  colour: string,
  palette: Palette,
): void {
  if (bars !== null) {
    const path = new Path2D(bars);
    context.strokeStyle = palette.paper;
    context.lineWidth = 4;
    context.stroke(path);
    context.strokeStyle = colour;
    context.lineWidth = 1.8;
    context.stroke(path);
  }
  if (questioned)
    paintText(context, '?', middle.x, middle.y, `700 12px ${palette.font}`, palette.ink, palette.paper);
}

function paintSign(
  context: CanvasRenderingContext2D,
  { sign }: Stroke,
  family: Family,
  palette: Palette,
): void {
  if (sign === null) return;
  context.save();
  context.translate(sign.x, sign.y);
  context.beginPath();
  context.arc(0, 0, SIGN.half + 1.5, 0, 2 * Math.PI);
  context.fillStyle = palette.paper;
  context.fill();
  context.scale(SIGN.scale, SIGN.scale);
  context.translate(-8, -8);
  context.strokeStyle = palette.families[family];
  context.lineWidth = 2.2;
  context.lineCap = 'round';
  context.stroke(new Path2D(SIGNS[family]));
  context.restore();
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

const BADGE = { width: 18, height: 14 };

function paintBadge(
  context: CanvasRenderingContext2D,
  frame: Frame,
  scene: Scene,
  line: Line,
  palette: Palette,
): void {
  const { x, y } = pointAt(curveOf(frame, scene, line), BADGE_AT);
  const text = badgeOf(line);
  const width = Math.max(BADGE.width, 8 + 6.5 * text.length);
  context.beginPath();
  context.roundRect(x - width / 2, y - BADGE.height / 2, width, BADGE.height, BADGE.height / 2);
  context.fillStyle = palette.paper;
  context.fill();
  context.strokeStyle = palette.families[line.family];
  context.lineWidth = 1.4;
  context.stroke();
  paintText(context, text, x, y + 0.5, `650 10.5px ${palette.font}`, palette.ink, palette.paper);
}

function paintName(context: CanvasRenderingContext2D, name: Name, palette: Palette, strong: boolean): void {
  const { left, right, top, bottom, text, leadsFrom } = name;
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  if (leadsFrom !== null) {
    context.beginPath();
    context.moveTo(leadsFrom.x, leadsFrom.y);
    context.lineTo(
      Math.max(left, Math.min(right, leadsFrom.x)),
      Math.max(top, Math.min(bottom, leadsFrom.y)),
    );
    context.strokeStyle = palette.ink;
    context.lineWidth = 0.8;
    context.stroke();
  }
  const height = bottom - top - 3;
  paintText(context, text, x, y, nameFont(height, strong, palette), palette.ink, palette.paper);
}

export function nameFont(size: number, strong: boolean, palette: Palette): string {
  return `${strong ? 650 : 500} ${size}px ${palette.font}`;
}

function paintText(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  font: string,
  ink: string,
  paper: string,
): void {
  context.font = font;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = HALO;
  context.strokeStyle = paper;
  context.strokeText(text, x, y);
  context.fillStyle = ink;
  context.fillText(text, x, y);
}
