import type { Evidence } from '../../src/types/graph.ts';
import { within } from '../../src/graph/paths.ts';
import { summarise } from '../../src/graph/summary.ts';
import { type ChoiceFacet, type Facet, type Filters, type Test, valueOf } from '../facets/facet.ts';
import { FACETS } from '../facets/index.ts';
import { asEdge, type GraphModel, type RelationEdge } from './model.ts';
import type { Focus } from './state.ts';

/** What passes the filters, and what switching each choice on would show. */
export interface View {
  readonly actors: ReadonlySet<string>;
  /** By key, summed up from the evidence that passes: take weight and status from here, not from the model. */
  readonly relations: ReadonlyMap<string, RelationEdge>;
  /** Visible actors with at least one visible relation, with the number of these. */
  readonly connected: ReadonlyMap<string, number>;
  /** By facet id and choice: the relations (for kinds of actors: the actors) that it holds, were it on. */
  readonly counts: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** By facet id: the relations that this facet alone holds back. */
  readonly heldBack: ReadonlyMap<string, number>;
}

/** A facet at work: its bit in the mask of what a thing fails, and what it asks. */
interface Active {
  readonly facet: Facet<unknown>;
  readonly bit: number;
  readonly test: Test | null;
  readonly choiceOf: ((thing: never) => string) | null;
  readonly counts: Map<string, number>;
  heldBack: number;
}

/**
 * Returns what of the model passes the filters, in the surroundings of an actor where one has the focus.
 *
 * Linear in the evidence of the graph.
 */
export function createView(model: GraphModel, filters: Filters, focus: Focus | null = null): View {
  const active = FACETS.map((facet, index): Active => {
    const test = facet.test(valueOf(facet, filters), model);
    const choiceOf = 'choiceOf' in facet ? (facet as unknown as ChoiceFacet).choiceOf : null;
    return { facet, bit: 1 << index, test, choiceOf, counts: new Map(), heldBack: 0 };
  });
  const failing = actorMasks(model, active);
  const relations = new Map<string, RelationEdge>();
  for (const relation of model.relations.values()) {
    const ends = (failing.get(relation.source) ?? 0) | (failing.get(relation.target) ?? 0);
    const shown = passOf(relation, ends, active);
    if (shown !== null) relations.set(relation.key, shown);
  }
  const actors = new Set([...model.actors.keys()].filter((key) => failing.get(key) === 0));
  if (focus !== null) applyFocus(actors, relations, focus);
  const connected = applyDegree(actors, relations, active);
  return {
    actors,
    relations,
    connected,
    counts: new Map(active.map(({ facet, counts }) => [facet.id, counts])),
    heldBack: new Map(active.map(({ facet, heldBack }) => [facet.id, heldBack])),
  };
}

/** The facets that each actor fails, as bits; the choices of actors are counted on the way. */
function actorMasks(model: GraphModel, active: readonly Active[]): Map<string, number> {
  const asked = active.filter(({ test }) => test?.of === 'actor');
  const counting = active.filter(({ facet, choiceOf }) => choiceOf !== null && ofActors(facet));
  const masks = new Map<string, number>();
  for (const actor of model.actors.values()) {
    let mask = 0;
    for (const { bit, test } of asked) if (test?.of === 'actor' && !test.test(actor)) mask |= bit;
    masks.set(actor.key, mask);
    for (const { bit, choiceOf, counts } of counting) {
      if ((mask & ~bit) === 0) count(counts, choiceOf?.(actor as never) ?? '');
    }
  }
  return masks;
}

/**
 * Returns a relation as far as its evidence passes, null where nothing of it does; counts its choices on the way.
 *
 * @param ends the facets that its two actors fail.
 */
function passOf(relation: RelationEdge, ends: number, active: readonly Active[]): RelationEdge | null {
  let mask = ends;
  for (const { bit, test } of active) {
    if (test?.of === 'relation' && !test.test(relation)) mask |= bit;
  }
  const passing: Evidence[] = [];
  const near: { evidence: Evidence; mask: number }[] = [];
  for (const evidence of relation.evidence) {
    let own = mask;
    for (const { bit, test } of active) {
      if (test?.of === 'evidence' && !test.test(evidence, relation)) own |= bit;
    }
    if (own === 0) passing.push(evidence);
    // Two facets in the way: no single switch would show it.
    else if ((own & (own - 1)) === 0) near.push({ evidence, mask: own });
  }
  const heavy = active.find(({ test }) => test?.of === 'sum');
  const enough = (sentences: number): boolean => heavy?.test?.of !== 'sum' || heavy.test.test(sentences);
  countChoices(relation, passing, near, active, enough);
  if (passing.length === 0) return null;
  if (!enough(passing.length)) {
    if (heavy !== undefined) heavy.heldBack += 1;
    return null;
  }
  if (passing.length === relation.evidence.length) return relation;
  return { ...relation, ...summarise(passing), evidence: passing };
}

function countChoices(
  relation: RelationEdge,
  passing: readonly Evidence[],
  near: readonly { evidence: Evidence; mask: number }[],
  active: readonly Active[],
  enough: (sentences: number) => boolean,
): void {
  for (const one of active) {
    const reached = near.filter(({ mask }) => mask === one.bit).map(({ evidence }) => evidence);
    if (passing.length === 0 && enough(reached.length) && reached.length > 0) one.heldBack += 1;
    if (one.choiceOf === null || ofActors(one.facet)) continue;
    const whole = [...passing, ...reached];
    if (whole.length === 0) continue;
    if (ofRelations(one.facet)) {
      if (enough(whole.length)) count(one.counts, one.choiceOf(relation as never));
      continue;
    }
    const choices = new Set(whole.map((evidence) => one.choiceOf?.(evidence as never) ?? ''));
    for (const choice of choices) {
      const extra = reached.filter((evidence) => one.choiceOf?.(evidence as never) === choice).length;
      if (enough(passing.length + extra)) count(one.counts, choice);
    }
  }
}

/** Drops what is further from the actor in focus than so many steps. */
function applyFocus(actors: Set<string>, relations: Map<string, RelationEdge>, focus: Focus): void {
  const near = within([...relations.values()].map(asEdge), focus.actor, focus.steps);
  for (const key of actors) if (!near.has(key)) actors.delete(key);
  for (const [key, { source, target }] of relations) {
    if (!near.has(source) || !near.has(target)) relations.delete(key);
  }
}

/** Drops actors with too few relations, where a facet asks for some, and returns the number of relations of the rest. */
function applyDegree(
  actors: Set<string>,
  relations: Map<string, RelationEdge>,
  active: readonly Active[],
): Map<string, number> {
  let degrees = degreesOf(relations.values());
  for (const one of active) {
    if (one.test?.of !== 'degree') continue;
    for (const key of actors) if (!one.test.test(degrees.get(key) ?? 0)) actors.delete(key);
    for (const [key, { source, target }] of relations) {
      if (actors.has(source) && actors.has(target)) continue;
      relations.delete(key);
      one.heldBack += 1;
    }
    degrees = degreesOf(relations.values());
  }
  return degrees;
}

function degreesOf(relations: Iterable<RelationEdge>): Map<string, number> {
  const degrees = new Map<string, number>();
  for (const { source, target } of relations) {
    count(degrees, source);
    count(degrees, target);
  }
  return degrees;
}

function ofActors(facet: Facet<unknown>): boolean {
  return 'of' in facet && facet.of === 'actor';
}

function ofRelations(facet: Facet<unknown>): boolean {
  return 'of' in facet && facet.of === 'relation';
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
