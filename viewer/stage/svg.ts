/** The picture as SVG, with real text and curves: for export, and for pages without WebGL. */
import type { Palette } from '../appearance/palette.ts';
import { SIGNS } from '../appearance/signs.ts';
import { colourOf } from './colours.ts';
import { actorMark, HOLLOW, isGone, signColour, signData } from './compared.ts';
import { type Frame, toScreen } from './frame.ts';
import { type Hull, HULL_DASHES, hullsOf } from './hulls.ts';
import { type Mark, marksOf } from './marks.ts';
import { type Name, type Naming, nearestIn, placeNames } from './names.ts';
import type { Line, Scene } from './scene.ts';
import { radiusOf } from './sizes.ts';
import { barsData, shapeData, SIGN, strokeOf } from './strokes.ts';
import { grouped } from '../../src/types/grouped.ts';

const NAMESPACE = 'http://www.w3.org/2000/svg';
/** Height of the letters, and how wide one is for its height where no canvas is there to measure. */
const LETTERS = { size: 12, width: 0.56 };

/**
 * Returns the picture of a frame as an SVG element: outlines of groups, lines, shapes and names.
 *
 * Every line has the attribute `data-drawn-relation`, every shape `data-drawn-actor`, so that a page can tell what was clicked.
 */
export function svgOf(
  scene: Scene,
  frame: Frame,
  palette: Palette,
  groups: readonly (readonly string[])[] = [],
): SVGSVGElement {
  const { width, height } = frame;
  const root = element('svg', { width, height, viewBox: `0 0 ${width} ${height}` });
  root.append(element('rect', { width, height, fill: palette.paper }));
  const hulls = element('g', {});
  for (const hull of hullsOf(frame, scene, groups)) hulls.append(...hullOf(hull, palette));
  const lines = element('g', { fill: 'none' });
  const drawn = scene.lines.filter((line) => line !== null);
  const named = placeNames(frame, scene, naming());
  const marks = grouped(marksOf(frame, scene, drawn, scene.actors.keys(), named), ({ line }) => line);
  for (const line of drawn) lines.append(lineOf(scene, frame, line, marks.get(line) ?? [], palette));
  const actors = element('g', {});
  for (const [number, { shown }] of scene.actors.entries()) {
    if (shown)
      actors.append(actorOf(scene, frame, number, palette), ...actorMarkOf(scene, frame, number, palette));
  }
  const names = element('g', {
    'font-family': palette.font,
    'font-size': LETTERS.size,
    'text-anchor': 'middle',
  });
  for (const name of named) names.append(...nameOf(name, palette));
  root.append(hulls, lines, actors, names);
  return root as SVGSVGElement;
}

