import type { Evidence } from '../../src/types/graph.ts';
import type { ActorNode, GraphModel, RelationEdge } from '../state/model.ts';

/** The values of all facets by facet id; a facet that is missing has its initial value. */
export type Filters = Readonly<Record<string, unknown>>;

/** Filters that let everything through that the program itself would show. */
export const NO_FILTERS: Filters = {};

/**
 * What a facet asks, and of what: an actor, a relation, a piece of its evidence, the sum of the evidence that
 * passes, or the number of relations that an actor is left with.
 */
export type Test =
  | { readonly of: 'actor'; test(actor: ActorNode): boolean }
  | { readonly of: 'relation'; test(relation: RelationEdge): boolean }
  | { readonly of: 'evidence'; test(evidence: Evidence, relation: RelationEdge): boolean }
  | { readonly of: 'sum'; test(weight: number): boolean }
  | { readonly of: 'degree'; test(relations: number): boolean };

/** One filter, described: the view, the rail, the address and the messages know facets by this alone. */
export interface Facet<V> {
  /** Its name in the address. */
  readonly id: string;
  readonly label: string;
  /** The value at rest. */
  readonly initial: V;
  /** Returns what to ask under a value; null where everything passes. */
  test(value: V, model: GraphModel): Test | null;
  /** Returns the value as text for the address; null where it is the initial one. */
  encode(value: V): string | null;
  /** Returns the value that a text of the address means; null where it means none. */
  decode(text: string): V | null;
  /** Returns the value nearest to `value` that lets an actor or a relation through. */
  admit(value: V, item: ActorNode | RelationEdge): V;
}

/** A facet whose value is the set of choices that are switched off. */
export interface ChoiceFacet extends Facet<ReadonlySet<string>> {
  readonly of: 'actor' | 'relation' | 'evidence';
  /** Returns the choice that an actor, a relation or a piece of evidence falls under. */
  readonly choiceOf: (thing: never) => string;
}

/** Returns the value of a facet. */
export function valueOf<V>(facet: Facet<V>, filters: Filters): V {
  return Object.hasOwn(filters, facet.id) ? (filters[facet.id] as V) : facet.initial;
}

/** Returns filters with another value of one facet; at its initial value it leaves no trace. */
export function withValue<V>(filters: Filters, facet: Facet<V>, value: V): Filters {
  const { [facet.id]: _, ...rest } = filters;
  return facet.encode(value) === null ? rest : { ...rest, [facet.id]: value };
}

/** Returns true for a relation, false for an actor. */
export function isRelation(item: ActorNode | RelationEdge): item is RelationEdge {
  return 'evidence' in item;
}
