import type { ActorKind } from '../../src/types/actor.ts';
import type { Family } from '../../src/types/relation.ts';
import { FAMILIES, KINDS } from './wording.ts';

/** The colours of the present theme, for canvas and WebGL. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  /** For what the filters or a selection elsewhere push into the background. */
  readonly faint: string;
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
    faint: colour('faint'),
    font: colour('sans'),
    families: named(FAMILIES.keys()),
    kinds: named(KINDS.keys()),
  };
}

/** Returns a `#rrggbb` colour with an opacity in [0, 1]. */
export function withOpacity(colour: string, opacity: number): string {
  const alpha = Math.round(opacity * 255);
  return colour + alpha.toString(16).padStart(2, '0');
}
