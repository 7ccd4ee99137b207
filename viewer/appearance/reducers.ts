import { endsOf } from '../state/model.ts';
import { lit } from '../state/lit.ts';
import type { State } from '../state/state.ts';
import { LINES, lineWidth } from './lines.ts';
import { mix, type Palette, withOpacity } from './palette.ts';

/** What the node program and the labels need to know of an actor. */
export interface ActorLook {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly size: number;
  readonly color: string;
  /** Colour of the ring about the shape, at a small distance. */
  readonly ring: string;
  /** Colour of the ground, which keeps the shape apart from what lies under it. */
  readonly ground: string;
  readonly shape: number;
  readonly hidden: boolean;
  /** Colour of the name. */
  readonly ink: string;
  /** Pushed into the background. */
  readonly dimmed: boolean;
  readonly emphasised: boolean;
  readonly zIndex: number;
}

/** What the edge program needs to know of a relation. */
export interface RelationLook {
  readonly label: string;
  readonly type: 'straight' | 'curved';
  readonly size: number;
  readonly color: string;
  readonly bend: number;
  readonly arrow: boolean;
  readonly period: number;
  readonly filled: number;
  readonly hidden: boolean;
  readonly zIndex: number;
}

/** How everything looks at one moment. */
export interface Look {
  actor(key: string): ActorLook;
  relation(key: string): RelationLook;
}

const SHAPES = { state: 0, organisation: 1, person: 2, group: 3 } as const;
const MIN_RADIUS = 8;
const MAX_RADIUS = 21;

/** Returns the look of every actor and relation that follows from the state. */
export function createLook(state: State, palette: Palette): Look {
  const { model, view, positions } = state;
  if (model === null || view === null) throw new Error('no graph to look at');
  const focus = state.hover ?? state.selection;
  const near = lit(state, focus);
  let [smallest, largest] = [Infinity, -Infinity];
  for (const { size } of model.actors.values()) {
    smallest = Math.min(smallest, size);
    largest = Math.max(largest, size);
  }
  const range = largest - smallest;

  return {
    actor(key) {
      const actor = model.actors.get(key);
      const position = positions.get(key);
      if (actor === undefined || position === undefined) throw new Error(`no actor ${key}`);
      const selected = state.selection?.type === 'actor' && state.selection.key === key;
      const dimmed =
        near === null ? !view.connected.has(key) && actor.relations.length > 0 : !near.actors.has(key);
      const share = range > 0 ? (actor.size - smallest) / range : 0.3;
      const fill = palette.kinds[actor.kind];
      return {
        ...position,
        label: actor.label,
        size: MIN_RADIUS + (MAX_RADIUS - MIN_RADIUS) * Math.sqrt(share) * 0.999,
        color: dimmed ? mix(fill, palette.paper, 0.76) : fill,
        ink: dimmed ? mix(palette.ink, palette.paper, 0.62) : palette.ink,
        ring: selected ? palette.ink : withOpacity(palette.paper, 0),
        ground: palette.paper,
        shape: SHAPES[actor.kind],
        hidden: !view.actors.has(key),
        dimmed,
        emphasised: selected || (focus?.type === 'actor' && focus.key === key),
        zIndex: dimmed ? 0 : 1,
      };
    },
    relation(key) {
      const relation = view.relations.get(key) ?? model.relations.get(key);
      if (relation === undefined) throw new Error(`no relation ${key}`);
      const line = LINES[relation.status];
      const bend = view.bends.get(key) ?? 0;
      const chosen = focus?.type === 'relation' && focus.key === key;
      const dimmed = near !== null && !near.relations.has(key);
      return {
        label: endsOf(model, relation),
        type: bend === 0 ? 'straight' : 'curved',
        size: lineWidth(relation.weight) + (chosen ? 1.6 : 0),
        color: withOpacity(palette.families[relation.family], dimmed ? 0.14 : chosen ? 1 : line.opacity),
        bend,
        arrow: !relation.undirected,
        period: line.period,
        filled: line.filled,
        hidden: !view.relations.has(key),
        zIndex: chosen ? 2 : dimmed ? 0 : 1,
      };
    },
  };
}
