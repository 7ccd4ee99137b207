import { filterGraph, type GraphFilter } from '../graph/filter.ts';
import type { KnowledgeGraph } from '../types/graph.ts';
import { tell } from './output.ts';

/** The part of a graph that the filters ask for; where they leave nothing of it, that is told. */
export function partOf(graph: KnowledgeGraph, filter: GraphFilter): KnowledgeGraph {
  const part = filterGraph(graph, filter);
  if (part.nodes.length === 0 && graph.nodes.length > 0) tell('the filters leave nothing of the graph');
  return part;
}
