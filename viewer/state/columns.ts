import type { ChoiceFacet } from '../facets/facet.ts';
import { FACETS } from '../facets/index.ts';
import type { ActorNode, GraphModel, RelationEdge } from './model.ts';

/** The choices of a facet by number, and which of them each actor or relation falls under. */
export interface Choices {
  readonly names: readonly string[];
  /** By the number of the thing; -1 for a relation whose evidence falls under several. */
  readonly of: Int32Array;
}

/** A model by number, so that a filter goes through it without looking keys up. */
export interface Columns {
  readonly actors: readonly ActorNode[];
  readonly relations: readonly RelationEdge[];
  /** Numbers of the actors at the ends of each relation; -1 where the graph lacks one. */
  readonly source: Int32Array;
  readonly target: Int32Array;
  /** By facet id, of every facet with choices. */
  readonly choices: ReadonlyMap<string, Choices>;
}

const known = new WeakMap<GraphModel, Columns>();

/** Returns the columns of a model, which are made once. */
export function columnsOf(model: GraphModel): Columns {
  const before = known.get(model);
  if (before !== undefined) return before;
  const actors = [...model.actors.values()];
  const relations = [...model.relations.values()];
  const numbers = new Map(actors.map(({ key }, number) => [key, number]));
  const end = (name: 'source' | 'target'): Int32Array =>
    Int32Array.from(relations, (relation) => numbers.get(relation[name]) ?? -1);
  const choices = new Map(
    FACETS.filter((facet) => 'choiceOf' in facet).map((facet) => [
      facet.id,
      choicesOf(facet as unknown as ChoiceFacet, actors, relations),
    ]),
  );
  const made = { actors, relations, source: end('source'), target: end('target'), choices };
  known.set(model, made);
  return made;
}

function choicesOf(
  { of, choiceOf }: ChoiceFacet,
  actors: readonly ActorNode[],
  relations: readonly RelationEdge[],
): Choices {
  const numbers = new Map<string, number>();
  const numberOf = (thing: unknown): number => {
    const choice = choiceOf(thing as never);
    const number = numbers.get(choice) ?? numbers.size;
    numbers.set(choice, number);
    return number;
  };
  const ofEvidence = ({ evidence }: RelationEdge): number => {
    const found = evidence.map(numberOf);
    return found.every((one) => one === found[0]) ? (found[0] ?? -1) : -1;
  };
  const things = of === 'actor' ? Int32Array.from(actors, numberOf) : null;
  const all = things ?? Int32Array.from(relations, of === 'relation' ? numberOf : ofEvidence);
  return { names: [...numbers.keys()], of: all };
}
