import { DataFactory as terms, Writer, type Quad } from 'n3';
import type { KnowledgeGraph } from '../types/graph.ts';
import { PREFIXES, statementsOf, type Statement } from './rdf.ts';

/** The graph as Turtle: claims as nodes, and bare statements of what is told as a fact. */
export function toTurtle(graph: KnowledgeGraph): string {
  // Turtle knows no named graphs, and the writer would not say so.
  return write(
    statementsOf(graph).filter((statement) => statement.graph === null),
    'text/turtle',
  );
}

/** The graph as TriG: as Turtle, and what each claim says in a named graph of its own. */
export function toTrig(graph: KnowledgeGraph): string {
  return write(statementsOf(graph), 'application/trig');
}

function write(statements: readonly Statement[], format: string): string {
  const writer = new Writer({ format, prefixes: PREFIXES });
  writer.addQuads(statements.map(quadOf));
  let text = '';
  writer.end((error: Error | null, result: string) => {
    if (error) throw error;
    text = result;
  });
  return text;
}

function quadOf({ subject, predicate, object, graph }: Statement): Quad {
  return terms.quad(
    terms.namedNode(subject),
    terms.namedNode(predicate),
    'iri' in object
      ? terms.namedNode(object.iri)
      : terms.literal(object.text, object.type ? terms.namedNode(object.type) : undefined),
    graph === null ? terms.defaultGraph() : terms.namedNode(graph),
  );
}
