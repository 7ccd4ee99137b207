import type { ActorKind } from '../types/actor.ts';
import type { Family } from '../types/relation.ts';

/** The colours of a picture, `#rrggbb`. */
export interface Theme {
  readonly paper: string;
  readonly ink: string;
  readonly font: string;
  readonly families: Readonly<Record<Family, string>>;
  readonly kinds: Readonly<Record<ActorKind, string>>;
}

/** The light colours of the viewer: its style sheet, viewer/styles/tokens.css, names them too. */
export const LIGHT: Theme = {
  paper: '#faf9f6',
  ink: '#22252b',
  font: 'system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif',
  families: {
    cooperation: '#005a55',
    commitment: '#0580ed',
    concern: '#be7a0b',
    conflict: '#991a06',
    affiliation: '#88888c',
  },
  kinds: { state: '#2a3955', organisation: '#7862a9', person: '#94586e', group: '#94876e' },
};
