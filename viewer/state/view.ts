import type { Evidence } from '../../src/types/graph.ts';
import { within } from '../../src/graph/paths.ts';
import { summarise } from '../../src/graph/summary.ts';
import { type ChoiceFacet, type Facet, type Filters, type Test, valueOf } from '../facets/facet.ts';
import { FACETS } from '../facets/index.ts';
import { type Choices, type Columns, columnsOf } from './columns.ts';
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
  heldBack: number;
}

type Asking<K extends Test['of']> = Active & { readonly test: Extract<Test, { of: K }> };

/** A facet whose choices are counted: each by its number. */
interface Counting {
  readonly id: string;
  readonly bit: number;
  readonly choiceOf: (thing: never) => string;
  readonly choices: Choices;
  readonly counts: Int32Array;
}

/** The facets at work by what they ask of; those at rest ask nothing. */
interface Asked {
  readonly all: readonly Active[];
  readonly actor: readonly Asking<'actor'>[];
  readonly relation: readonly Asking<'relation'>[];
  readonly evidence: readonly Asking<'evidence'>[];
  readonly sum: Asking<'sum'> | undefined;
  readonly degree: Asking<'degree'> | undefined;
  readonly counting: Readonly<Record<ChoiceFacet['of'], readonly Counting[]>>;
}

/**
 * Returns what of the model passes the filters, in the surroundings of an actor where one has the focus.
 *
 * Linear in the evidence of the graph.
 */
export function createView(model: GraphModel, filters: Filters, focus: Focus | null = null): View {
  const columns = columnsOf(model);
  const asked = askedOf(model, filters, columns);
  const failing = actorMasks(columns, asked);
  const degrees = new Int32Array(columns.actors.length);
  const relations = new Map<string, RelationEdge>();
  for (let number = 0; number < columns.relations.length; number++) {
    const [source, target] = [columns.source[number]!, columns.target[number]!];
    const shown = passOf(columns, number, failing[source]! | failing[target]!, asked);
    if (shown === null) continue;
    relations.set(shown.key, shown);
    degrees[source]! += 1;
    degrees[target]! += 1;
  }
  const actors = new Set<string>();
  let connected = new Map<string, number>();
  for (const [number, { key }] of columns.actors.entries()) {
    if (failing[number] === 0) actors.add(key);
    if (degrees[number]! > 0) connected.set(key, degrees[number]!);
  }
  if (focus !== null) connected = applyFocus(actors, relations, focus);
  if (asked.degree !== undefined) connected = applyDegree(actors, relations, connected, asked.degree);
  const counting = Object.values(asked.counting).flat();
  return {
    actors,
    relations,
    connected,
    counts: new Map(counting.map((one) => [one.id, countsOf(one)])),
    heldBack: new Map(asked.all.map(({ facet, heldBack }) => [facet.id, heldBack])),
  };
}

function askedOf(model: GraphModel, filters: Filters, columns: Columns): Asked {
  const all = FACETS.map((facet, index): Active => {
    return { facet, bit: 1 << index, test: facet.test(valueOf(facet, filters), model), heldBack: 0 };
  });
  const asking = <K extends Test['of']>(of: K): Asking<K>[] =>
    all.filter((one): one is Asking<K> => one.test?.of === of);
  const counting = (of: ChoiceFacet['of']): Counting[] =>
    all.flatMap(({ facet, bit }) => {
      if (!('of' in facet) || facet.of !== of) return [];
      const { id, choiceOf } = facet as unknown as ChoiceFacet;
      const choices = columns.choices.get(id)!;
      return [{ id, bit, choiceOf, choices, counts: new Int32Array(choices.names.length) }];
    });
  return {
    all,
    actor: asking('actor'),
    relation: asking('relation'),
    evidence: asking('evidence'),
    sum: asking('sum')[0],
    degree: asking('degree')[0],
    counting: { actor: counting('actor'), relation: counting('relation'), evidence: counting('evidence') },
  };
}

function countsOf({ choices, counts }: Counting): Map<string, number> {
  return new Map(choices.names.map((name, number) => [name, counts[number]!]));
}

/** The facets that each actor fails, as bits; the choices of actors are counted on the way. */
function actorMasks({ actors }: Columns, asked: Asked): Int32Array {
  const masks = new Int32Array(actors.length);
  for (const [number, actor] of actors.entries()) {
    let mask = 0;
    for (const { bit, test } of asked.actor) if (!test.test(actor)) mask |= bit;
    masks[number] = mask;
    for (const { bit, choices, counts } of asked.counting.actor) {
      if ((mask & ~bit) === 0) counts[choices.of[number]!]! += 1;
    }
  }
  return masks;
}

