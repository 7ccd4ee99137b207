import type { ActorKind } from '../../src/types/actor.ts';
import type { Family } from '../../src/types/relation.ts';
import { FAMILIES, KINDS } from './wording.ts';

/** The colours of the present theme, for canvas and WebGL. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly font: string;
  readonly families: Readonly<Record<Family, string>>;
  readonly kinds: Readonly<Record<ActorKind, string>>;
}

/** Reads the palette from the style sheet, the one place where colours are named. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const named = <K extends string>(keys: Iterable<K>): Record<K, string> =>
    Object.fromEntries([...keys].map((key) => [key, colour(key)])) as Record<K, string>;
  return {
    paper: colour('paper'),
    ink: colour('ink'),
    font: colour('sans'),
    families: named(FAMILIES.keys()),
    kinds: named(KINDS.keys()),
  };
}

/** Returns the `#rrggbb` colour that lies the given share of the way from one to another. */
export function mix(from: string, to: string, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const [a, b] = [from, to].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16));
    return Math.round((a ?? 0) + ((b ?? 0) - (a ?? 0)) * share);
  });
  return `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** Returns a `#rrggbb` colour with an opacity in [0, 1]. */
export function withOpacity(colour: string, opacity: number): string {
  const alpha = Math.round(opacity * 255);
  return colour + alpha.toString(16).padStart(2, '0');
}
