/** Colours keep apart from the ground and from each other, for colour-blind eyes too. */
import { readFileSync } from 'node:fs';
import {
  converter,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  type Color,
  type Rgb,
  wcagContrast,
} from 'culori';
import { describe, expect, test } from 'vitest';
import { COLOURED } from '../../viewer/appearance/palette.ts';
import { FAMILIES, KINDS } from '../../viewer/appearance/wording.ts';

const css = readFileSync('viewer/styles/tokens.css', 'utf8');
const PAIR = /light-dark\((#\w+), (#\w+)\)/g;
const THEMES = [
  ['light', css.replace(PAIR, '$1')],
  ['dark', css.replace(PAIR, '$2')],
] as const;

const COMMUNITIES = Array.from({ length: COLOURED }, (_, index) => `community-${index}`);

/** Contrast that graphical objects need (WCAG 2.2, 1.4.11) and text needs (1.4.3). */
const SEEN = 3;
const READ = 4.5;

const linear = converter('lrgb');

/** The simulations of Machado et al. (2009) hold for linear light. */
function inLinearLight(filter: (colour: Color) => Color | undefined): (colour: Color) => Color {
  return (colour) => {
    const { r, g, b } = linear(colour);
    const seen = filter({ mode: 'rgb', r, g, b }) as Rgb;
    const within = (channel: number): number => Math.max(0, Math.min(1, channel));
    return { mode: 'lrgb', r: within(seen.r), g: within(seen.g), b: within(seen.b) };
  };
}

const EYES: readonly (readonly [name: string, seen: (colour: Color) => Color])[] = [
  ['usual', (colour) => colour],
  ['protan', inLinearLight(filterDeficiencyProt(1))],
  ['deutan', inLinearLight(filterDeficiencyDeuter(1))],
  ['tritan', inLinearLight(filterDeficiencyTrit(1))],
];

const distance = differenceCiede2000();

describe.each(THEMES)('the %s theme', (_, block) => {
  const colour = (name: string): Color => {
    const found = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(block)?.[1];
    const parsed = found === undefined ? undefined : parse(found);
    if (parsed === undefined) throw new Error(`tokens.css has no colour --${name}`);
    return parsed;
  };

  test('families, kinds and communities stand out from every ground', () => {
    for (const name of [...FAMILIES.keys(), ...KINDS.keys(), ...COMMUNITIES]) {
      for (const ground of ['paper', 'surface', 'sunken']) {
        expect(wcagContrast(colour(name), colour(ground)), `${name} on ${ground}`).toBeGreaterThanOrEqual(
          SEEN,
        );
      }
    }
  });

  test('text can be read on every ground', () => {
    for (const ink of ['ink', 'soft', 'accent']) {
      for (const ground of ['paper', 'surface', 'sunken']) {
        expect(wcagContrast(colour(ink), colour(ground)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(READ);
      }
    }
  });

  // Kinds have shapes of their own beside their colours, so they may be nearer to each other.
  test.each([
    ['families', [...FAMILIES.keys()], 20],
    ['kinds', [...KINDS.keys()], 15],
    // With letters in the legend and the outlines, and the colour of all others.
    ['communities', [...COMMUNITIES, 'control'], 11],
  ])('%s are apart for all eyes', (__, names, least) => {
    for (const [eyes, seen] of EYES) {
      for (const [index, one] of names.entries()) {
        for (const other of names.slice(index + 1)) {
          const apart = distance(seen(colour(one)), seen(colour(other)));
          expect(apart, `${one} and ${other} to ${eyes} eyes`).toBeGreaterThanOrEqual(least);
        }
      }
    }
  });
});
