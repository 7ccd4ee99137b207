import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LIGHT } from '../../src/formats/theme.ts';

it('pictures have the colours of the viewer', () => {
  const css = readFileSync('viewer/styles/tokens.css', 'utf8');
  const colours = { paper: LIGHT.paper, ink: LIGHT.ink, ...LIGHT.families, ...LIGHT.kinds };
  for (const [name, colour] of Object.entries(colours))
    expect(css).toContain(`--${name}: light-dark(${colour}, `);
});
