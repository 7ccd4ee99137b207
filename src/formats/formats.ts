import { writeGraph } from '../graph/file.ts';
import type { KnowledgeGraph } from '../types/graph.ts';
import type { Format, FormatFile, FormatSources } from './format.ts';

/** The formats that a graph can be written in, each a described object, loaded when it is asked for. */
export const FORMATS: readonly Format[] = [
  {
    name: 'json',
    extension: '.json',
    title: 'the graph file, for actorgraph and graphology',
    write: async (graph) => ({ '.json': writeGraph(graph) }),
  },
  {
    name: 'gexf',
    extension: '.gexf',
    title: 'GEXF with days, places, sizes and colours, for Gephi, Gephi Lite, NetworkX',
    write: async (graph) => ({ '.gexf': (await import('./gexf.ts')).toGexf(graph) }),
  },
  {
    name: 'graphml',
    extension: '.graphml',
    title: 'GraphML, for yEd, NetworkX, igraph',
    write: async (graph) => ({ '.graphml': (await import('./graphml.ts')).toGraphml(graph) }),
  },
  {
    name: 'gephi',
    extension: '.csv',
    title: 'two tables, nodes and edges, for Gephi and spreadsheets',
    write: async (graph) => {
      const { toEdgesCsv, toNodesCsv } = await import('./gephi-csv.ts');
      return { '.nodes.csv': toNodesCsv(graph), '.edges.csv': toEdgesCsv(graph) };
    },
  },
  {
    name: 'events',
    extension: '.events.csv',
    title: 'a row for each statement of an event, coded as PLOVER does, for R and pandas',
    write: async (graph, { lexicon }) => ({
      '.events.csv': (await import('./events.ts')).toEventCsv(graph, lexicon),
    }),
  },
  {
    name: 'parquet',
    extension: '.parquet',
    title: 'the same rows as Parquet, for pandas, DuckDB, Spark',
    write: async (graph, { lexicon }) => ({
      '.parquet': (await import('./event-parquet.ts')).toEventParquet(graph, lexicon),
    }),
  },
  {
    name: 'neo4j',
    extension: '.neo4j.csv',
    title: 'two tables for neo4j-admin import',
    write: async (graph) => {
      const { toNeo4jActors, toNeo4jRelations } = await import('./neo4j-csv.ts');
      return { '.actors.csv': toNeo4jActors(graph), '.relations.csv': toNeo4jRelations(graph) };
    },
  },
  {
    name: 'neo4j-claims',
    extension: '.claims.neo4j.csv',
    title: 'tables for neo4j-admin import with claims, sentences and articles as nodes',
    write: async (graph) => {
      const tables = (await import('./neo4j-csv.ts')).toNeo4jClaims(graph);
      return Object.fromEntries(Object.entries(tables).map(([name, table]) => [`.${name}.csv`, table]));
    },
  },
  {
    name: 'cypher',
    extension: '.cypher',
    title: 'a Cypher script, for Neo4j and Memgraph',
    write: async (graph) => ({ '.cypher': (await import('./cypher.ts')).toCypher(graph) }),
  },
  {
    name: 'cypher-claims',
    extension: '.claims.cypher',
    title: 'a Cypher script with claims, sentences and articles as nodes',
    write: async (graph) => ({ '.claims.cypher': (await import('./cypher.ts')).toClaimCypher(graph) }),
  },
  {
    name: 'turtle',
    extension: '.ttl',
    title: 'RDF as Turtle, claims as nodes',
    write: async (graph) => ({ '.ttl': (await import('./turtle.ts')).toTurtle(graph) }),
  },
  {
    name: 'trig',
    extension: '.trig',
    title: 'RDF as TriG, what each claim says in a named graph',
    write: async (graph) => ({ '.trig': (await import('./turtle.ts')).toTrig(graph) }),
  },
  {
    name: 'json-ld',
    extension: '.jsonld',
    title: 'RDF as JSON-LD, the same statements as TriG',
    write: async (graph) => ({ '.jsonld': (await import('./json-ld.ts')).toJsonLd(graph) }),
  },
  {
    name: 'dot',
    extension: '.dot',
    title: 'DOT, for Graphviz',
    write: async (graph) => ({ '.dot': (await import('./dot.ts')).toDot(graph) }),
  },
  {
    name: 'svg',
    extension: '.svg',
    title: 'a picture, for browsers and vector editors',
    write: async (graph) => ({ '.svg': (await import('./svg.ts')).toSvg(graph) }),
  },
  {
    name: 'html',
    extension: '.html',
    title: 'one page with the viewer and the graph in it',
    write: async (graph, { viewer }) => ({
      '.html': await (await import('./html.ts')).toHtml(graph, viewer),
    }),
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

/**
 * Write a graph in a format.
 *
 * @param name of the file asked for; it ends in the format's extension.
 * @returns the files with their full names, such as `g.nodes.csv` and `g.edges.csv` for `g.csv`.
 */
export async function writeFormat(
  graph: KnowledgeGraph,
  format: Format,
  name: string,
  sources: FormatSources,
): Promise<FormatFile[]> {
  const stem = name.slice(0, name.length - format.extension.length);
  const files = await format.write(graph, sources);
  return Object.entries(files).map(([suffix, content]) => ({ path: `${stem}${suffix}`, content }));
}
