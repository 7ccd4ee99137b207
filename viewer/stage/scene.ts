/** What the stage draws, by number: actors where they stand, and lines, each for one relation or for a bundle of them. */
import { sizeOf } from '../../src/graph/placement.ts';
import type { ActorKind } from '../../src/types/actor.ts';
import type { Family, Status } from '../../src/types/relation.ts';
import type { Marks } from '../state/comparison.ts';
import type { GraphModel, RelationEdge } from '../state/model.ts';
import type { Position } from '../state/state.ts';
import type { View } from '../state/view.ts';
import { bundle } from './bundles.ts';

export interface SceneActor {
  readonly key: string;
  readonly id: string;
  readonly label: string;
  readonly kind: ActorKind;
  /** Its radius in units of the measure. */
  readonly size: number;
  x: number;
  y: number;
  /** Has a relation that passes the filters, and so is drawn. */
  shown: boolean;
}

/** A line between two actors, given by their numbers in the scene. */
export interface Line {
  readonly source: number;
  readonly target: number;
  /** By how many steps it lies to the left of the straight way from source to target. */
  readonly steps: number;
  readonly arrow: boolean;
  readonly family: Family;
  readonly status: Status;
  readonly weight: number;
  /** Keys of the relations that it stands for; more than one for a bundle. */
  readonly relations: readonly string[];
  /** True where the pair both cooperates and is at odds, which a bundle alone cannot show by its colour. */
  readonly mixed: boolean;
}

/** The relations between two actors, by their numbers in the scene: each has a slot in the picture. */
interface Pair {
  readonly slots: readonly number[];
}

export interface Scene {
  /** The most important first. */
  readonly actors: readonly SceneActor[];
  readonly numberOf: ReadonlyMap<string, number>;
  /** Key and id of each relation that may be drawn. */
  readonly slots: readonly Slot[];
  /** The number of a relation's slot. */
  readonly slotOf: ReadonlyMap<string, number>;
  readonly pairs: readonly Pair[];
  /** The relation of each slot as far as it passes the filters; null where it does not. */
  readonly passing: (RelationEdge | null)[];
  /** What each slot draws: null where its relation is filtered out, or drawn by another slot's bundle. */
  readonly lines: (Line | null)[];
  /** What a comparison marks; null while there is none. */
  marks: Marks | null;
  /** The number of each actor's community, by key, where colours tell these; null where they tell kinds. */
  communities: ReadonlyMap<string, number> | null;
}

export interface Slot {
  readonly key: string;
  readonly id: string;
  readonly source: number;
  readonly target: number;
  /** Number of its pair of actors. */
  readonly pair: number;
}

/**
 * Returns the scene of a graph.
 *
 * @param among the actors that may be drawn, the most important first.
 * @param has tells of two actors whether the lines between them may be drawn.
 */
export function createScene(
  model: GraphModel,
  among: ReadonlySet<string>,
  positions: ReadonlyMap<string, Position>,
  has: (relation: RelationEdge) => boolean = () => true,
): Scene {
  const relations: RelationEdge[] = [];
  const neighbours = new Map<string, Set<string>>();
  for (const relation of model.relations.values()) {
    const { source, target } = relation;
    if (!among.has(source) || !among.has(target) || !has(relation)) continue;
    relations.push(relation);
    meet(neighbours, source, target);
    meet(neighbours, target, source);
  }
  let most = 1;
  for (const others of neighbours.values()) most = Math.max(most, others.size);
  const keys = [...among].filter((key) => model.actors.has(key));
  const actors = keys.map((key): SceneActor => {
    const { id, label, kind } = model.actors.get(key)!;
    const { x, y } = saneOf(positions.get(key));
    return { key, id, label, kind, x, y, size: sizeOf(neighbours.get(key)?.size ?? 0, most), shown: false };
  });
  const numberOf = new Map(keys.map((key, number) => [key, number]));
  return { actors, numberOf, ...slotsOf(relations, numberOf) };
}

