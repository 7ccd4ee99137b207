import { isFriendly } from '../../src/graph/friendly.ts';
import { grouped } from '../../src/types/grouped.ts';
import type { RelationEdge } from '../state/model.ts';
import type { Line, Scene } from './scene.ts';

/** Two actors with more relations than this have one line each way and one for what they do together. */
const MOST_APART = 3;
/** So many strands of a bundle are unfolded at most. */
const MOST_STRANDS = 9;

/**
 * Gives the slots of the relations between two actors their lines.
 *
 * One relation is a straight line, up to three fan out, more are bundled by direction. A bundle is drawn by the slot
 * of its heaviest relation.
 */
export function bundle(scene: Scene, slots: readonly number[]): void {
  const [only] = slots;
  if (only !== undefined && slots.length === 1) {
    scene.lines[only] = lineOf(scene, only, slots, 0, false);
    return;
  }
  const bundled = slots.length > MOST_APART;
  const mixed = bundled && isMixed(slots.map((slot) => relationAt(scene, slot)));
  const groups = inOrder(scene, bundled ? byDirection(scene, slots) : slots.map((slot) => [slot]));
  for (const [index, group] of groups.entries()) {
    const [heaviest] = heaviestFirst(scene, group);
    const steps = stepsOf(scene, heaviest!, index, groups.length);
    scene.lines[heaviest!] = lineOf(scene, heaviest!, group, steps, mixed);
  }
}

/** Returns a line for each relation between two actors, at most nine, those `chosen` by key before others. */
export function unfold(scene: Scene, slots: readonly number[], chosen: ReadonlySet<string>): Line[] {
  const ordered = heaviestFirst(scene, slots);
  const first = ordered.filter((slot) => chosen.has(scene.slots[slot]!.key));
  const strands = [...new Set([...first, ...ordered])].slice(0, MOST_STRANDS).map((slot) => [slot]);
  return inOrder(scene, strands).map((group, index) => {
    const [slot] = group;
    return lineOf(scene, slot!, group, stepsOf(scene, slot!, index, strands.length), false);
  });
}

function lineOf(scene: Scene, slot: number, group: readonly number[], steps: number, mixed: boolean): Line {
  const { source, target } = scene.slots[slot]!;
  const { undirected, family, status } = relationAt(scene, slot);
  const weight = group.reduce((sum, one) => sum + relationAt(scene, one).weight, 0);
  const relations = group.map((one) => scene.slots[one]!.key);
  return { source, target, steps, arrow: !undirected, family, status, weight, relations, mixed };
}

function relationAt(scene: Scene, slot: number): RelationEdge {
  return scene.passing[slot]!;
}

function heaviestFirst(scene: Scene, slots: readonly number[]): number[] {
  return slots.toSorted((a, b) => relationAt(scene, b).weight - relationAt(scene, a).weight || a - b);
}

function byDirection(scene: Scene, slots: readonly number[]): number[][] {
  return [...grouped(slots, (slot) => sideOf(scene, slot)).values()];
}

/** Those one way lie on one side, those the other way on the other, and what is done together in the middle. */
function inOrder(scene: Scene, groups: readonly (readonly number[])[]): (readonly number[])[] {
  return groups.toSorted(([a], [b]) => sideOf(scene, a!) - sideOf(scene, b!) || a! - b!);
}

function sideOf(scene: Scene, slot: number): number {
  const { source, target } = scene.slots[slot]!;
  if (relationAt(scene, slot).undirected) return 1;
  return source < target ? 2 : 0;
}

/** A slot that runs against the order of the numbers counts its steps from the other side. */
function stepsOf(scene: Scene, slot: number, index: number, count: number): number {
  const { source, target } = scene.slots[slot]!;
  return (index - (count - 1) / 2) * (source < target ? 1 : -1);
}

function isMixed(relations: readonly RelationEdge[]): boolean {
  return (
    relations.some(({ family }) => family === 'conflict') &&
    relations.some(({ family }) => isFriendly(family))
  );
}
