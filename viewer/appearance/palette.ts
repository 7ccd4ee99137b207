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
  /** Of the largest communities, in order. */
  readonly communities: readonly string[];
  /** Of all other communities. */
  readonly others: string;
}

/** So many communities have a colour of their own. */
export const COLOURED = 8;

/** Reads the palette of the present theme from the style sheet, the one place where colours are named. */
export function readPalette(): Palette {
  const probe = document.createElement('span');
  document.body.append(probe);
  const style = getComputedStyle(probe);
  const colour = (name: string): string => {
    // The name alone stands for a light and a dark colour; used, it is one of them.
    probe.style.color = `var(--${name})`;
    return hexOf(style.color);
  };
  const named = <K extends string>(keys: Iterable<K>): Record<K, string> =>
    Object.fromEntries([...keys].map((key) => [key, colour(key)])) as Record<K, string>;
  const palette = {
    paper: colour('paper'),
    ink: colour('ink'),
    soft: colour('soft'),
    accent: colour('accent'),
    font: style.getPropertyValue('--sans').trim(),
    families: named(FAMILIES.keys()),
    kinds: named(KINDS.keys()),
    communities: Array.from({ length: COLOURED }, (_, index) => colour(`community-${index}`)),
    others: colour('control'),
  };
  probe.remove();
  return palette;
}

/** Returns `rgb(r, g, b)` as `#rrggbb`. */
function hexOf(colour: string): string {
  const channels = colour.match(/\d+/g)?.slice(0, 3) ?? [];
  return `#${channels.map((channel) => Number(channel).toString(16).padStart(2, '0')).join('')}`;
}

/** Returns the channels of a `#rrggbb` colour, each in [0, 1]. */
export function channelsOf(colour: string): [number, number, number] {
  const channel = (at: number): number => Number.parseInt(colour.slice(at, at + 2), 16) / 255;
  return [channel(1), channel(3), channel(5)];
}
