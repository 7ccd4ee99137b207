/** What a comparison adds to the picture: a sign on each line and actor that is not the same on both sides, beside its colour. */
import type { ActorKind } from '../../src/types/actor.ts';
import type { Palette } from '../appearance/palette.ts';
import type { Marks } from '../state/comparison.ts';
import { type Frame, type Point, toScreen } from './frame.ts';
import type { Line, Scene } from './scene.ts';
import { radiusOf } from './sizes.ts';

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

/** How much wider than its line a hollow one is, and how wide the hollow. */
export const HOLLOW = { rim: 3, inside: 1.2 };

/** What marks an actor that is on one side alone: one that is gone is hollow, and the sign stands in its shape. */
export interface ActorMark {
  readonly sign: '+' | '−';
  readonly at: Point;
  /** Half the height of the sign; 0 where the shape is too small for one. */
  readonly half: number;
  /** Radius of the hollow; 0 for none. */
  readonly hollow: number;
}

const SMALLEST = 5;

/** Returns the mark of an actor, by its number; null where it is on both sides, or not shown. */
export function actorMark(frame: Frame, scene: Scene, number: number): ActorMark | null {
  const { key, size, shown, x, y } = scene.actors[number]!;
  const { appeared, vanished } = scene.marks?.actors ?? {};
  const isNew = appeared?.has(key) === true;
  if (!shown || (!isNew && vanished?.has(key) !== true)) return null;
  const radius = radiusOf(size, frame.measure);
  return {
    sign: isNew ? '+' : '−',
    at: toScreen(frame, { x, y }),
    half: radius < SMALLEST ? 0 : Math.min(7, radius * 0.45),
    hollow: isNew ? 0 : radius * 0.72,
  };
}

/** Returns the colour of the sign of an actor of that kind: that of what it stands on is the other one. */
export function signColour({ hollow }: ActorMark, kind: ActorKind, { ink, paper }: Palette): string {
  return hollow > 0 || kind === 'group' ? ink : paper;
}

/** Returns the path data of the sign of an actor. */
export function signData({ sign, at: { x, y }, half }: ActorMark): string {
  const across = `M${x - half} ${y}H${x + half}`;
  return sign === '+' ? `${across}M${x} ${y - half}V${y + half}` : across;
}
