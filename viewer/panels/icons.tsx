import type { JSX } from 'preact';
import type { ActorKind } from '../../src/types/actor.ts';
import type { Family, Status } from '../../src/types/relation.ts';
import { LINES } from '../appearance/lines.ts';
import { SIGNS } from '../appearance/signs.ts';

/** Line drawings on a 20 by 20 grid. */
const PATHS = {
  open: 'M3 6.5V15a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1V7.5a1 1 0 0 0-1-1h-6L8.2 4H4a1 1 0 0 0-1 1Z',
  text: 'M4.5 3.5h11v13h-11ZM7.5 7h5M7.5 10h5M7.5 13h3',
  json: 'M8 3.5H6.8A1.8 1.8 0 0 0 5 5.3v2.6c0 1.2-.8 2.1-2 2.1 1.2 0 2 .9 2 2.1v2.6a1.8 1.8 0 0 0 1.8 1.8H8M12 3.5h1.2A1.8 1.8 0 0 1 15 5.3v2.6c0 1.2.8 2.1 2 2.1-1.2 0-2 .9-2 2.1v2.6a1.8 1.8 0 0 1-1.8 1.8H12',
  picture: 'M3.5 4.5h13v11h-13Zm0 8.5 3.6-3.6 3 3 2.2-2.2 4.2 4.2M12.6 7.6h.1',
  sun: 'M10 6.8a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4ZM10 2v1.6M10 16.4V18M2 10h1.6M16.4 10H18M4.3 4.3l1.2 1.2M14.5 14.5l1.2 1.2M15.7 4.3l-1.2 1.2M5.5 14.5l-1.2 1.2',
  moon: 'M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7Z',
  close: 'M5 5l10 10M15 5 5 15',
  back: 'M11.5 4.5 6 10l5.5 5.5M6.4 10H16',
  plus: 'M10 4.5v11M4.5 10h11',
  minus: 'M4.5 10h11',
  fit: 'M3.5 7.5v-4h4M12.5 3.5h4v4M16.5 12.5v4h-4M7.5 16.5h-4v-4',
  arrange:
    'M6 6.5a2 2 0 1 0-4 0 2 2 0 0 0 4 0ZM18 4.8a2 2 0 1 0-4 0 2 2 0 0 0 4 0ZM13 15.2a2 2 0 1 0-4 0 2 2 0 0 0 4 0ZM6 6.2l8-1.1M4.9 8.3l5 5.2M15.2 6.6l-3.4 6.8',
  filter: 'M3 5h14M5.8 10h8.4M8.4 15h3.2',
  help: 'M7.6 7.6a2.4 2.4 0 1 1 3.5 2.2c-.8.4-1.1.9-1.1 1.8M10 14.4h.1M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4Z',
  undo: 'M7 4.5 3.5 8 7 11.5M4 8h7.5a4.5 4.5 0 0 1 0 9H8',
  redo: 'M13 4.5 16.5 8 13 11.5M16 8H8.5a4.5 4.5 0 0 0 0 9H12',
  export: 'M10 3v9.5M6.5 9.5 10 13l3.5-3.5M3.5 13v3.5h13V13',
  play: 'M7 4.5v11l8.5-5.5Z',
  pause: 'M7 4.5v11M13 4.5v11',
} as const;

export type IconName = keyof typeof PATHS;

/** An icon of the height of the text; it is decoration, so its button needs a name. */
export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The sign of a family in its colour. */
export function FamilySign({ family }: { readonly family: Family }): JSX.Element {
  return (
    <svg class={`family-sign family-${family}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={SIGNS[family]} />
    </svg>
  );
}

/** The shape in which the stage draws actors of a kind. */
export function KindShape({ kind }: { readonly kind: ActorKind }): JSX.Element {
  const shape = {
    state: <circle cx="8" cy="8" r="6.5" />,
    organisation: <rect x="2.2" y="2.2" width="11.6" height="11.6" rx="3" />,
    person: <path d="M8 .8 15.2 8 8 15.2.8 8Z" stroke-linejoin="round" />,
    group: <path d="M8 2.2 13 5.1v5.8L8 13.8 3 10.9V5.1Z" stroke-linejoin="round" />,
  }[kind];
  return (
    <svg class={`shape kind-${kind}`} viewBox="0 0 16 16" aria-hidden="true">
      {shape}
    </svg>
  );
}

/** A short line as the stage draws relations of a status, in the colour of the text. */
export function StatusLine({ status }: { readonly status: Status }): JSX.Element {
  const { period, dash, mark } = LINES[status];
  const dashes = period === 0 ? undefined : `${dash} ${period - dash}`;
  return (
    <svg class="sample" viewBox="0 0 28 10" aria-hidden="true">
      <line x1="1" y1="5" x2="27" y2="5" stroke-dasharray={dashes} />
      {mark === 'bars' && <path d="M11 1v8M17 1v8" />}
      {mark === 'question' && (
        <text x="14" y="9" class="question">
          ?
        </text>
      )}
    </svg>
  );
}

/** An arrow, or a plain line for relations without direction. */
export function ArrowSample({ directed }: { readonly directed: boolean }): JSX.Element {
  return (
    <svg class="sample" viewBox="0 0 28 10" aria-hidden="true">
      <line x1="1" y1="5" x2={directed ? 21 : 27} y2="5" />
      {directed && <path d="M27 5 20 1.4v7.2Z" class="head" />}
    </svg>
  );
}

/** A button that is an icon; its label is its name. */
export function IconButton(props: {
  readonly label: string;
  readonly name: IconName;
  readonly onClick: () => void;
  readonly id?: string;
  readonly disabled?: boolean;
}): JSX.Element {
  const { label, name, onClick, id, disabled } = props;
  return (
    <button
      id={id}
      class="icon-button"
      type="button"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={name} />
    </button>
  );
}