/** Returns an SVG element as the text of a file. */
export function textOf(svg: SVGElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`;
}

/** Returns an SVG picture as PNG, `scale` times as large. Rejects where the browser cannot draw one so large. */
export async function pngOf(svg: SVGSVGElement, scale: number): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([textOf(svg)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(Number(svg.getAttribute('width')) * scale);
    canvas.height = Math.round(Number(svg.getAttribute('height')) * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done));
    if (blob === null) throw new Error('the canvas is too large');
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}

function naming(): Naming {
  const widthOf = (text: string): number => text.length * LETTERS.size * LETTERS.width;
  return { size: LETTERS.size, widthOf, obstacles: [], first: [], others: true };
}

function hullOf({ letter, outline, top }: Hull, palette: Palette): SVGElement[] {
  const look = { fill: palette.ink, 'fill-opacity': 0.07, stroke: palette.soft };
  const path = element('path', { d: outline, ...look, 'stroke-dasharray': HULL_DASHES.join(' ') });
  return [path, textAt(letter, top.x, top.y, palette)];
}

function lineOf(
  scene: Scene,
  frame: Frame,
  line: Line,
  marks: readonly Mark[],
  palette: Palette,
): SVGElement {
  const colour = palette.families[line.family];
  const { shaft, width, dashes, head } = strokeOf(frame, scene, line);
  const [from, to] = [scene.actors[line.source]!.label, scene.actors[line.target]!.label];
  const group = element('g', { stroke: colour, 'data-drawn-relation': line.relations[0]! });
  const count = line.relations.length > 1 ? ` (${line.relations.length})` : '';
  group.append(titled(`${from} ${line.arrow ? '→' : '–'} ${to}: ${line.family}${count}`));
  const dash = dashes.length === 0 ? {} : { 'stroke-dasharray': dashes.join(' ') };
  const gone = isGone(line, scene.marks);
  group.append(
    element('path', { d: shaft, 'stroke-width': rounded(width + (gone ? HOLLOW.rim : 0)), ...dash }),
  );
  if (gone) {
    const inside = rounded(width + HOLLOW.inside);
    group.append(element('path', { d: shaft, 'stroke-width': inside, stroke: palette.paper }));
  }
  if (head !== null) group.append(element('path', { d: head, fill: colour, stroke: 'none' }));
  for (const mark of marks) group.append(...markOf(mark, palette));
  return group;
}

function markOf(mark: Mark, palette: Palette): SVGElement[] {
  const { kind, text, at, width, height } = mark;
  if (kind === 'bars') return [element('path', { d: barsData(mark), 'stroke-width': 1.8 })];
  if (kind === 'sign') return signAt(mark, palette);
  const label = textAt(text, at.x, at.y, palette);
  if (kind === 'question') return [label];
  const box = {
    x: rounded(at.x - width / 2),
    y: rounded(at.y - height / 2),
    width,
    height,
    rx: kind === 'badge' ? height / 2 : 3,
  };
  if (kind === 'badge') return [element('rect', { ...box, fill: palette.paper }), label];
  const look = { fill: palette.paper, stroke: 'none', 'font-size': String(height - 3) };
  for (const [name, value] of Object.entries(look)) label.setAttribute(name, value);
  return [element('rect', { ...box, fill: palette.ink, stroke: 'none' }), label];
}

/** The sign of a family on its line, on a disc of paper. */
function signAt({ at: { x, y }, line: { family } }: Mark, palette: Palette): SVGElement[] {
  const disc = element('circle', {
    cx: rounded(x),
    cy: rounded(y),
    r: SIGN.half + 1.5,
    fill: palette.paper,
    stroke: 'none',
  });
  const move = `translate(${rounded(x - 8 * SIGN.scale)} ${rounded(y - 8 * SIGN.scale)}) scale(${SIGN.scale})`;
  const look = { 'stroke-width': 2.2, 'stroke-linecap': 'round', 'data-sign': family };
  return [disc, element('path', { d: SIGNS[family], transform: move, ...look })];
}

function actorOf(scene: Scene, frame: Frame, number: number, palette: Palette): SVGElement {
  const actor = scene.actors[number]!;
  const { key, kind, label, size, x, y } = actor;
  const radius = radiusOf(size, frame.measure);
  const colour = colourOf(scene, actor, palette);
  const shape = shapeData(kind, toScreen(frame, { x, y }), kind === 'group' ? radius * 0.83 : radius);
  // A group is a hollow shape, as on the canvas.
  const look =
    kind === 'group'
      ? { fill: palette.paper, stroke: colour, 'stroke-width': rounded(radius * 0.34) }
      : { fill: colour, stroke: palette.paper, 'stroke-width': 1 };
  const path = element('path', { d: shape, 'data-drawn-actor': key, ...look });
  path.append(titled(label));
  return path;
}

/** The sign of an actor that a comparison marks, with the hollow of one that is gone. */
function actorMarkOf(scene: Scene, frame: Frame, number: number, palette: Palette): SVGElement[] {
  const mark = actorMark(frame, scene, number);
  if (mark === null) return [];
  const { kind } = scene.actors[number]!;
  const { at, hollow, sign } = mark;
  const colour = signColour(mark, kind, palette);
  const look = { stroke: colour, 'stroke-width': 2, 'pointer-events': 'none', 'data-compared': sign };
  const inside = { d: shapeData(kind, at, hollow), fill: palette.paper, 'pointer-events': 'none' };
  return [
    ...(hollow > 0 ? [element('path', inside)] : []),
    element('path', { d: signData(mark), fill: 'none', ...look }),
  ];
}

function nameOf(name: Name, palette: Palette): SVGElement[] {
  const { left, right, top, bottom, text, leadsFrom } = name;
  const label = textAt(text, (left + right) / 2, (top + bottom) / 2, palette);
  if (leadsFrom === null) return [label];
  const end = nearestIn(name, leadsFrom);
  const ends = { x1: leadsFrom.x, y1: leadsFrom.y, x2: end.x, y2: end.y };
  return [element('line', { ...ends, stroke: palette.ink, 'stroke-width': 0.8 }), label];
}

function textAt(text: string, x: number, y: number, palette: Palette): SVGElement {
  const halo = {
    stroke: palette.paper,
    'stroke-width': 3,
    'stroke-linejoin': 'round',
    'paint-order': 'stroke',
  };
  const at = { x: rounded(x), y: rounded(y + 4), 'text-anchor': 'middle' };
  const label = element('text', { ...at, fill: palette.ink, ...halo });
  label.textContent = text;
  return label;
}

function titled(text: string): SVGElement {
  const title = element('title', {});
  title.textContent = text;
  return title;
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, String(value));
  }
  return made;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
