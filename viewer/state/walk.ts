import type { ActorNode, RelationEdge } from './model.ts';
import type { State } from './state.ts';

/** Where somebody is who walks the graph edge by edge. */
export interface Walk {
  readonly actor: string;
  /** Key of the relation that is looked along; null before the first turn. */
  readonly relation: string | null;
  /** The actors that were walked from, the last one last. */
  readonly trail: readonly string[];
}

/** A turn to the next relation, counter-clockwise or clockwise; a step along it or back; a look at what proves it. */
export type Step = -1 | 1 | 'along' | 'back' | 'open';

/** Returns the shown relations of an actor, clockwise as the picture has them, from the top. */
export function turnsOf({ model, view, positions }: State, key: string): RelationEdge[] {
  const from = positions.get(key);
  const shown = model?.actors.get(key)?.relations.flatMap((one) => view?.relations.get(one) ?? []) ?? [];
  const angle = ({ source, target }: RelationEdge): number => {
    const to = positions.get(source === key ? target : source);
    const turn = Math.atan2((to?.x ?? 0) - (from?.x ?? 0), (to?.y ?? 0) - (from?.y ?? 0));
    return turn < 0 ? turn + 2 * Math.PI : turn;
  };
  const keyed = shown.map((relation) => ({ relation, angle: angle(relation) }));
  return keyed.sort((a, b) => a.angle - b.angle).map(({ relation }) => relation);
}

/** Returns what a step of a walk changes in the state; null where it leads nowhere. */
export function walked(state: State, step: Step): Partial<State> | null {
  const walk = walkOf(state);
  if (walk === null) return startOf(state);
  const { actor, relation, trail } = walk;
  if (step === 'back') {
    if (state.selection?.type === 'relation') return arrive(walk);
    const before = trail.at(-1);
    return before === undefined ? null : arrive({ actor: before, relation, trail: trail.slice(0, -1) });
  }
  const turns = turnsOf(state, actor);
  const at = turns.findIndex(({ key }) => key === relation);
  const chosen = turns[at];
  if (step === 'along' && chosen !== undefined) {
    const other = chosen.source === actor ? chosen.target : chosen.source;
    return arrive({ actor: other, relation: null, trail: [...trail, actor] });
  }
  if (step === 'open')
    return chosen === undefined
      ? null
      : { walk, selection: { type: 'relation', key: chosen.key }, hover: null };
  const by = step === -1 ? -1 : 1;
  const next = turns[at === -1 && by === -1 ? turns.length - 1 : (at + by + turns.length) % turns.length];
  if (next === undefined) return null;
  return { walk: { actor, relation: next.key, trail }, hover: { type: 'relation', key: next.key } };
}

/** The walk that is under way, or one that begins at what is selected. */
function walkOf({ walk, selection, model }: State): Walk | null {
  if (selection?.type === 'actor')
    return walk?.actor === selection.key ? walk : { actor: selection.key, relation: null, trail: [] };
  if (selection?.type !== 'relation') return null;
  if (walk?.relation === selection.key) return walk;
  const source = model?.relations.get(selection.key)?.source;
  return source === undefined ? null : { actor: source, relation: selection.key, trail: [] };
}

/** A walk begins at the actor with the most relations. */
function startOf({ model, view }: State): Partial<State> | null {
  let best: ActorNode | null = null;
  const degree = (actor: ActorNode | null): number => view?.connected.get(actor?.key ?? '') ?? 0;
  for (const actor of model?.actors.values() ?? []) if (degree(actor) > degree(best)) best = actor;
  return best === null ? null : arrive({ actor: best.key, relation: null, trail: [] });
}

function arrive(walk: Walk): Partial<State> {
  return { walk, selection: { type: 'actor', key: walk.actor }, hover: null };
}