function meet(neighbours: Map<string, Set<string>>, one: string, other: string): void {
  const others = neighbours.get(one);
  if (others === undefined) neighbours.set(one, new Set([other]));
  else others.add(other);
}

/** Beyond this a position is no place in a picture, and the projection would lose all others. */
const FARTHEST = 1e9;

function saneOf(position: Position | undefined): Position {
  const { x, y } = position ?? { x: 0, y: 0 };
  const sane = (value: number): number =>
    Number.isFinite(value) ? Math.max(-FARTHEST, Math.min(FARTHEST, value)) : 0;
  return { x: sane(x), y: sane(y) };
}

function slotsOf(
  relations: readonly RelationEdge[],
  numberOf: ReadonlyMap<string, number>,
): Omit<Scene, 'actors' | 'numberOf'> {
  const ofPair = new Map<number, number[]>();
  const ends = relations.map(({ key, id, source: from, target: to }, slot) => {
    const [source, target] = [numberOf.get(from)!, numberOf.get(to)!];
    const pair = Math.min(source, target) * numberOf.size + Math.max(source, target);
    const siblings = ofPair.get(pair);
    if (siblings === undefined) ofPair.set(pair, [slot]);
    else siblings.push(slot);
    return { key, id, source, target, pair };
  });
  const numbers = new Map([...ofPair.keys()].map((pair, number) => [pair, number]));
  const slots = ends.map(({ pair, ...end }) => ({ ...end, pair: numbers.get(pair)! }));
  const pairs = [...ofPair.values()].map((of) => ({ slots: of }));
  const slotOf = new Map(slots.map(({ key }, slot) => [key, slot]));
  const none = (): null[] => Array.from({ length: slots.length }, () => null);
  return { slots, slotOf, pairs, passing: none(), lines: none(), marks: null, communities: null };
}

/** What of a scene has changed, by number. */
export interface Changes {
  readonly actors: readonly number[];
  readonly slots: readonly number[];
}

/** What passes the filters. */
type Passing = Pick<View, 'relations' | 'connected'>;

/** Draws what passes the filters, in place, and returns what that has changed. Linear in the size of the scene. */
export function applyView(scene: Scene, { relations, connected }: Passing): Changes {
  const { passing, lines } = scene;
  const changed: number[] = [];
  for (const { slots } of scene.pairs) {
    let same = true;
    for (const slot of slots) {
      const next = relations.get(scene.slots[slot]!.key) ?? null;
      if (next === passing[slot]) continue;
      same = false;
      passing[slot] = next;
    }
    if (same) continue;
    for (const slot of slots) lines[slot] = null;
    changed.push(...slots);
    bundle(scene, passingOf(scene, slots));
  }
  return { actors: showRelated(scene, connected), slots: changed };
}

/** Returns those of the slots whose relations pass the filters. */
export function passingOf(scene: Scene, slots: readonly number[]): number[] {
  return slots.filter((slot) => scene.passing[slot] !== null);
}

/** Actors are shown as long as any of their relations passes, even if it leads out of the backbone. */
function showRelated({ actors }: Scene, connected: Passing['connected']): number[] {
  const changed: number[] = [];
  for (const [number, actor] of actors.entries()) {
    if (actor.shown === connected.has(actor.key)) continue;
    actor.shown = !actor.shown;
    changed.push(number);
  }
  return changed;
}

/** Moves actors to their positions, in place, and returns what that changes. */
export function moveActors(scene: Scene, positions: ReadonlyMap<string, Position>): Changes {
  const actors: number[] = [];
  for (const [number, actor] of scene.actors.entries()) {
    const to = positions.get(actor.key);
    if (to === undefined || (to.x === actor.x && to.y === actor.y)) continue;
    [actor.x, actor.y] = [to.x, to.y];
    actors.push(number);
  }
  const moved = new Set(actors);
  const slots = scene.slots.flatMap(({ source, target }, slot) =>
    moved.has(source) || moved.has(target) ? [slot] : [],
  );
  return { actors, slots };
}
