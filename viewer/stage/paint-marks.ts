/** Draws the marks that stand on lines. */
import type { Palette } from '../appearance/palette.ts';
import { SIGNS } from '../appearance/signs.ts';
import type { Mark, MarkKind } from './marks.ts';
import { paintText } from './paint-text.ts';
import { barsData, SIGN } from './strokes.ts';

type Paint = (context: CanvasRenderingContext2D, mark: Mark, palette: Palette) => void;

const PAINTS: Readonly<Record<MarkKind, Paint>> = {
  compared: paintCompared,
  bars: paintBars,
  question: (context, { text, at }, palette) =>
    paintText(context, text, at.x, at.y, `700 12px ${palette.font}`, palette),
  badge: paintBadge,
  sign: paintSign,
};

/** Draws marks, those that matter most above the others. */
export function paintMarks(
  context: CanvasRenderingContext2D,
  marks: readonly Mark[],
  palette: Palette,
): void {
  for (const mark of marks.toReversed()) PAINTS[mark.kind](context, mark, palette);
}

/** A sign in a square, which no other mark is. */
function paintCompared(
  context: CanvasRenderingContext2D,
  { text, at: { x, y }, width, height }: Mark,
  { ink, paper, font }: Palette,
): void {
  context.beginPath();
  context.roundRect(x - width / 2, y - height / 2, width, height, 3);
  context.fillStyle = ink;
  context.fill();
  context.font = `700 ${height - 3}px ${font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = paper;
  context.fillText(text, x, y + 0.5);
}

function paintBars(context: CanvasRenderingContext2D, mark: Mark, { paper, families }: Palette): void {
  const path = new Path2D(barsData(mark));
  context.strokeStyle = paper;
  context.lineWidth = 4;
  context.stroke(path);
  context.strokeStyle = families[mark.line.family];
  context.lineWidth = 1.8;
  context.stroke(path);
}

function paintBadge(
  context: CanvasRenderingContext2D,
  { text, at: { x, y }, line, width, height }: Mark,
  palette: Palette,
): void {
  context.beginPath();
  context.roundRect(x - width / 2, y - height / 2, width, height, height / 2);
  context.fillStyle = palette.paper;
  context.fill();
  context.strokeStyle = palette.families[line.family];
  context.lineWidth = 1.4;
  context.stroke();
  paintText(context, text, x, y + 0.5, `650 10.5px ${palette.font}`, palette);
}

function paintSign(
  context: CanvasRenderingContext2D,
  { at, line }: Mark,
  { paper, families }: Palette,
): void {
  context.save();
  context.translate(at.x, at.y);
  context.beginPath();
  context.arc(0, 0, SIGN.half + 1.5, 0, 2 * Math.PI);
  context.fillStyle = paper;
  context.fill();
  context.scale(SIGN.scale, SIGN.scale);
  context.translate(-8, -8);
  context.strokeStyle = families[line.family];
  context.lineWidth = 2.2;
  context.lineCap = 'round';
  context.stroke(new Path2D(SIGNS[line.family]));
  context.restore();
}
