import type { CountedEdge } from '../../src/graph/centrality.ts';
import { columnsOf } from './columns.ts';
import type { GraphModel, RelationEdge } from './model.ts';

/** Relations by number, which are copied to a worker at once. */
export interface NumberedEdges {
  readonly keys: readonly string[];
  /** Numbers of the actors at the ends of each. */
  readonly source: Int32Array;
  readonly target: Int32Array;
  /** 1 where it has no direction. */
  readonly undirected: Uint8Array;
  readonly weight: Float64Array;
}

/** Returns relations of a graph by the numbers of their actors. */
export function numberedEdges(model: GraphModel, relations: readonly RelationEdge[]): NumberedEdges {
  const numbers = new Map(columnsOf(model).actors.map(({ key }, number) => [key, number]));
  return {
    keys: [...numbers.keys()],
    source: Int32Array.from(relations, ({ source }) => numbers.get(source) ?? -1),
    target: Int32Array.from(relations, ({ target }) => numbers.get(target) ?? -1),
    undirected: Uint8Array.from(relations, ({ undirected }) => Number(undirected)),
    weight: Float64Array.from(relations, ({ weight }) => weight),
  };
}

/** Returns numbered edges with the keys of their ends. */
export function* keyedEdges(edges: NumberedEdges): Generator<CountedEdge> {
  const { keys, source, target, undirected, weight } = edges;
  for (let number = 0; number < weight.length; number++) {
    yield {
      source: keys[source[number]!]!,
      target: keys[target[number]!]!,
      undirected: undirected[number] === 1,
      attributes: { weight: weight[number]! },
    };
  }
}
