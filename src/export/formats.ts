import { writeGraph } from '../graph/file.ts';
import type { KnowledgeGraph } from '../types/graph.ts';
import { toEdgesCsv, toNodesCsv } from './csv.ts';
import { toGexf } from './gexf.ts';
import { toGraphml } from './graphml.ts';

/** A file of an export: what stands behind the chosen name's stem, and what is in it. */
export interface ExportFile {
  readonly suffix: string;
  readonly text: string;
}

/** The formats that a graph can be written in, by the extension that asks for them. */
export const EXPORTS: Readonly<Record<string, (graph: KnowledgeGraph) => readonly ExportFile[]>> = {
  '.json': (graph) => [{ suffix: '.json', text: writeGraph(graph) }],
  '.gexf': (graph) => [{ suffix: '.gexf', text: toGexf(graph) }],
  '.graphml': (graph) => [{ suffix: '.graphml', text: toGraphml(graph) }],
  '.csv': (graph) => [
    { suffix: '.nodes.csv', text: toNodesCsv(graph) },
    { suffix: '.edges.csv', text: toEdgesCsv(graph) },
  ],
};