/** A piece of evidence that a single facet holds back, by its bit. */
interface Near {
  readonly evidence: Evidence;
  readonly bit: number;
}

const NONE: readonly Near[] = [];

/**
 * Returns a relation as far as its evidence passes, null where nothing of it does; counts its choices on the way.
 *
 * @param ends the facets that its two actors fail.
 */
function passOf(columns: Columns, number: number, ends: number, asked: Asked): RelationEdge | null {
  const relation = columns.relations[number]!;
  let mask = ends;
  for (const { bit, test } of asked.relation) if (!test.test(relation)) mask |= bit;
  if (mask === 0 && asked.evidence.length === 0)
    return weighed(relation, number, relation.evidence, NONE, asked);
  const passing: Evidence[] = [];
  const near: Near[] = [];
  for (const evidence of relation.evidence) {
    let own = mask;
    for (const { bit, test } of asked.evidence) if (!test.test(evidence, relation)) own |= bit;
    if (own === 0) passing.push(evidence);
    // Two facets in the way: no single switch would show it.
    else if ((own & (own - 1)) === 0) near.push({ evidence, bit: own });
  }
  return weighed(relation, number, passing, near, asked);
}

/** Returns a relation with the evidence that passes, null where there is not enough of it. */
function weighed(
  relation: RelationEdge,
  number: number,
  passing: readonly Evidence[],
  near: readonly Near[],
  asked: Asked,
): RelationEdge | null {
  const { sum, counting } = asked;
  const isEnough = enough(passing.length, sum);
  if (passing.length === 0) countHeldBack(near, asked);
  else if (!isEnough && sum !== undefined) sum.heldBack += 1;
  for (const { bit, choices, counts } of counting.relation) {
    if (enough(passing.length + reachedBy(near, bit).length, sum)) counts[choices.of[number]!]! += 1;
  }
  for (const one of counting.evidence) {
    const choice = one.choices.of[number]!;
    if (choice < 0) countEach(one, passing, reachedBy(near, one.bit), sum);
    else if (enough(passing.length + reachedBy(near, one.bit).length, sum)) one.counts[choice]! += 1;
  }
  if (!isEnough) return null;
  if (passing.length === relation.evidence.length) return relation;
  return { ...relation, ...summarise(passing), evidence: passing };
}

function enough(sentences: number, sum: Asked['sum']): boolean {
  return sentences > 0 && (sum === undefined || sum.test.test(sentences));
}

function reachedBy(near: readonly Near[], bit: number): readonly Near[] {
  return near.length === 0 ? NONE : near.filter((one) => one.bit === bit);
}

function countHeldBack(near: readonly Near[], { all, sum }: Asked): void {
  if (near.length === 0) return;
  for (const one of all) if (enough(reachedBy(near, one.bit).length, sum)) one.heldBack += 1;
}

/** Counts the choices of a relation whose evidence falls under several. */
function countEach(
  { choiceOf, choices, counts }: Counting,
  passing: readonly Evidence[],
  reached: readonly Near[],
  sum: Asked['sum'],
): void {
  const extra = new Map<string, number>();
  for (const evidence of passing) extra.set(choiceOf(evidence as never), 0);
  for (const { evidence } of reached) count(extra, choiceOf(evidence as never));
  for (const [choice, number] of extra) {
    if (enough(passing.length + number, sum)) counts[choices.names.indexOf(choice)]! += 1;
  }
}

/** Drops what is further from the actor in focus than so many steps, and returns the relations of each actor left. */
function applyFocus(
  actors: Set<string>,
  relations: Map<string, RelationEdge>,
  focus: Focus,
): Map<string, number> {
  const near = within([...relations.values()].map(asEdge), focus.actor, focus.steps);
  for (const key of actors) if (!near.has(key)) actors.delete(key);
  for (const [key, { source, target }] of relations) {
    if (!near.has(source) || !near.has(target)) relations.delete(key);
  }
  return degreesOf(relations.values());
}

/** Drops actors with too few relations, and returns the number of relations of the rest. */
function applyDegree(
  actors: Set<string>,
  relations: Map<string, RelationEdge>,
  degrees: ReadonlyMap<string, number>,
  asking: Asking<'degree'>,
): Map<string, number> {
  for (const key of actors) if (!asking.test.test(degrees.get(key) ?? 0)) actors.delete(key);
  for (const [key, { source, target }] of relations) {
    if (actors.has(source) && actors.has(target)) continue;
    relations.delete(key);
    asking.heldBack += 1;
  }
  return degreesOf(relations.values());
}

function degreesOf(relations: Iterable<RelationEdge>): Map<string, number> {
  const degrees = new Map<string, number>();
  for (const { source, target } of relations) {
    count(degrees, source);
    count(degrees, target);
  }
  return degrees;
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
