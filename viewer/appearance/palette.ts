import type { ActorKind } from '../../src/types/actor.ts';
import type { Family } from '../../src/types/relation.ts';
import { FAMILIES, KINDS } from './wording.ts';

/** The colours of the present theme, for canvas and WebGL. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly soft: string;
  readonly accent: string;
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
    soft: colour('soft'),
    accent: colour('accent'),
    font: colour('sans'),
    families: named(FAMILIES.keys()),
    kinds: named(KINDS.keys()),
  };
}

/** Returns the channels of a `#rrggbb` colour, each in [0, 1]. */
export function channelsOf(colour: string): [number, number, number] {
  const channel = (at: number): number => Number.parseInt(colour.slice(at, at + 2), 16) / 255;
  return [channel(1), channel(3), channel(5)];
}
