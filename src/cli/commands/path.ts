import { articlesOf, sentenceOf, surest, type Articles, type GraphEdge } from '../../formats/columns.ts';
import { shortestPath } from '../../graph/paths.ts';
import type { KnowledgeGraph } from '../../types/graph.ts';
import { UserError } from '../../types/errors.ts';
import { expectActor, loadGraph } from '../graph-input.ts';
import { count, writeOut } from '../output.ts';

export interface PathCommandOptions {
  readonly affiliations?: true;
  readonly json?: true;
}

/** `actorgraph path`: how two actors hang together, with a sentence for each step. */
export async function path(
  file: string,
  from: string,
  to: string,
  options: PathCommandOptions,
): Promise<void> {
  const graph = await loadGraph(file);
  const [start, end] = [expectActor(graph, from, file), expectActor(graph, to, file)];
  const keys = shortestPath(graph.edges, start.key, end.key, { affiliations: options.affiliations ?? false });
  if (!keys) {
    const ends = `${start.attributes.label} to ${end.attributes.label}`;
    throw new UserError(
      `${file}: no chain of relations leads from ${ends}; --affiliations counts those, too`,
    );
  }
  const edges = new Map(graph.edges.map((edge) => [edge.key, edge]));
  const articles = articlesOf(graph);
  const told = keys.map((key) => relationOf(edges.get(key)!, graph, articles));
  await writeOut(options.json ? `${JSON.stringify(told, null, 2)}\n` : `${told.map(stepText).join('\n')}\n`);
}

function relationOf(edge: GraphEdge, graph: KnowledgeGraph, articles: Articles) {
  const { source, target, undirected, attributes } = edge;
  const { family, event, status, weight } = attributes;
  const labelOf = (key: string) => graph.nodes.find((node) => node.key === key)?.attributes.label ?? key;
  const best = surest(edge);
  return {
    source: labelOf(source),
    target: labelOf(target),
    undirected,
    family,
    event,
    status,
    evidence: weight,
    date: best.date,
    article: best.article,
    sentence: sentenceOf(best, articles).replace(/\s+/g, ' '),
  };
}

function stepText(step: ReturnType<typeof relationOf>): string {
  const arrow = step.undirected ? '<->' : '->';
  const facts = [step.event ?? step.family, step.status, `told ${count(step.evidence, 'time')}`].join(', ');
  const where = `${step.date ?? 'undated'} ${step.article}`;
  return `${step.source} ${arrow} ${step.target}: ${facts}\n  ${where}: ${step.sentence}`;
}
