import { writeGraph } from '../graph/file.ts';
import type { Format } from './format.ts';

/** The formats that a graph can be written in. Each is loaded when it is asked for. */
export const FORMATS: readonly Format[] = [
  {
    name: 'json',
    extension: '.json',
    title: 'the graph file, for actorgraph and graphology',
    write: async (graph) => [{ suffix: '.json', content: writeGraph(graph) }],
  },
  {
    name: 'gexf',
    extension: '.gexf',
    title: 'GEXF with days, places, sizes and colours, for Gephi, Gephi Lite and NetworkX',
    write: async (graph) => [{ suffix: '.gexf', content: (await import('./gexf.ts')).toGexf(graph) }],
  },
  {
    name: 'graphml',
    extension: '.graphml',
    title: 'GraphML, for yEd, NetworkX, igraph and most others',
    write: async (graph) => [
      { suffix: '.graphml', content: (await import('./graphml.ts')).toGraphml(graph) },
    ],
  },
  {
    name: 'gephi-csv',
    extension: '.csv',
    title: 'two tables, nodes and edges, for Gephi and spreadsheets',
    write: async (graph) => {
      const { toEdgesCsv, toNodesCsv } = await import('./gephi-csv.ts');
      return [
        { suffix: '.nodes.csv', content: toNodesCsv(graph) },
        { suffix: '.edges.csv', content: toEdgesCsv(graph) },
      ];
    },
  },
];

/**
 * Find the format that a file name asks for.
 *
 * @returns null where no extension fits.
 */
export function formatOf(name: string): Format | null {
  const fitting = FORMATS.filter(({ extension }) => name.toLowerCase().endsWith(extension));
  return fitting.sort((a, b) => b.extension.length - a.extension.length)[0] ?? null;
}
